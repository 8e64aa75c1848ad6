using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vertelpunt.Pipeline.Charts;

namespace Vertelpunt.Dashboard.Security;

/// <summary>The embedded files of wwwroot, each under an address that holds a hash of its content, so that browsers may keep it for good.</summary>
internal static class StaticAssets
{
    private const string Prefix = "wwwroot/";
    private static readonly Dictionary<string, (string Address, byte[] Bytes, string Type)> Files = Read();

    /// <summary>The address of a file such as "desk.css".</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string AddressOf(string name) => Files[name].Address;

    public static void MapStaticFiles(this IEndpointRouteBuilder app)
    {
        var byAddress = Files.Values.ToDictionary(f => f.Address);
        app.MapGet("/static/{file}", (string file, HttpContext context) =>
        {
            if (!byAddress.TryGetValue("/static/" + file, out var found))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(found.Bytes, found.Type);
        }).AllowAnonymous();
    }

    private static Dictionary<string, (string, byte[], string)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, (string, byte[], string)>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!; // listed just above
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[Prefix.Length..];
            if (name == "desk.css")
            {
                bytes = [.. bytes, .. Encoding.UTF8.GetBytes(ChartLook.StyleSheet)];
            }

            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            var type = Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                _ => "application/octet-stream",
            };
            files[name] = ($"/static/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", bytes, type);
        }

        return files;
    }
}
