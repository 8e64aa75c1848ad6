using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Domain.Review;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class ImportExportTests
{
    private const string Stories = """
        {"id": "a", "title": "Een", "text": "Bel mij op 06-12345678.", "answers": {"steun": 55, "gevoel": null}, "consent": {"level": "quotes", "research": true}}
        {"id": "b", "title": "Twee", "text": "Het ging goed.", "consent": {"level": "workshopCards", "research": false}}
        {"id": "c", "title": "Drie", "text": "Het ging niet goed."}
        """;

    [Fact]
    public async Task Imported_stories_come_out_redacted_and_only_for_what_their_tellers_allow()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);

        var import = await Cli.RunAsync(["import", folder.Write("in.jsonl", Stories), "--project", "buurthulp", .. at]);
        await IncludeAllAsync(folder.File("var"));
        var team = await ExportAsync("team", at);
        var cards = await ExportAsync("cards", at);
        var research = await ExportAsync("research", at);

        Assert.True(import.Code == 0, import.Error);
        Assert.Equal(["Drie", "Een", "Twee"], Titles(team));
        Assert.Equal(["Een", "Twee"], Titles(cards));
        Assert.Equal(["Een"], Titles(research));
        Assert.DoesNotContain("12345678", team.Output, StringComparison.Ordinal);
        using var story = JsonDocument.Parse(research.Output);
        Assert.Equal(55, story.RootElement.GetProperty("answers").GetProperty("steun").GetDouble());
        Assert.Equal(JsonValueKind.Null, story.RootElement.GetProperty("answers").GetProperty("gevoel").ValueKind);
    }

    [Fact]
    public async Task A_file_with_one_bad_story_imports_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        var file = folder.Write("in.jsonl", "{\"id\": \"a\", \"text\": \"Goed.\"}\n{\"id\": \"b\", \"text\": \"Goed.\", \"answers\": {\"steun\": 900}}");

        var result = await Cli.RunAsync(["import", file, "--project", "buurthulp", .. at]);

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("line 2", result.Line, StringComparison.Ordinal);
        await using var context = new StoriesContext(Options(folder.File("var")));
        Assert.Equal(0, await context.Stories.CountAsync());
    }

    [Fact]
    public async Task Nothing_is_exported_without_a_reason()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);

        var result = await Cli.RunAsync(["export", "--project", "buurthulp", "--for", "team", "--reason", " ", .. at]);

        Assert.Equal((int)ExitCode.BadInput, result.Code);
    }

    private static Task<CliResult> ExportAsync(string use, string[] at) =>
        Cli.RunAsync(["export", "--project", "buurthulp", "--for", use, "--reason", "Proef van de uitvoer", .. at]);

    private static IEnumerable<string> Titles(CliResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("title").GetString() ?? "").Order(StringComparer.Ordinal);

    private static DbContextOptions<StoriesContext> Options(string folder)
    {
        var builder = new DbContextOptionsBuilder<StoriesContext>();
        StorageSetup.Use(builder, DatabaseProvider.Sqlite, StorageOptions.InFolder(folder).Stories);
        return builder.Options;
    }

    private static async Task IncludeAllAsync(string folder)
    {
        await using var services = ProcessingWorker.AddWork(
                new ServiceCollection().AddLogging(b => b.ClearProviders()), StorageOptions.InFolder(folder),
                StaffSecrets.Read(Path.Combine(folder, "secrets", "staff")), StoryProcessor.Create(Repository.Data))
            .BuildServiceProvider();
        await services.GetRequiredService<StoryWork>().DrainAsync("test", TimeSpan.FromMinutes(1), CancellationToken.None);
        await using var context = new StoriesContext(Options(folder));
        foreach (var story in await context.Stories.AsNoTracking().ToListAsync())
        {
            await services.GetRequiredService<StoryVault>().DecideAsync(new(story.Id), story.Version, DecisionKind.Include, "Proef.", "test", CancellationToken.None);
        }
    }
}
