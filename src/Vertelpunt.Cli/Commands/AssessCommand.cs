using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Risk;

namespace Vertelpunt.Cli.Commands;

/// <summary>Estimates re-identification risk for texts or facts that are in no database.</summary>
internal static class AssessCommand
{
    public static Command Build()
    {
        var input = new Option<string?>("--input", "-i") { Description = "JSON lines with \"id\" and \"text\", perhaps \"title\", \"answers\" and \"group\"; - for standard input", HelpName = "FILE" };
        var facts = new Option<string?>("--facts") { Description = "JSON lines with \"id\" and \"facts\" instead of texts", HelpName = "FILE" };
        var output = new Option<string>("--output", "-o") { Description = "Where to write, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var skip = BadLines.Option();
        var command = new VertelpuntCommand(
            "assess",
            "Estimates how many people could be the teller of each text once direct identifiers are hidden, with reasons and remedies. See docs/risk.md.",
            "vertelpunt assess --input verhalen.jsonl",
            "vertelpunt assess --facts feiten.jsonl --output oordelen.jsonl") { input, facts, output, skip };
        return command.Does(async (parsed, cancellationToken) =>
        {
            var (texts, factFile) = (parsed.GetValue(input), parsed.GetValue(facts));
            if (texts is null == factFile is null)
            {
                throw CliFailure.BadInput("Give either --input (texts) or --facts.");
            }

            var error = parsed.InvocationConfiguration.Error;
            var path = texts ?? factFile!; // one of the two is there
            using var reader = new StreamReader(TextSource.Open(path), Utf8.Strict);
            var lines = new RiskLines(RiskModel.Load(ProductData.Folder));
            var results = texts is null ? lines.AssessFacts(reader) : lines.AssessTexts(reader, Finder());
            var bad = new BadLines(path, parsed.GetValue(skip));
            using (var progress = new ProgressLine(error, "Assessing", null))
            {
                await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, async writer =>
                {
                    foreach (var line in InUtf8(results, path))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        if (line.Json is { } json)
                        {
                            await writer.WriteLineAsync(json);
                            progress.Step();
                        }
                        else
                        {
                            bad.Add($": {line.Error}");
                        }
                    }
                });
            }

            await bad.TellAsync(error);
            return ExitCode.Ok;
        });
    }

    private static Func<StoryDocument, IReadOnlyList<Finding>> Finder()
    {
        var processor = StoryProcessor.Create(ProductData.Folder);
        return document => processor.Find(document, RedactionPolicy.Default);
    }

    private static IEnumerable<RiskLine> InUtf8(IEnumerable<RiskLine> lines, string path)
    {
        using var each = lines.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext())
                {
                    yield break;
                }
            }
            catch (System.Text.DecoderFallbackException)
            {
                throw CliFailure.BadInput($"{TextSource.NameOf(path)} is not UTF-8 text.");
            }

            yield return each.Current;
        }
    }
}
