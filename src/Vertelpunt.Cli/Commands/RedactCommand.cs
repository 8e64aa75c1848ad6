using System.CommandLine;
using System.Text.Json;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Processing;

namespace Vertelpunt.Cli.Commands;

/// <summary>Redacts texts that are no stories in a database.</summary>
internal static class RedactCommand
{
    public static Command Build()
    {
        var input = new Argument<string>("input") { Description = "A text file, a folder of .txt files, a .jsonl file with a \"text\" on each line, or - for standard input" };
        var findings = new Option<bool>("--findings") { Description = "Print what was found as JSON instead of the redacted text" };
        var lines = new Option<bool>("--jsonl") { Description = "Standard input holds JSON lines" };
        var skip = BadLines.Option();
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file; for a folder, to this folder, one file for each", HelpName = "PATH" };
        var command = new VertelpuntCommand(
            "redact",
            "Takes personal data out of texts, or tells what it found. The offsets it tells count Unicode code points.",
            "vertelpunt redact verhaal.txt",
            "vertelpunt redact - --findings < verhaal.txt",
            "vertelpunt redact verhalen/ --output zonder-namen/",
            "vertelpunt redact verhalen.jsonl --output zonder-namen.jsonl") { input, findings, lines, skip, output };
        return command.Does((parsed, cancellationToken) =>
            RunAsync(
                parsed.GetValue(input)!, // required
                parsed.GetValue(output), parsed.GetValue(findings), parsed.GetValue(lines), parsed.GetValue(skip), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(string input, string? output, bool findings, bool lines, bool skipBad, TextWriter standardOutput, TextWriter error, CancellationToken cancellationToken)
    {
        if (Directory.Exists(input))
        {
            return await RedactFolderAsync(input, output, findings, standardOutput, error, cancellationToken);
        }

        if (lines || input.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            await using var stream = TextSource.Open(input);
            var processor = StoryProcessor.Create(ProductData.Folder);
            var bad = new BadLines(input, skipBad);
            await OutputFile.WriteAsync(output, standardOutput, async writer =>
            {
                await foreach (var line in JsonLines.ReadAsync(stream, cancellationToken))
                {
                    if (RedactLine(processor, line, findings, out var problem) is { } redacted)
                    {
                        await writer.WriteLineAsync(redacted);
                    }
                    else
                    {
                        bad.Add($", line {line.Number}: {problem}");
                    }
                }
            });
            await bad.TellAsync(error);
            return ExitCode.Ok;
        }

        var text = await TextSource.ReadAsync(input, cancellationToken);
        var result = findings ? FindingsOf(StoryProcessor.Create(ProductData.Folder), text) + "\n" : Redact(StoryProcessor.Create(ProductData.Folder), text);
        await OutputFile.WriteAsync(output, standardOutput, writer => writer.WriteAsync(result));
        return ExitCode.Ok;
    }

    private static async Task<ExitCode> RedactFolderAsync(string folder, string? output, bool findings, TextWriter standardOutput, TextWriter error, CancellationToken cancellationToken)
    {
        var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw CliFailure.BadInput($"The folder '{folder}' holds no .txt files.");
        }

        if (output is not null && Path.GetFullPath(output) == Path.GetFullPath(folder))
        {
            throw CliFailure.BadInput("--output names the folder that is read; the originals would be gone. Name another.");
        }

        var processor = StoryProcessor.Create(ProductData.Folder);
        if (output is null)
        {
            foreach (var file in files)
            {
                var text = await TextSource.ReadAsync(file, cancellationToken);
                var line = FindingsJson.Line(json =>
                {
                    json.WriteString("file", Path.GetFileName(file));
                    WriteResult(json, processor, text, findings);
                });
                await standardOutput.WriteLineAsync(line);
            }

            return ExitCode.Ok;
        }

        Directory.CreateDirectory(output);
        using var progress = new ProgressLine(error, "Redacting", files.Count);
        foreach (var file in files)
        {
            var text = await TextSource.ReadAsync(file, cancellationToken);
            var (name, result) = findings
                ? (Path.GetFileNameWithoutExtension(file) + ".json", FindingsOf(processor, text) + "\n")
                : (Path.GetFileName(file), Redact(processor, text));
            await OutputFile.WriteAsync(Path.Combine(output, name), standardOutput, writer => writer.WriteAsync(result));
            progress.Step();
        }

        return ExitCode.Ok;
    }

    private static string? RedactLine(StoryProcessor processor, JsonLine line, bool findings, out string? problem)
    {
        problem = line.Problem;
        var text = line.Value is { } value ? JsonLines.Text(value, "text", out problem) : null;
        problem ??= text is null ? "There is no \"text\"." : text.Contains('\0') ? "\"text\" holds a NUL character." : null;
        if (text is null || problem is not null)
        {
            return null;
        }

        return FindingsJson.Line(json =>
        {
            if (line.Value is { } given && given.TryGetProperty("id", out var id))
            {
                json.WritePropertyName("id");
                id.WriteTo(json);
            }

            WriteResult(json, processor, text, findings);
        });
    }

    private static void WriteResult(Utf8JsonWriter json, StoryProcessor processor, string text, bool findings)
    {
        if (findings)
        {
            FindingsJson.Write(json, text, Find(processor, text));
        }
        else
        {
            json.WriteString("text", Redact(processor, text));
        }
    }

    private static string FindingsOf(StoryProcessor processor, string text) => FindingsJson.Line(json => FindingsJson.Write(json, text, Find(processor, text)));

    private static IReadOnlyList<Finding> Find(StoryProcessor processor, string text) => processor.Find(StoryDocument.OfText(text), RedactionPolicy.Default);

    private static string Redact(StoryProcessor processor, string text)
    {
        var document = StoryDocument.OfText(text);
        return processor.Redact(document, processor.Find(document, RedactionPolicy.Default)).Text.Text;
    }
}
