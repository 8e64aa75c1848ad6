using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Testing;
using Vertelpunt.Web.Pages;

namespace Vertelpunt.Web.Tests.Pages;

public sealed partial class PromiseTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Fact]
    public void Every_sentence_of_the_privacy_page_has_a_row_with_tests_that_exist()
    {
        var root = Repository.Root;
        var rows = File.ReadLines(Path.Combine(root, "docs", "promises.md")).Select(l => Row().Match(l)).Where(m => m.Success)
            .ToDictionary(m => m.Groups[1].Value, m => (Sentence: m.Groups[2].Value, Tests: Name().Matches(m.Groups[3].Value).Select(t => t.Groups[1].Value).ToList()));
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

        Assert.Equal(
            PrivacyPromises.All.SelectMany(h => h.Sentences).Select(s => (string.Join(' ', s.Ids), s.Text.Nl)),
            rows.Select(r => (r.Key, r.Value.Sentence)));
        foreach (var (ids, row) in rows)
        {
            Assert.True(row.Tests.Count > 0, ids);
            Assert.All(row.Tests, test => Assert.Contains($" {test}(", sources, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task SC_11_Feedback_and_visits_share_no_column_with_stories()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(shared.Site.Folder, "data", "stories.db")}");
        await connection.OpenAsync();

        var story = await ColumnsAsync(connection, "story");
        // Which project it is about, and that it is sealed: nothing of whom, when or in what order. Ids are random and of each table its own.
        Assert.Equal(["id", "project_id", "sealed"], await ColumnsAsync(connection, "feedback"));
        Assert.Equal(["sealed"], (await ColumnsAsync(connection, "teller_session")).Intersect(story));
    }

    [Fact]
    public async Task CH_6_What_a_teller_does_not_choose_stays_at_the_least()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();

        await Journey.SendAsync(browser, site);

        var story = Assert.Single(await Journey.StoriesAsync(site));
        Assert.Equal((ConsentLevel.PatternsOnly, false), (story.ConsentLevel, story.Research));
    }

    [Fact]
    public async Task FI_12_Where_to_go_with_a_complaint_is_told()
    {
        await using var site = await RunningSite.StartAsync(new() { Contact = "vragen@voorbeeld.example" });
        using var browser = site.Open();

        await browser.GoAsync(site.InvitationPath);
        Assert.Contains("vragen@voorbeeld.example", browser.Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/privacy", "/hulp" })
        {
            await browser.GoAsync(path);
            Assert.Contains("Autoriteit Persoonsgegevens", browser.Text, StringComparison.Ordinal);
            Assert.Empty(browser.Page.QuerySelectorAll("main form"));
        }
    }

    private static async Task<List<string>> ColumnsAsync(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table) ORDER BY name";
        command.Parameters.AddWithValue("$table", table);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    [GeneratedRegex(@"^\| ([A-Z]{2}-\d.*?) \| (.*) \| (`.*`) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
