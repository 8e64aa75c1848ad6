using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Vertelpunt.Web.Tests.Pages;

public sealed class SavingTests(SharedSite shared) : SavingTestsOn<SharedSite>(shared);

public sealed class SavingOnPostgresTests(SharedPostgresSite shared) : SavingTestsOn<SharedPostgresSite>(shared);

/// <summary>Saving, on either database.</summary>
public abstract class SavingTestsOn<TSite>(TSite shared) : IClassFixture<TSite>
    where TSite : SharedSite
{
    private RunningSite Site => shared.Site;

    [Fact]
    public async Task SC_3_A_draft_goes_on_from_another_device_where_it_was()
    {
        using var phone = Site.Open();
        var code = await Journey.BeginAsync(phone, Site);
        await phone.PressAsync("kept");
        await phone.PressAsync("next", ("text", "Half verhaal."));
        await phone.PressAsync("later", ("q.wie", "buur"));
        Assert.Equal("Bewaard voor later", phone.Heading);

        using var laptop = Site.Open();
        await Journey.ReturnAsync(laptop, code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());

        Assert.Contains("Welkom terug", laptop.Text, StringComparison.Ordinal);
        Assert.Equal("buur", laptop.Page.QuerySelector("[name='q.wie'][checked]")!.GetAttribute("value"));
        await laptop.PressAsync("back");
        Assert.Equal("Half verhaal.", laptop.Page.QuerySelector("#text")!.TextContent.Trim());
    }

    [Fact]
    public async Task Two_clicks_on_one_button_are_one_save_and_one_story()
    {
        using var browser = Site.Open();
        var before = (await Journey.StoriesAsync(Site)).Count;
        await Journey.TellAsync(browser, Site);
        var fields = browser.Fields("send");

        var answers = await Task.WhenAll(browser.PostAsync("/vertel", fields), browser.PostAsync("/vertel", fields), browser.PostAsync("/vertel", fields));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        await browser.GoAsync("/vertel");
        Assert.Equal("Dank je wel voor je verhaal", browser.Heading);
        Assert.Equal(before + 1, (await Journey.StoriesAsync(Site)).Count);
    }

    [Fact]
    public async Task Two_windows_with_different_texts_show_both_and_keep_what_is_chosen()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");
        var old = browser.Fields("next", ("text", "Uit het oude venster."));
        await browser.PressAsync("save", ("text", "Uit het nieuwe venster."));

        await browser.ReadAsync(await browser.PostAsync("/vertel", old));

        Assert.Equal("Er zijn twee versies", browser.Heading);
        Assert.Contains("Uit het oude venster.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Uit het nieuwe venster.", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync("both");
        Assert.Equal("Uit het nieuwe venster.\n\nUit het oude venster.", browser.Page.QuerySelector("#text")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_old_window_that_changed_other_fields_is_merged_without_a_question()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");
        await browser.PressAsync("next", ("text", "Eerst."));
        var answers = browser.Fields("save", ("q.wie", "buur"));
        await browser.PressAsync("back");
        await browser.PressAsync("save", ("text", "Daarna."));

        await browser.ReadAsync(await browser.PostAsync("/vertel", answers));

        Assert.Equal("buur", browser.Page.QuerySelector("[name='q.wie'][checked]")!.GetAttribute("value"));
        await browser.PressAsync("back");
        Assert.Equal("Daarna.", browser.Page.QuerySelector("#text")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_script_saves_without_leaving_the_page_and_is_told_of_a_conflict()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");

        var first = browser.Fields("", ("text", "Een."), ("key", "sleutel"));
        var saved = await browser.PostAsync("/bewaar", first);
        var again = await browser.PostAsync("/bewaar", first);
        var stale = await browser.PostAsync("/bewaar", browser.Fields("", ("text", "Twee.")));

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var body = await saved.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Matches("^\\d\\d:\\d\\d$", body.GetProperty("at").GetString());
        Assert.Equal(body.GetProperty("version").GetInt32(), (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Fact]
    public async Task A_save_after_the_visit_ended_is_refused_and_never_sends()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");
        var fields = browser.Fields("", ("text", "Te laat."));
        await browser.ReadAsync(await browser.Client.PostAsync("/weg", new FormUrlEncodedContent([])));

        var response = await browser.PostAsync("/bewaar", fields);

        // The exit took both cookies, so the form's token is gone as well.
        Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_follow_up_question_goes_when_the_answer_that_asked_for_it_changes()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");
        await browser.PressAsync("next", ("text", "x"));
        await browser.PressAsync("next", ("q.wie", "niemand"));
        Assert.Contains("Wat had je nodig?", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync("back", ("q.nodig", "rust"));

        await browser.PressAsync("next", ("q.wie", "buur"));

        Assert.DoesNotContain("Wat had je nodig?", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_asked_again_with_everything_still_there()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");
        await browser.PressAsync("next", ("text", new string('a', 40_001)));
        Assert.Contains("40.001 tekens; er passen er 40.000", browser.Text, StringComparison.Ordinal);
        Assert.Equal(40_001, browser.Page.QuerySelector("#text")!.TextContent.Trim().Length);
        await browser.PressAsync("next", ("text", "Past."));

        await browser.PressAsync("next", ("q.gevoel", "boos"), ("q.gevoel", "blij"), ("q.gevoel", "bang"));

        Assert.Contains("Je koos er 3. Kies er hoogstens 2.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(3, browser.Page.QuerySelectorAll("[name='q.gevoel'][checked]").Length);
        Assert.Equal("#v-gevoel", browser.Page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_text_with_NUL_is_refused_in_plain_words_and_nothing_is_stored()
    {
        using var browser = Site.Open();
        await Journey.BeginAsync(browser, Site);
        await browser.PressAsync("skip");

        await browser.PressAsync("next", ("text", "Nul\0teken"));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Response.StatusCode);
        Assert.Contains("niet te lezen", browser.Text, StringComparison.Ordinal);
        await browser.GoAsync("/vertel");
        Assert.Equal("", browser.Page.QuerySelector("#text")!.TextContent.Trim());
    }
}
