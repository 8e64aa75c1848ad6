using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Pipeline.Risk.Validation;

namespace Vertelpunt.Cli.Commands;

/// <summary>Measures the risk model: on invented people with known truth, by attacks, and beside readers of annotated stories.</summary>
internal static class ValidateRiskCommand
{
    private const int UsualTexts = 2000;

    public static Command Build()
    {
        var all = new Option<string[]>("--all") { Description = "Everything: the whole report. Takes the annotated training stories; training taggers on them takes minutes", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var stories = new Option<int>("--stories") { Description = "How many invented stories; half fits, half is measured", DefaultValueFactory = _ => 12_000, HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Makes the same people again", DefaultValueFactory = _ => new RiskValidationOptions().Seed, HelpName = "N" };
        var texts = new Option<int?>("--texts") { Description = $"Only: tell the facts of this many invented people as Dutch texts, detect, read and score them (with --all: {UsualTexts:N0})", HelpName = "N" };
        var attacks = new Option<string[]>("--attacks") { Description = "Only: link the stories in these files by wording, invented tellers by answers, infer answers, search invited groups", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var annotated = new Option<string?>("--annotated") { Description = "Only, or besides with --all: JSON lines of stories with \"text\", \"spans\" and \"risk\"", HelpName = "FILE" };
        var fit = new Option<string[]>("--fit-levels") { Description = "Only: fit readers' scale on these annotated stories, detected by taggers that did not see them", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var gold = new Option<bool>("--annotated-spans") { Description = "With --all, --annotated or --fit-levels: take the annotated spans instead of detecting" };
        var output = new Option<string>("--output", "-o") { Description = "Where to write, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var command = new VertelpuntCommand(
            "validate-risk",
            "Measures the risk estimate and writes the tables of docs/risk-validation.md.",
            "vertelpunt validate-risk --all data/training/stories-*.jsonl",
            "vertelpunt validate-risk --stories 12000",
            "vertelpunt validate-risk --texts 2000",
            "vertelpunt validate-risk --attacks data/training/stories-train-*.jsonl",
            "vertelpunt validate-risk --annotated verhalen.jsonl",
            "vertelpunt validate-risk --fit-levels data/training/stories-*.jsonl") { all, stories, seed, texts, attacks, annotated, fit, gold, output };
        return command.Does(async (parsed, cancellationToken) =>
        {
            var report = new RiskReport(RiskModel.Load(ProductData.Folder), parsed.GetValue(seed));
            var (count, told) = (parsed.GetValue(stories), parsed.GetValue(texts));
            if (count is < 200 or > 1_000_000)
            {
                throw CliFailure.BadInput("--stories must be from 200 to 1,000,000.");
            }

            if (told is < 100 or > 100_000)
            {
                throw CliFailure.BadInput("--texts must be from 100 to 100,000.");
            }

            var (whole, linked, fitted) = (parsed.GetValue(all) ?? [], parsed.GetValue(attacks) ?? [], parsed.GetValue(fit) ?? []);
            string?[] only = [whole.Length == 0 && told is not null ? "--texts" : null, linked.Length > 0 ? "--attacks" : null, fitted.Length > 0 ? "--fit-levels" : null, whole.Length == 0 ? parsed.GetValue(annotated) : null];
            if (only.Count(o => o is not null) + (whole.Length > 0 ? 1 : 0) > 1)
            {
                throw CliFailure.BadInput("Give one of --all, --texts, --attacks, --annotated and --fit-levels; --annotated and --texts may go with --all.");
            }

            await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, async writer =>
            {
                if (whole.Length > 0)
                {
                    await report.WriteAsync(writer, count, told ?? UsualTexts, whole, parsed.GetValue(annotated), parsed.GetValue(gold), cancellationToken);
                    return;
                }

                await writer.WriteAsync(
                    linked.Length > 0 ? report.Attacks(linked)
                    : fitted.Length > 0 ? report.Levels(fitted, parsed.GetValue(gold), cancellationToken)
                    : parsed.GetValue(annotated) is { } path ? report.Beside(path, parsed.GetValue(gold))
                    : told is { } some ? report.Texts(some)
                    : report.People(count));
            });
            return ExitCode.Ok;
        });
    }
}
