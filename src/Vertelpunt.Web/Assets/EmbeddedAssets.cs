using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Vertelpunt.Web.Assets;

/// <summary>The style sheet, the script module and the icon, embedded in the assembly so that no folder beside the program has to be right.</summary>
/// <remarks>Addresses carry a hash of the content: they may be kept for a year, and a new version has a new address.</remarks>
public static class EmbeddedAssets
{
    private const string Prefix = "/s/";
    private static readonly FrozenDictionary<string, Asset> ByName = Read();
    private static readonly FrozenDictionary<string, Asset> ByUrl = ByName.Values.ToFrozenDictionary(a => a.Url);

    /// <summary>The address of the file, such as "/s/site.0a1b2c3d4e5f.css".</summary>
    public static string Url(string name) => ByName[name].Url;

    /// <summary>Answers requests for these files and leaves the others.</summary>
    public static async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/s", StringComparison.Ordinal)
            || !ByUrl.TryGetValue(context.Request.Path.Value ?? "", out var asset)
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            await next(context);
            return;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Bytes.Length;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(asset.Bytes, context.RequestAborted);
        }
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        const string Folder = "Vertelpunt.Web.wwwroot.";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(resource =>
        {
            using var stream = assembly.GetManifestResourceStream(resource)!; // listed just above
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[Folder.Length..];
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            return new Asset(name, $"{Prefix}{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", bytes, TypeOf(name));
        }).ToFrozenDictionary(a => a.Name);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".mjs" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No content type is known for embedded files that end in '{other}'."),
    };

    private sealed record Asset(string Name, string Url, byte[] Bytes, string ContentType);
}
