using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Vertelpunt.Cli.Files;

/// <summary>One line of a file of JSON lines: an object, or what is wrong with it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Value">Null when the line is bad.</param>
/// <param name="Problem">In plain words without the line's text; null when the line is good.</param>
public sealed record JsonLine(long Number, JsonElement? Value, string? Problem);

/// <summary>Reads files of JSON lines of any length without holding more than a line.</summary>
public static class JsonLines
{
    /// <summary>The most one line may hold, in bytes.</summary>
    public const int MaxLineBytes = 4_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>All lines that are not blank, in order.</summary>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new(bufferSize: 1 << 16));
        long number = 0;
        var skipping = false;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                number++;
                var line = buffer.Slice(0, end);
                if (skipping)
                {
                    skipping = false;
                }
                else if (Parse(number, line) is { } parsed)
                {
                    yield return parsed;
                }

                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > MaxLineBytes)
            {
                if (!skipping)
                {
                    skipping = true;
                    yield return TooLong(number + 1);
                }

                buffer = buffer.Slice(buffer.End);
            }

            if (result.IsCompleted)
            {
                if (!skipping && Parse(number + 1, buffer) is { } last)
                {
                    yield return last;
                }

                await reader.CompleteAsync();
                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>The text in a field, or what is wrong: a lone surrogate cannot be stood for by any text.</summary>
    /// <returns>The text; null with a problem, or null without one when the field is absent.</returns>
    public static string? Text(JsonElement line, string field, out string? problem)
    {
        problem = null;
        if (!line.TryGetProperty(field, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            problem = $"\"{field}\" is not a text.";
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            problem = $"\"{field}\" holds half a character (a lone surrogate).";
            return null;
        }
    }

    private static JsonLine TooLong(long number) => new(number, null, $"The line is longer than {MaxLineBytes:N0} bytes.");

    private static JsonLine? Parse(long number, ReadOnlySequence<byte> line)
    {
        if (line.Length > MaxLineBytes)
        {
            return TooLong(number);
        }

        var bytes = line.IsSingleSegment ? line.First : line.ToArray();
        if (number == 1 && bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            _ = Utf8.Strict.GetCharCount(bytes.Span);
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(number, document.RootElement.Clone(), null)
                : new(number, null, "The line is JSON, but not an object between { and }.");
        }
        catch (DecoderFallbackException)
        {
            return new(number, null, "The line is not UTF-8 text.");
        }
        catch (JsonException)
        {
            return new(number, null, "The line is not JSON.");
        }
    }
}
