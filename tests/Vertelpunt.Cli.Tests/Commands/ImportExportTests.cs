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

public sealed class ImportExportTests(Xunit.Abstractions.ITestOutputHelper output)
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
    public async Task VR_09_a_new_staff_key_takes_the_place_of_the_old_one_and_an_interruption_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        await Cli.RunAsync(["import", folder.Write("in.jsonl", Stories), "--project", "buurthulp", .. at]);
        var key = Path.Combine(folder.File("var"), "secrets", "staff", "staff-key");
        var old = await File.ReadAllBytesAsync(key);
        await Cli.RunAsync(["keys", "rotate-staff", .. at]);

        // As after a power cut: everything is under the next key already, and the old one still in its place.
        File.Move(key, key + ".next");
        await File.WriteAllBytesAsync(key, old);
        var again = await Cli.RunAsync(["keys", "rotate-staff", .. at]);

        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.NotEqual(old, await File.ReadAllBytesAsync(key));
        Assert.False(File.Exists(key + ".next"));
        await IncludeAllAsync(folder.File("var"));
        Assert.Equal(["Drie", "Een", "Twee"], Titles(await ExportAsync("team", at)));
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

    private const string TheirForm = """
        Data column name,Type,About,Short name,Long name,Options,Answers
        Who,Single choice,story,Who,Who was there?,,me|Just me,Others
        Far,Scale,story,Far,How far?,,near,far,1,5
        Age,Single choice,participant,Age,How old are you?,,young,old
        """;

    [Fact]
    public async Task A_file_of_NarraFirma_makes_its_own_project_and_comes_out_as_a_table_with_its_codebook_and_scripts()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        var stories = folder.Write("in.csv", "Story title,Story text,Who,Far,Age\n=Een,Bel mij op 06-12345678.,me,3,young\nTwee,Het ging goed.,Others,5,old\n");

        var import = await Cli.RunAsync(["import", stories, "--project", "werk", "--format", "narrafirma", "--form", folder.Write("form.csv", TheirForm), "--consent", "WorkshopCards", .. at]);
        await IncludeAllAsync(folder.File("var"));
        var csv = await ExportAsync("team", [.. at, "--format", "csv"], "werk");
        var again = await Cli.RunAsync(["import", folder.Write("again.csv", csv.Output), "--project", "werk", "--format", "csv", .. at]);
        var codebook = await ExportAsync("team", [.. at, "--format", "codebook"], "werk");
        var r = await ExportAsync("team", [.. at, "--format", "r"], "werk");
        var python = await ExportAsync("team", [.. at, "--format", "python"], "werk");
        var lines = await ExportAsync("team", at, "werk");

        Assert.True(import.Code == 0, import.Error);
        Assert.Contains("2 stories were stored", import.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", csv.Output, StringComparison.Ordinal);
        Assert.Contains("'=Een", csv.Output, StringComparison.Ordinal);
        Assert.Contains(",just_me,50,_withheld", csv.Output, StringComparison.Ordinal);
        Assert.True(again.Code == 0, again.Error);
        Assert.Contains("who,Who was there?,SingleChoice,story,just_me,Just me", codebook.Output, StringComparison.Ordinal);
        Assert.Contains("levels = c(\"just_me\", \"others\"), labels = c(\"Just me\", \"Others\")", r.Output, StringComparison.Ordinal);
        Assert.Contains("stories[\"far\"] = pd.to_numeric(stories[\"far\"])", python.Output, StringComparison.Ordinal);

        // Two people are too few for an age, in whatever shape it leaves.
        Assert.DoesNotContain("\"age\"", lines.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_says_what_the_columns_of_another_table_are_and_each_problem_is_named_in_its_words()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        var mapping = folder.Write("map.json", """{ "columns": { "Verhaal": "text", "Hulp": "steun", "Vaak": "hoe_vaak" }, "values": { "hoe_vaak": { "1": "eenmalig", "2": "soms" } }, "scales": { "steun": [1, 7] }, "doesNotApply": ["nvt"] }""");

        var good = await Cli.RunAsync(["import", folder.Write("good.csv", "Nr;Verhaal;Hulp;Vaak\n1;Het ging goed.;4;2\n2;Het ging niet goed.;nvt;1\n"), "--project", "buurthulp", "--format", "csv", "--mapping", mapping, .. at]);
        var bad = await Cli.RunAsync(["import", folder.Write("bad.csv", "Nr;Verhaal;Hulp;Vaak\n1;Goed.;9;2\n2;Goed.;1;7\n"), "--project", "buurthulp", "--format", "csv", "--mapping", mapping, .. at]);
        var unknown = await Cli.RunAsync(["import", folder.File("bad.csv"), "--project", "buurthulp", "--format", "csv", "--mapping", folder.Write("map2.json", """{ "columns": { "Verhaal": "text", "Leeftijd": "jaren" } }"""), .. at]);

        Assert.True(good.Code == 0, good.Error);
        Assert.Equal((int)ExitCode.BadInput, bad.Code);
        Assert.Contains("line 2, column 'Hulp': a number from 0 to 100 was expected.", bad.Error, StringComparison.Ordinal);
        Assert.Contains("line 3, column 'Vaak': this is none of the options.", bad.Error, StringComparison.Ordinal);
        Assert.Contains("The file has no column 'Leeftijd'", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("no question for the column 'jaren'", unknown.Error, StringComparison.Ordinal);
        await using var context = new StoriesContext(Options(folder.File("var")));
        Assert.Equal(2, await context.Stories.CountAsync());
    }

    [Fact]
    public async Task Of_the_demonstration_of_SenseMaker_the_stories_that_only_the_provider_may_read_stay_out()
    {
        if (Shared.Find("fixtures/sensemaker-ademo/ADemo_Data.csv") is not { } data)
        {
            output.WriteLine("Not run: the SenseMaker demonstration set is not on this machine.");
            return;
        }

        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];

        var import = await Cli.RunAsync(["import", data, "--project", "veilig", "--format", "sensemaker", "--form", data.Replace("_Data.csv", "_Definition.json", StringComparison.Ordinal), .. at]);

        Assert.True(import.Code == 0, import.Error);
        Assert.Contains("3 stories were left out", import.Output, StringComparison.Ordinal);
        await using var context = new StoriesContext(Options(folder.File("var")));
        Assert.Equal(126, await context.Stories.CountAsync());
    }

    [Fact]
    public async Task Before_an_export_it_says_what_the_stories_give_away_and_a_look_alone_writes_none()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        await Cli.RunAsync(["import", folder.Write("in.jsonl", Stories), "--project", "buurthulp", .. at]);
        await IncludeAllAsync(folder.File("var"));

        var look = await ExportAsync("team", [.. at, "--look"]);
        var made = await ExportAsync("team", [.. at, "--format", "csv"]);

        Assert.Equal((0, ""), (look.Code, look.Output));
        Assert.StartsWith("3 stories. Whoever guesses once", look.Error, StringComparison.Ordinal);
        Assert.Contains("1 stories have up to three answers in a combination that no other has, 0 of them in answers about the teller alone.", look.Error, StringComparison.Ordinal);
        Assert.StartsWith(look.Error, made.Error, StringComparison.Ordinal);
        Assert.Contains("Het ging goed.", made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_out_for_NarraFirma_makes_a_project_again()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        await Cli.RunAsync(["import", folder.Write("in.jsonl", Stories), "--project", "buurthulp", .. at]);
        await IncludeAllAsync(folder.File("var"));

        var stories = await ExportAsync("team", [.. at, "--format", "narrafirma"]);
        var form = await ExportAsync("team", [.. at, "--format", "narrafirma-form"]);
        var import = await Cli.RunAsync(["import", folder.Write("out.csv", stories.Output), "--project", "terug", "--format", "narrafirma", "--form", folder.Write("form.csv", form.Output), .. at]);

        Assert.True(import.Code == 0, import.Error);
        Assert.Contains("3 stories were stored", import.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Formats => ["stories", "csv", "narrafirma", "sensemaker"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_import_that_fails_while_it_stores_leaves_everything_as_it_was(string format)
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        string[]? files = format switch
        {
            "stories" => [folder.Write("in.jsonl", Stories), "--project", "buurthulp"],
            "csv" => [folder.Write("in.csv", "text\nHet ging goed.\nHet ging niet goed.\n"), "--project", "buurthulp", "--format", "csv"],
            "narrafirma" => [folder.Write("in.csv", "Story title,Story text,Who,Far,Age\nEen,Het ging.,me,3,young\nTwee,Het ging goed.,Others,5,old\n"), "--project", "nieuw", "--format", "narrafirma", "--form", folder.Write("form.csv", TheirForm)],
            _ => Shared.Find("fixtures/sensemaker-ademo/ADemo_Data.csv") is { } data ? [data, "--project", "nieuw", "--format", "sensemaker", "--form", data.Replace("_Data.csv", "_Definition.json", StringComparison.Ordinal)] : null,
        };
        if (files is null)
        {
            output.WriteLine("Not run: the SenseMaker demonstration set is not on this machine.");
            return;
        }

        // The second story meets a full disk, so to say.
        await using var context = new StoriesContext(Options(folder.File("var")));
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON story WHEN (SELECT COUNT(*) FROM story) >= 1 BEGIN SELECT RAISE(ABORT, 'full'); END");
        var before = await CountsAsync(folder.File("var"));
        var failed = await Cli.RunAsync(["import", .. files, .. at]);
        var after = await CountsAsync(folder.File("var"));
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER full");
        var again = await Cli.RunAsync(["import", .. files, .. at]);

        Assert.NotEqual(0, failed.Code);
        Assert.Equal(before, after);
        Assert.True(again.Code == 0, again.Error);
    }

    /// <summary>Rows of every table that an import writes to.</summary>
    private static async Task<string> CountsAsync(string folder)
    {
        await using var context = new StoriesContext(Options(folder));
        var keyOptions = new DbContextOptionsBuilder<KeysContext>();
        StorageSetup.Use(keyOptions, DatabaseProvider.Sqlite, StorageOptions.InFolder(folder).Keys);
        await using var keys = new KeysContext(keyOptions.Options);
        return string.Join(' ',
        [
            await context.Projects.CountAsync(), await context.FormVersions.CountAsync(), await context.InvitationLinks.CountAsync(), await context.ProjectKeys.CountAsync(),
            await context.Drafts.CountAsync(), await context.Stories.CountAsync(), await keys.StoryKeys.CountAsync(), await keys.ProjectPrivateKeys.CountAsync(),
        ]);
    }

    private static Task<CliResult> ExportAsync(string use, string[] at, string project = "buurthulp") =>
        Cli.RunAsync(["export", "--project", project, "--for", use, "--reason", "Proef van de uitvoer", .. at]);

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
            await services.GetRequiredService<StoryDecisions>().DecideAsync(new(story.Id), story.Version, DecisionKind.Include, "Proef.", "test", CancellationToken.None);
        }
    }
}
