using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Pipeline.Risk.Validation;

namespace Vertelpunt.Cli.Commands;

/// <summary>Measures the risk model: on invented people with known truth, or beside readers of annotated stories.</summary>
internal static class ValidateRiskCommand
{
    public static Command Build()
    {
        var stories = new Option<int>("--stories") { Description = "How many invented stories; half fits, half is measured", DefaultValueFactory = _ => 12_000, HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Makes the same people again", DefaultValueFactory = _ => new RiskValidationOptions().Seed, HelpName = "N" };
        var texts = new Option<int?>("--texts") { Description = "Instead: tell the facts of this many invented people as Dutch texts, detect, read and score them", HelpName = "N" };
        var annotated = new Option<string?>("--annotated") { Description = "Instead: JSON lines of stories with \"text\", \"spans\" and \"risk\"", HelpName = "FILE" };
        var fit = new Option<string[]>("--fit-levels") { Description = "Instead: fit readers' scale on these annotated stories, detected by taggers that did not see them", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var gold = new Option<bool>("--annotated-spans") { Description = "With --annotated or --fit-levels: take the annotated spans instead of detecting" };
        var command = new VertelpuntCommand(
            "validate-risk",
            "Measures the risk estimate and writes the tables of docs/risk-validation.md.",
            "vertelpunt validate-risk --stories 12000",
            "vertelpunt validate-risk --texts 2000",
            "vertelpunt validate-risk --annotated verhalen.jsonl",
            "vertelpunt validate-risk --fit-levels data/training/stories-train-*.jsonl") { stories, seed, texts, annotated, fit, gold };
        return command.Does(async (parsed, cancellationToken) =>
        {
            var model = RiskModel.Load(ProductData.Folder);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(annotated) is { } path)
            {
                await output.WriteAsync(Beside(path, model, parsed.GetValue(gold)));
                return ExitCode.Ok;
            }

            if (parsed.GetValue(texts) is { } count)
            {
                if (count is < 100 or > 100_000)
                {
                    throw CliFailure.BadInput("--texts must be from 100 to 100,000.");
                }

                var processor = StoryProcessor.Create(ProductData.Folder);
                await output.WriteAsync(TextValidation.ToMarkdown(TextValidation.Run(model, document => processor.Find(document, RedactionPolicy.Default), count, parsed.GetValue(seed))));
                return ExitCode.Ok;
            }

            if (parsed.GetValue(fit) is { Length: > 0 } files)
            {
                await output.WriteAsync(Fitted(files, model, parsed.GetValue(gold), parsed.GetValue(seed), cancellationToken));
                return ExitCode.Ok;
            }

            if (parsed.GetValue(stories) is not (>= 200 and <= 1_000_000))
            {
                throw CliFailure.BadInput("--stories must be from 200 to 1,000,000.");
            }

            await output.WriteAsync(RiskValidation.ToMarkdown(RiskValidation.Run(model, new(parsed.GetValue(seed), parsed.GetValue(stories)))));
            return ExitCode.Ok;
        });
    }

    private static string Fitted(string[] files, RiskModel model, bool takeSpans, int seed, CancellationToken cancellationToken)
    {
        var stories = new List<LabelledStory>();
        try
        {
            if (takeSpans)
            {
                foreach (var file in files)
                {
                    using var reader = new StreamReader(TextSource.Open(file), Utf8.Strict);
                    stories.AddRange(RiskAgreement.Read(reader, find: null));
                }
            }
            else
            {
                stories.AddRange(UnseenDetection.Of(files, Lexicons.Load(Path.Combine(ProductData.Folder, "lexicons")), cancellationToken));
            }

            return LevelFit.ToMarkdown(LevelFit.Fit(stories, new RiskAssessor(model), seed));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or BadLineException)
        {
            throw CliFailure.BadInput(e.Message);
        }
    }

    private static string Beside(string path, RiskModel model, bool takeSpans)
    {
        var processor = takeSpans ? null : StoryProcessor.Create(ProductData.Folder);
        var agreement = new RiskAgreement();
        using var reader = new StreamReader(TextSource.Open(path), Utf8.Strict);
        try
        {
            agreement.Add(reader, new RiskAssessor(model), processor is null ? null : document => processor.Find(document, RedactionPolicy.Default));
        }
        catch (FormatException e)
        {
            throw CliFailure.BadInput($"{TextSource.NameOf(path)}, {e.Message}");
        }

        return agreement.Stories > 0 ? agreement.ToMarkdown() : throw CliFailure.BadInput($"{TextSource.NameOf(path)} holds no story with a \"risk\".");
    }
}
