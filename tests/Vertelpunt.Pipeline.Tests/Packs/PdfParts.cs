using System.Text;
using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Tests.Packs;

/// <summary>What a PDF says about its own structure, read from its objects (ISO 32000-1, 12.3.3 outlines and 14.7 structure).</summary>
/// <param name="Catalog">The catalogue's dictionary.</param>
/// <param name="Tags">How often each kind of structure element occurs.</param>
/// <param name="FiguresWithWords">Figures that have a text in place of the picture.</param>
/// <param name="Outline">Titles, parents after their parts.</param>
internal sealed partial record PdfParts(string Catalog, IReadOnlyDictionary<string, int> Tags, int FiguresWithWords, IReadOnlyList<string> Outline)
{
    /// <summary>Reads files as Chromium writes them: objects in the open, only their streams packed.</summary>
    public static PdfParts Of(byte[] pdf)
    {
        var objects = Object().Matches(Encoding.Latin1.GetString(pdf)).Select(m => m.Groups[1].Value).ToList();
        var elements = objects.Where(o => o.Contains("/Type /StructElem", StringComparison.Ordinal)).ToList();
        return new(
            objects.Single(o => o.Contains("/Type /Catalog", StringComparison.Ordinal)),
            elements.Select(e => Tag().Match(e).Groups[1].Value).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count()),
            elements.Count(e => Tag().Match(e).Groups[1].Value == "Figure" && e.Contains("/Alt ", StringComparison.Ordinal)),
            [.. objects.Where(o => o.Contains("/Dest [", StringComparison.Ordinal) && Title().IsMatch(o)).Select(o => Words(Title().Match(o)))]);
    }

    /// <summary>A string in brackets, or in hexadecimal as UTF-16 when it holds more than Latin letters.</summary>
    private static string Words(Match title) => title.Groups[2].Success
        ? Encoding.BigEndianUnicode.GetString(Convert.FromHexString(title.Groups[2].Value)).TrimStart('\uFEFF')
        : Escaped().Replace(title.Groups[1].Value, "$1");

    [GeneratedRegex(@"\n\d+ 0 obj\n(.*?)(?:\nstream\r?\n|\nendobj)", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/S /(\w+)")]
    private static partial Regex Tag();

    [GeneratedRegex(@"/Title (?:\(((?:[^\\()]|\\.)*)\)|<([0-9A-Fa-f]*)>)", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
