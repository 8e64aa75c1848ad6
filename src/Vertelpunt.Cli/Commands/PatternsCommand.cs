using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Cli.Commands;

/// <summary>Every statistic of a set of answers, for others to check.</summary>
internal static class PatternsCommand
{
    public static Command Build()
    {
        var input = new Option<string>("--input", "-i") { Description = "Answers in a table (CSV), or - for standard input", Required = true, HelpName = "FILE" };
        var form = new Option<string>("--form") { Description = "The project file with the questions, or the form or definition of another tool", Required = true, HelpName = "FILE" };
        var pairs = new Option<string>("--pairs") { Description = "all, or none for single questions only", DefaultValueFactory = _ => "all" };
        pairs.AcceptOnlyFromAmong("all", "none");
        var least = new Option<int>("--least") { Description = "The fewest people a group may hold to be shown; 1 shows all", DefaultValueFactory = _ => 1 };
        least.Validators.Add(result =>
        {
            if (result.GetValue(least) is < 1 or > 1000)
            {
                result.AddError("--least must be a whole number from 1 to 1000.");
            }
        });
        var format = new Option<string>("--format") { Description = "plain (columns named after questions), narrafirma (story and form CSV) or sensemaker (data CSV and definition JSON)", DefaultValueFactory = _ => "plain" };
        format.AcceptOnlyFromAmong("plain", "narrafirma", "sensemaker");
        var permutations = new Option<int>("--permutations") { Description = "How often to shuffle where a chance is found by shuffling", DefaultValueFactory = _ => 9_999 };
        permutations.Validators.Add(result =>
        {
            if (result.GetValue(permutations) is < 99 or > 1_000_000)
            {
                result.AddError("--permutations must be a whole number from 99 to 1000000.");
            }
        });
        var output = new Option<string>("--output", "-o") { Description = "Where to write the JSON, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var command = new VertelpuntCommand(
            "patterns",
            "Computes every statistic of a set of answers as JSON. Names and formulas: docs/patterns-json.md.",
            "vertelpunt patterns --input antwoorden.csv --form project.json --output patronen.json",
            "vertelpunt patterns --input antwoorden.csv --form project.json --least 5",
            "vertelpunt patterns --input verhalen.csv --form formulier.csv --format narrafirma") { input, form, pairs, least, format, permutations, output };
        return command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(input)!; // required
            var csv = await TextSource.ReadAsync(path, cancellationToken);
            var questions = await TextSource.ReadAsync(parsed.GetValue(form)!, cancellationToken); // required
            var (all, fewest, shuffles) = (parsed.GetValue(pairs) == "all", parsed.GetValue(least), parsed.GetValue(permutations));
            var result = parsed.GetValue(format) switch
            {
                "narrafirma" => PatternsReport.Run(NarraFirmaImport.Read(csv, questions), all, fewest, shuffles),
                "sensemaker" => PatternsReport.Run(SenseMakerImport.Read(csv, questions), all, fewest, shuffles),
                _ => PatternsReport.Run(csv, questions, all, fewest, shuffles),
            };
            if (result.Json is not { } json)
            {
                throw CliFailure.BadInput($"{TextSource.NameOf(path)}: {result.Problems[0]}{(result.Problems.Count > 1 ? $" ({result.Problems.Count - 1} more)" : "")}");
            }

            await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, writer => writer.WriteLineAsync(json));
            return ExitCode.Ok;
        });
    }
}
