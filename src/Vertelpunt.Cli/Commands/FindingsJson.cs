using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Cli.Files;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Cli.Commands;

/// <summary>Findings as JSON: what docs/annotation.md calls them, offsets in Unicode code points.</summary>
internal static class FindingsJson
{
    // Readable Dutch; what is written here goes to files and terminals, never into a page.
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON object on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Utf8.Strict.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public static void Write(Utf8JsonWriter json, string text, IReadOnlyList<Finding> findings)
    {
        var points = new CodePoints(text);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteNumber("start", points.At(finding.Span.Start));
            json.WriteNumber("end", points.At(finding.Span.End));
            json.WriteString("kind", finding.Kind.Label());
            json.WriteString("type", finding.Kind.TypeOf().ToString().ToLowerInvariant());
            json.WriteNumber("entity", finding.Entity);
            json.WriteNumber("confidence", Math.Round(finding.Confidence, 3));
            json.WriteString("annotator", finding.Annotator);
            json.WriteString("evidence", finding.Evidence);
            json.WriteString("operator", finding.Operator.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
