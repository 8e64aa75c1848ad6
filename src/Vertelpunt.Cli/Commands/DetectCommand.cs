using System.CommandLine;
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
        var skip = new Option<bool>("--skip-bad") { Description = "Leave out lines that cannot be read, and tell how many" };
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
        var skipped = 0;
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
                    else if (skipBad)
                    {
                        skipped++;
                    }
                    else
                    {
                        throw CliFailure.BadInput($"{TextSource.NameOf(input)}, line {line.Number}: {problem}");
                    }
                }
            });
        }

        if (skipped > 0)
        {
            await error.WriteLineAsync($"Left out {skipped} {(skipped == 1 ? "line" : "lines")} that could not be read.");
        }

        return ExitCode.Ok;
    }

    private static string? Detect(StoryProcessor processor, JsonLine line, out string? problem)
    {
        problem = line.Problem;
        if (line.Value is not { } value)
        {
            return null;
        }

        var id = JsonLines.Text(value, "id", out problem);
        var text = problem is null ? JsonLines.Text(value, "text", out problem) : null;
        if (problem is null && (id is null || text is null))
        {
            problem = id is null ? "There is no \"id\"." : "There is no \"text\".";
        }
        else if (text is not null && text.Contains('\0'))
        {
            problem = "\"text\" holds a NUL character.";
        }

        return problem is not null ? null : FindingsJson.Line(json =>
        {
            json.WriteString("id", id);
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
