using System.Net;
using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Texts that other tools keep as HTML, as plain text.</summary>
internal static partial class Markup
{
    public static string Plain(string html) => Spaces().Replace(Tags().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " "), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
