using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Team;
using Vertelpunt.Testing;

namespace Vertelpunt.Web.Tests.Pages;

public sealed class RightsTests() : RightsTestsOn(DatabaseProvider.Sqlite);

public sealed class RightsOnPostgresTests() : RightsTestsOn(DatabaseProvider.Postgres);

/// <summary>What a teller can do afterwards, on either database.</summary>
public abstract class RightsTestsOn(DatabaseProvider provider) : IAsyncLifetime
{
    private RunningSite _site = null!; // set before each test
    private Browser _browser = null!; // the same
    private string _code = "";

    public async Task InitializeAsync()
    {
        _site = await RunningSite.StartAsync(provider: provider);
        _browser = _site.Open();
        _code = await Journey.SendAsync(_browser, _site, "Wat ik schreef.");
        await _browser.PressAsync("mine");
        await _browser.PressAsync(_browser.Page.QuerySelector("section.card button[name=do]")!.GetAttribute("value")!);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public void VR_27_The_teller_sees_the_story_its_state_its_readers_and_when_it_is_erased()
    {
        Assert.Contains("Wat ik schreef.", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("Hoe het ervoor staat", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("Wie het kan zien", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("21 november 2028", _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_28_A_correction_makes_a_new_version_that_is_processed_again()
    {
        await _browser.PressAsync("correct");
        var fields = _browser.Fields("correct-send", ("text", "Wat ik bedoelde."), ("q.wie", "buur"));

        await _browser.ReadAsync(await _browser.PostAsync("/vertel", fields));
        await _browser.ReadAsync(await _browser.PostAsync("/vertel", fields)); // a second click

        Assert.Contains("Je verbetering is verstuurd", _browser.Text, StringComparison.Ordinal);
        var story = Assert.Single(await Journey.StoriesAsync(_site));
        Assert.Equal((2, StoryState.Pending), (story.Version, story.State));
        var content = await Journey.OpenAsync(_site, story);
        Assert.Equal("Wat ik bedoelde.", content.Text);
        Assert.Equal(new Chosen(["buur"]), content.Answers["wie"]);
    }

    [Fact]
    public async Task VR_28_A_correction_over_another_one_is_not_lost_and_does_not_overwrite_unseen()
    {
        await _browser.PressAsync("correct");
        var old = _browser.Fields("correct-send", ("text", "Uit venster een."));
        await _browser.PressAsync("correct-send", ("text", "Uit venster twee."));

        await _browser.ReadAsync(await _browser.PostAsync("/vertel", old));

        Assert.Contains("intussen", _browser.Text, StringComparison.Ordinal);
        Assert.Equal("Uit venster een.", _browser.Page.QuerySelector("#text")!.TextContent.Trim());
        Assert.Equal("Uit venster twee.", (await Journey.OpenAsync(_site, Assert.Single(await Journey.StoriesAsync(_site)))).Text);
    }

    [Fact]
    public async Task VR_29_Withdrawing_asks_once_and_erases_at_once()
    {
        await _browser.PressAsync("withdraw");
        Assert.Single(await Journey.StoriesAsync(_site));

        await _browser.PressAsync("withdraw-yes");

        Assert.Empty(await Journey.StoriesAsync(_site));
        Assert.Contains("weggehaald", _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_30_A_story_can_be_paused_and_released()
    {
        await _browser.PressAsync("restrict");
        Assert.True((await Journey.StoriesAsync(_site))[0].Restricted);
        Assert.Contains("Niemand, behalve jij met je code.", _browser.Text, StringComparison.Ordinal);
        var goes = Erasure.DayOfStory(Week.Of(_site.Clock.GetUtcNow()), _site.Project.Settings, frozen: true);
        Assert.Contains($"een jaar later: op {goes.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))}", _browser.Text, StringComparison.Ordinal);
        await _browser.PressAsync("release");
        Assert.False((await Journey.StoriesAsync(_site))[0].Restricted);
    }

    [Fact]
    public async Task VR_31_A_copy_comes_as_json_and_as_a_page_that_needs_no_connection()
    {
        var json = await _browser.PostAsync("/vertel", _browser.Fields("export-json"));
        var html = await _browser.PostAsync("/vertel", _browser.Fields("export-html"));

        Assert.Equal("attachment", json.Content.Headers.ContentDisposition!.DispositionType);
        using var document = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal("Wat ik schreef.", document.RootElement.GetProperty("story").GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Array, document.RootElement.GetProperty("answers").ValueKind);
        var text = await html.Content.ReadAsStringAsync();
        Assert.Contains("Wat ik schreef.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("verhaal", html.Content.Headers.ContentDisposition!.FileName ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task VR_27_The_teller_reads_what_the_team_filled_in_about_the_story_and_gets_it_in_the_copies()
    {
        var store = _site.Staff.GetRequiredService<ProjectStore>();
        var form = await store.FormAsync(_site.Project.Id, _site.Project.FormVersion, default);
        var next = await store.AddFormVersionAsync(_site.Project.Id, form with { TeamQuestions = [new ScaleQuestion { Id = "ruimte", Text = "Hoeveel ruimte kreeg iemand?", Left = "geen", Right = "veel", About = QuestionSubject.Team }] }, default);
        var story = Assert.Single(await Journey.StoriesAsync(_site));
        await using (var context = await _site.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync())
        {
            await context.Stories.ExecuteUpdateAsync(s => s.SetProperty(r => r.State, StoryState.Included));
        }

        Assert.True(await _site.Staff.GetRequiredService<TeamAnswers>().SaveAsync(_site.Project.Id, new(story.Id), 1, 0, next.Version, new Dictionary<string, Answer> { ["ruimte"] = new Scaled(100) }, "test", default));
        var json = await _browser.PostAsync("/vertel", _browser.Fields("export-json"));
        var html = await _browser.PostAsync("/vertel", _browser.Fields("export-html"));
        await _browser.PressAsync("restrict"); // frozen, it is still the teller's to read

        Assert.Contains("Hoeveel ruimte kreeg iemand?", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("helemaal bij 'veel'", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("Hoeveel ruimte kreeg iemand?", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal("ruimte", document.RootElement.GetProperty("answeredByTheTeam")[0].GetProperty("question").GetString());
    }

    [Fact]
    public async Task VR_32_The_teller_can_object_and_change_what_is_allowed()
    {
        Assert.False((await Journey.StoriesAsync(_site))[0].Research);
        await _browser.PressAsync("consent", ("level", "Quotes"), ("research", "1"));
        var story = (await Journey.StoriesAsync(_site))[0];
        Assert.Equal((ConsentLevel.Quotes, true), (story.ConsentLevel, story.Research));

        await _browser.PressAsync("object");
        Assert.True((await Journey.StoriesAsync(_site))[0].Objected);
        await _browser.PressAsync("unobject");
        Assert.False((await Journey.StoriesAsync(_site))[0].Objected);
    }

    [Fact]
    public async Task The_way_back_can_be_given_up_after_a_question()
    {
        await _browser.PressAsync("give-up");
        await _browser.PressAsync("give-up-yes");

        var story = Assert.Single(await Journey.StoriesAsync(_site));
        Assert.Null(story.LookupId);
        Assert.DoesNotContain("Wat ik schreef.", _browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LS_1_After_the_time_for_rereading_the_text_stays_closed_and_the_rights_remain()
    {
        _site.Clock.Advance(TimeSpan.FromDays(120));
        using var later = _site.Open();
        await Journey.ReturnAsync(later, _code);
        await later.PressAsync(later.Page.QuerySelector("section.card button[name=do]")!.GetAttribute("value")!);

        Assert.DoesNotContain("Wat ik schreef.", later.Html, StringComparison.Ordinal);
        Assert.Contains("Nalezen kan niet meer", later.Text, StringComparison.Ordinal);
        foreach (var act in new[] { "correct", "export-json", "export-html" })
        {
            var fields = later.Fields("withdraw").Where(f => f.Key != "do").Append(new("do", act));
            await later.ReadAsync(await later.PostAsync("/vertel", fields));
            Assert.DoesNotContain("Wat ik schreef.", later.Html, StringComparison.Ordinal);
        }

        await later.PressAsync("withdraw");
        await later.PressAsync("withdraw-yes");
        Assert.Empty(await Journey.StoriesAsync(_site));
    }

    [Fact]
    public async Task VR_26_Two_months_before_the_end_the_teller_is_told_and_can_keep_the_story_longer()
    {
        Assert.DoesNotContain("binnenkort gewist", _browser.Text, StringComparison.Ordinal);
        _site.Clock.Advance(TimeSpan.FromDays(_site.Project.Settings.RetentionDays - Erasure.NoticeDays + 14));
        using var later = _site.Open();
        await Journey.ReturnAsync(later, _code);
        Assert.Contains("binnenkort gewist", later.Text, StringComparison.Ordinal);
        await later.PressAsync(later.Page.QuerySelector("section.card button[name=do]")!.GetAttribute("value")!);
        Assert.Contains("Je hoeft niets te doen", later.Text, StringComparison.Ordinal);

        await later.PressAsync("keep");

        Assert.Contains("blijft langer bewaard", later.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("binnenkort gewist", later.Text, StringComparison.Ordinal);
        Assert.Equal(Week.Of(_site.Clock.GetUtcNow()).Number, Assert.Single(await Journey.StoriesAsync(_site)).ActivityWeek);
    }

    [Fact]
    public async Task Another_teller_cannot_reach_the_story_by_its_id()
    {
        var id = (await Journey.StoriesAsync(_site))[0].Id.ToString("N");
        using var other = _site.Open();
        await Journey.SendAsync(other, _site, "Van een ander.");
        await other.PressAsync("mine");

        await other.ReadAsync(await other.PostAsync("/vertel", other.Fields("done").Where(f => f.Key != "do").Append(new("do", "een:" + id))));

        Assert.DoesNotContain("Wat ik schreef.", other.Html, StringComparison.Ordinal);
        await other.PressAsync("mine");
        var withdraw = other.Fields("done").Where(f => f.Key is not ("do" or "step")).Append(new("do", "withdraw-yes")).Append(new("step", "intrekken:" + id));
        await other.ReadAsync(await other.PostAsync("/vertel", withdraw));
        Assert.Equal(2, (await Journey.StoriesAsync(_site)).Count);
    }

    [Fact]
    public async Task Another_language_while_correcting_keeps_what_was_typed()
    {
        await _browser.PressAsync("correct");

        await _browser.PressAsync("taal-en", ("text", "Half verbeterd."));

        Assert.Equal("Correct your story", _browser.Heading);
        Assert.Equal("Half verbeterd.", _browser.Page.QuerySelector("#text")!.TextContent.Trim());
    }
}
