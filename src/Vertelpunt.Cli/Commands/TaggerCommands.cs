using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;

namespace Vertelpunt.Cli.Commands;

/// <summary>Trains the tagger and measures detection.</summary>
internal static class TaggerCommands
{
    public static Command BuildTrain()
    {
        var data = DataOption("Annotated texts to learn from; several may be named");
        data.AllowMultipleArgumentsPerToken = true;
        var format = FormatOption();
        var output = new Option<string>("--output", "-o") { Description = "Where to write the model", Required = true, HelpName = "MODEL" };
        var skip = BadLines.Option();
        var seed = new Option<int>("--seed") { Description = "The same data and seed give the same bytes", DefaultValueFactory = _ => 1 };
        var command = new VertelpuntCommand(
            "train",
            "Trains the sequence tagger on annotated texts.",
            "vertelpunt train --data data/training/*.jsonl --output data/models/nl.bin",
            "vertelpunt train --data ned.train --format bio --output ned.bin --seed 7") { data, format, output, seed, skip };
        return command.Does((parsed, cancellationToken) => Reading(async () =>
        {
            var files = parsed.GetValue(data)!; // required
            foreach (var file in files)
            {
                await TextSource.Open(file).DisposeAsync();
            }

            var error = parsed.InvocationConfiguration.Error;
            var skipped = parsed.GetValue(skip) ? new SkippedLines() : null;
            var progress = new Progress<TrainingProgress>(p => error.WriteLine($"round {p.Epoch} of {p.Epochs}"));
            var model = DetectionCommands.Train(files, FormatOf(parsed.GetValue(format)), Lists(), parsed.GetValue(seed), progress, skipped, cancellationToken);
            var path = parsed.GetValue(output)!; // required
            var draft = $"{path}.{Guid.NewGuid():N}.part";
            try
            {
                model.Save(draft);
                File.Move(draft, path, overwrite: true);
            }
            catch
            {
                File.Delete(draft);
                throw;
            }

            await BadLines.TellAsync(error, skipped?.Count ?? 0);
            await error.WriteLineAsync($"The model was written ({new FileInfo(path).Length:N0} bytes).");
            return ExitCode.Ok;
        }));
    }

    public static Command BuildEvaluate()
    {
        var data = DataOption("Annotated texts to measure on");
        var format = FormatOption();
        var model = new Option<string?>("--model") { Description = "A model to use instead of the one that came with the program", HelpName = "MODEL" };
        var lowercase = new Option<bool>("--lowercase") { Description = "Measure on copies in lower case" };
        var skip = BadLines.Option();
        var byOrigin = new Option<bool>("--by-origin") { Description = "Also tell the stories again with names of each origin, and how many of those names are found" };
        var command = new VertelpuntCommand(
            "evaluate",
            "Measures detection on annotated texts: what is covered, what is missed, what is marked too much.",
            "vertelpunt evaluate --data verhalen.jsonl",
            "vertelpunt evaluate --data ned.testb --format bio --model ned.bin") { data, format, model, lowercase, byOrigin, skip };
        return command.Does((parsed, _) => Reading(async () =>
        {
            var files = parsed.GetValue(data)!; // required
            foreach (var file in files)
            {
                await using var stream = TextSource.Open(file);
                var skipped = parsed.GetValue(skip) ? new SkippedLines() : null;
                var tagger = TaggerModel.Load(parsed.GetValue(model) is { } named ? ModelFile(named) : Path.Combine(ProductData.Folder, "models", "nl.bin"));
                var report = DetectionCommands.Evaluate(stream, FormatOf(parsed.GetValue(format)), Lists(), tagger, parsed.GetValue(lowercase), byOrigin: parsed.GetValue(byOrigin), skipped: skipped);
                await parsed.InvocationConfiguration.Output.WriteAsync(report);
                await BadLines.TellAsync(parsed.InvocationConfiguration.Error, skipped?.Count ?? 0);
            }

            return ExitCode.Ok;
        }));
    }

    private static Option<string[]> DataOption(string description) => new("--data") { Description = description, Required = true, HelpName = "FILE" };

    private static Option<string> FormatOption()
    {
        var format = new Option<string>("--format") { Description = "stories (JSON lines with spans) or bio (a token and its tag a line)", DefaultValueFactory = _ => "stories" };
        format.AcceptOnlyFromAmong("stories", "bio");
        return format;
    }

    private static CorpusFormat FormatOf(string? name) => name == "bio" ? CorpusFormat.Bio : CorpusFormat.Stories;

    private static Lexicons Lists() => Lexicons.Load(Path.Combine(ProductData.Folder, "lexicons"));

    private static string ModelFile(string path) => File.Exists(path) ? path : throw CliFailure.BadInput($"There is no file '{path}'.");

    private static async Task<ExitCode> Reading(Func<Task<ExitCode>> work)
    {
        try
        {
            return await work();
        }
        catch (BadLineException e)
        {
            throw CliFailure.BadInput($"The data cannot be read, {e.Message}");
        }
        catch (InvalidDataException e)
        {
            throw CliFailure.BadInput(e.Message);
        }
    }
}
