using System.CommandLine;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Pipeline.Risk;

namespace Vertelpunt.Cli.Commands;

/// <summary>Keeps the figures of the risk model up to date.</summary>
internal static class PopulationCommand
{
    public static Command Build() => new Command("population", "The figures the risk estimate counts with.") { BuildImport() };

    private static VertelpuntCommand BuildImport()
    {
        var input = new Option<string>("--input", "-i") { Description = "CSV of CBS with names: Geslacht, Leeftijd, Regio's, Perioden, Bevolking", Required = true, HelpName = "FILE" };
        var folder = new Option<string?>("--population") { Description = "The folder with places.csv; the one of the program when not given", HelpName = "FOLDER" };
        var output = new Option<string>("--output", "-o") { Description = "Where to write the new places.csv, or - for standard output", DefaultValueFactory = _ => "-", HelpName = "FILE" };
        var command = new VertelpuntCommand(
            "import",
            "Brings the towns of the risk model up to date with newer official counts by municipality, age and sex. See docs/risk.md.",
            "vertelpunt population import --input bevolking-2026.csv --output data/population/places.csv") { input, folder, output };
        return command.Does(async (parsed, _) =>
        {
            var path = parsed.GetValue(input)!; // required
            PopulationImportResult result;
            try
            {
                using var reader = new StreamReader(TextSource.Open(path), Utf8.Strict);
                result = PopulationImport.Import(reader, parsed.GetValue(folder) ?? Path.Combine(ProductData.Folder, "population"));
            }
            catch (Exception e) when (e is FormatException or InvalidDataException)
            {
                throw CliFailure.BadInput($"{TextSource.NameOf(path)}: {e.Message}");
            }
            catch (System.Text.DecoderFallbackException)
            {
                throw CliFailure.BadInput($"{TextSource.NameOf(path)} is not UTF-8 text.");
            }

            var error = parsed.InvocationConfiguration.Error;
            await error.WriteLineAsync($"{result.Municipalities} {(result.Municipalities == 1 ? "municipality" : "municipalities")} brought up to date.");
            if (result.NotFound.Count > 0)
            {
                await error.WriteLineAsync($"Not in our table: {string.Join(", ", result.NotFound.Take(20))}{(result.NotFound.Count > 20 ? $" and {result.NotFound.Count - 20} more" : "")}.");
            }

            await OutputFile.WriteAsync(parsed.GetValue(output), parsed.InvocationConfiguration.Output, writer => writer.WriteAsync(result.Places));
            return ExitCode.Ok;
        });
    }
}
