using System.Text;
using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Testing;

namespace Vertelpunt.Pipeline.Tests.Detection;

/// <summary>The cases of data/cases: texts in which ⟦ and ⟧ stand around what must be found, and texts in which nothing of the kind is.</summary>
internal sealed record DetectionCases(IdentifierKind Kind, IReadOnlyList<string> Found, IReadOnlyList<string> NearMisses)
{
    public static IEnumerable<string> Files =>
        Directory.GetFiles(Path.Combine(Repository.Data, "cases"), "*.json").Select(Path.GetFileName).OfType<string>().Where(f => f != "known-failures.json").Order(StringComparer.Ordinal);

    public static DetectionCases Read(string file)
    {
        using var json = JsonDocument.Parse(Repository.Read(Path.Combine("data", "cases", file)));
        var root = json.RootElement;
        var kind = IdentifierKinds.FromLabel(root.GetProperty("kind").GetString() ?? "") ?? throw new InvalidDataException($"{file} names no kind.");
        return new(kind, Texts("found"), Texts("nearMisses"));

        string[] Texts(string name) => [.. root.GetProperty(name).EnumerateArray().Select(t => t.GetString() ?? "")];
    }

    /// <summary>The text without marks, and the spans the marks stood around.</summary>
    public static (string Text, IReadOnlyList<TextSpan> Spans) Unmark(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        var start = 0;
        foreach (var c in marked)
        {
            switch (c)
            {
                case '⟦':
                    start = text.Length;
                    break;
                case '⟧':
                    spans.Add(new(start, text.Length));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return (text.ToString(), spans);
    }
}
