using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>Reads stories from JSON lines, one at a time: memory does not grow with the file.</summary>
/// <remarks>{"id", "text", "spans": [[start, end, "LABEL", confidence?], ...]} with offsets in Unicode code points; "spans" may be absent.</remarks>
public static class StoryLines
{
    /// <summary>The longest line accepted, in bytes.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, true);
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The stories of <paramref name="stream"/>, in order; empty lines are passed over.</summary>
    /// <param name="skipped">Counts the lines that cannot be read and are left out; without it, none is.</param>
    /// <exception cref="BadLineException">a line cannot be read and <paramref name="skipped"/> is null.</exception>
    public static IEnumerable<AnnotatedStory> Read(Stream stream, SkippedLines? skipped = null)
    {
        var number = 0;
        foreach (var line in Lines(stream))
        {
            number++;
            AnnotatedStory? story;
            string? problem;
            if (line is null)
            {
                (story, problem) = (null, $"longer than {LongestLine / 1024 / 1024} MB");
            }
            else if (line.AsSpan().IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0)
            {
                continue;
            }
            else
            {
                (story, problem) = Parse(line, number);
            }

            if (story is not null)
            {
                yield return story;
            }
            else
            {
                SkippedLines.Add(skipped, number, problem ?? "cannot be read");
            }
        }
    }

    /// <summary>Writes one line with the spans of a story, offsets in code points.</summary>
    /// <param name="withText">Whether "text" is written too.</param>
    public static void Write(Stream stream, AnnotatedStory story, bool withText = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(story);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", story.Id);
            if (withText)
            {
                json.WriteString("text", story.Text);
            }

            json.WriteStartArray("spans");
            var (unit, point) = (0, 0);
            foreach (var span in story.Spans.OrderBy(s => s.Span))
            {
                var start = Points(span.Span.Start);
                json.WriteStartArray();
                json.WriteNumberValue(start);
                json.WriteNumberValue(start + CodePoints(story.Text.AsSpan(span.Span.Start, span.Span.Length)));
                json.WriteStringValue(span.Kind.Label());
                json.WriteNumberValue(Math.Round((decimal)span.Confidence, 4));
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();

            int Points(int to)
            {
                point += CodePoints(story.Text.AsSpan(unit, to - unit));
                unit = to;
                return point;
            }
        }

        stream.Write(buffer.WrittenSpan);
        stream.WriteByte((byte)'\n');
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    private static (AnnotatedStory? Story, string? Problem) Parse(ReadOnlyMemory<byte> line, int number)
    {
        if (number == 1 && line.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            line = line[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            Strict.GetCharCount(line.Span);
        }
        catch (DecoderFallbackException)
        {
            return (null, "not valid UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var textValue) || textValue.ValueKind != JsonValueKind.String)
            {
                return (null, "no object with a \"text\"");
            }

            var text = textValue.GetString()!;
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                return (null, "the text holds a NUL character");
            }

            var id = root.TryGetProperty("id", out var idValue) ? idValue.ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var spans = new List<LabelledSpan>();
            if (root.TryGetProperty("spans", out var spanValues) && ReadSpans(spanValues, text, spans) is { } problem)
            {
                return (null, problem);
            }

            return (new(id, text, spans), null);
        }
        catch (JsonException)
        {
            return (null, "not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for an escape such as \ud800 that stands alone.
            return (null, "half a character (a lone surrogate)");
        }
    }

    private static string? ReadSpans(JsonElement values, string text, List<LabelledSpan> into)
    {
        if (values.ValueKind != JsonValueKind.Array)
        {
            return "\"spans\" is not a list";
        }

        var units = UnitOffsets(text);
        foreach (var value in values.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < 3
                || value[0].ValueKind != JsonValueKind.Number || !value[0].TryGetInt32(out var start)
                || value[1].ValueKind != JsonValueKind.Number || !value[1].TryGetInt32(out var end)
                || value[2].ValueKind != JsonValueKind.String)
            {
                return "a span is not [start, end, label]";
            }

            if (start < 0 || end <= start || end >= units.Length)
            {
                return "a span lies outside the text";
            }

            if (IdentifierKinds.FromLabel(value[2].GetString()!) is not { } kind)
            {
                return "a span has an unknown label";
            }

            into.Add(new(new(units[start], units[end]), kind));
        }

        into.Sort((a, b) => a.Span.CompareTo(b.Span));
        return null;
    }

    // For each code point, and for the end, its UTF-16 offset.
    private static int[] UnitOffsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            offsets.Add(i);
        }

        offsets.Add(text.Length);
        return [.. offsets];
    }

    // Lines without their end; null for one that is too long.
    private static IEnumerable<byte[]?> Lines(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        var line = new ArrayBufferWriter<byte>();
        var tooLong = false;
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            var start = 0;
            while (start < read)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                tooLong |= line.WrittenCount + length > LongestLine;
                if (!tooLong)
                {
                    line.Write(buffer.AsSpan(start, length));
                }

                if (end < 0)
                {
                    break;
                }

                yield return tooLong ? null : line.WrittenSpan.ToArray();
                line.ResetWrittenCount();
                tooLong = false;
                start = end + 1;
            }
        }

        if (line.WrittenCount > 0 || tooLong)
        {
            yield return tooLong ? null : line.WrittenSpan.ToArray();
        }
    }
}
