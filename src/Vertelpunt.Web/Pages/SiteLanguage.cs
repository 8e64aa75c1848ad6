using Microsoft.AspNetCore.Http;

namespace Vertelpunt.Web.Pages;

/// <summary>The language of a request: of the visit where there is one, else as the address asks, else Dutch.</summary>
internal static class SiteLanguage
{
    private static readonly object Key = new();

    public static string Of(HttpContext context) =>
        context.Items.TryGetValue(Key, out var set) && set is string language ? language : context.Request.Query["taal"] == "en" ? "en" : "nl";

    public static void Set(HttpContext context, string language) => context.Items[Key] = language == "en" ? "en" : "nl";

    public static string Keep(string path, string language) =>
        language == "en" ? path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "taal=en" : path;
}
