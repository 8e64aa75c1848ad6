using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Cli.Commands;

/// <summary>Every statistic of a set of answers, for others to check.</summary>
internal static class PatternsCommand
{
    public static Command Build()
    {
        var input = new Option<string>("--input", "-i") { Description = "Answers in a table (CSV), or - for standard input", Required = true, HelpName = "FILE" };
        var form = new Option<string>("--form") { Description = "The project file with the questions", Required = true, HelpName = "FILE" };
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
        var output = new Option<string>("--output", "-o") { Description = "Where to write the JSON, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var command = new VertelpuntCommand(
            "patterns",
            "Computes every statistic of a set of answers as JSON. Names and formulas: docs/patterns-json.md.",
            "vertelpunt patterns --input antwoorden.csv --form project.json --output patronen.json",
            "vertelpunt patterns --input antwoorden.csv --form project.json --least 5") { input, form, pairs, least, output };
        return command.Does(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(input)!; // required
            var csv = await TextSource.ReadAsync(path, cancellationToken);
            var questions = await TextSource.ReadAsync(parsed.GetValue(form)!, cancellationToken); // required
            var result = PatternsReport.Run(csv, questions, parsed.GetValue(pairs) == "all", parsed.GetValue(least));
            if (result.Json is not { } json)
            {
                throw CliFailure.BadInput($"{TextSource.NameOf(path)}: {result.Problems[0]}{(result.Problems.Count > 1 ? $" ({result.Problems.Count - 1} more)" : "")}");
            }

            await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, writer => writer.WriteLineAsync(json));
            return ExitCode.Ok;
        });
    }
}
