using System.CommandLine;
using System.Text.Json;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Cli.Commands;

/// <summary>Detection over a file of texts, for measuring and for other programs.</summary>
internal static class DetectCommand
{
    public static Command Build()
    {
        var input = new Option<string>("--input", "-i") { Description = "JSON lines with \"id\" and \"text\", or - for standard input", Required = true, HelpName = "FILE" };
        var output = new Option<string>("--output", "-o") { Description = "Where to write, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var skip = BadLines.Option();
        var command = new VertelpuntCommand(
            "detect",
            "Finds personal data in a file of texts: {\"id\", \"spans\": [[start, end, \"LABEL\", confidence], ...]} for each, in the same order. Offsets count Unicode code points.",
            "vertelpunt detect --input verhalen.jsonl --output gevonden.jsonl",
            "cat verhalen.jsonl | vertelpunt detect --input - --skip-bad > gevonden.jsonl") { input, output, skip };
        return command.Does((parsed, cancellationToken) =>
            RunAsync(
                parsed.GetValue(input)!, // required
                parsed.GetValue(output)!, // has a default
                parsed.GetValue(skip), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(string input, string output, bool skipBad, TextWriter standardOutput, TextWriter error, CancellationToken cancellationToken)
    {
        await using var stream = TextSource.Open(input);
        var processor = StoryProcessor.Create(ProductData.Folder);
        var bad = new BadLines(input, skipBad);
        using (var progress = new ProgressLine(error, "Reading texts", null))
        {
            await OutputFile.WriteAsync(output, standardOutput, async writer =>
            {
                await foreach (var line in JsonLines.ReadAsync(stream, cancellationToken))
                {
                    if (Detect(processor, line, out var problem) is { } found)
                    {
                        await writer.WriteLineAsync(found);
                        progress.Step();
                    }
                    else
                    {
                        bad.Add($", line {line.Number}: {problem}");
                    }
                }
            });
        }

        await bad.TellAsync(error);
        return ExitCode.Ok;
    }

    private static string? Detect(StoryProcessor processor, JsonLine line, out string? problem)
    {
        problem = line.Problem;
        if (line.Value is not { } value)
        {
            return null;
        }

        // An id that is a number stays one.
        var number = value.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.Number;
        var id = number ? null : JsonLines.Text(value, "id", out problem);
        var text = problem is null ? JsonLines.Text(value, "text", out problem) : null;
        if (problem is null && ((id is null && !number) || text is null))
        {
            problem = text is null ? "There is no \"text\"." : "There is no \"id\".";
        }
        else if (text is not null && text.Contains('\0'))
        {
            problem = "\"text\" holds a NUL character.";
        }

        return problem is not null ? null : FindingsJson.Line(json =>
        {
            json.WritePropertyName("id");
            if (number)
            {
                given.WriteTo(json);
            }
            else
            {
                json.WriteStringValue(id);
            }

            json.WriteStartArray("spans");
            var points = new CodePoints(text);
            foreach (var finding in processor.Find(StoryDocument.OfText(text!), RedactionPolicy.Default)) // seen above
            {
                json.WriteStartArray();
                json.WriteNumberValue(points.At(finding.Span.Start));
                json.WriteNumberValue(points.At(finding.Span.End));
                json.WriteStringValue(finding.Kind.Label());
                json.WriteNumberValue(Math.Round(finding.Confidence, 3));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        });
    }
}
