using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Testing;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Tests.Security;

public sealed class SecrecyTests
{
    private const string Canary = "KANARIE fluitvisser onder de brug";

    [Fact]
    public async Task VR_01_05_08_24_No_word_code_address_or_browser_is_found_in_files_or_logs()
    {
        await using var site = await RunningSite.StartAsync(behindProxy: true);
        using var browser = site.Open();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        browser.Client.DefaultRequestHeaders.Add("User-Agent", "UACANARY/1.0");
        browser.Client.DefaultRequestHeaders.Add("Accept-Language", "xx-TAALKANARIE");
        browser.Client.DefaultRequestHeaders.Add("Referer", "https://elders.example/VERWIJSKANARIE");

        var code = await Journey.TellAsync(browser, site, Canary);
        await browser.GoAsync("/vertel?" + "ZOEKKANARIE");
        await browser.PressAsync("send");
        await browser.PressAsync("mine");
        await browser.GoAsync("/feedback?p=proef");
        await browser.PressAsync("", ("words", Canary), ("ease", "5"));
        await browser.ReadAsync(await browser.PostAsync("/vertel", [new("text", Canary), new("_af", Canary)]));
        await browser.GoAsync("/" + Uri.EscapeDataString(Canary));
        using (var other = site.Open())
        {
            await Journey.ReturnAsync(other, code);
            await other.PressAsync("done");
            await Journey.ReturnAsync(other, Canary);
        }

        string[] markers = [Canary, "fluitvisser", "203.0.113.77", "UACANARY", "TAALKANARIE", "VERWIJSKANARIE", "ZOEKKANARIE", code, code.Replace("-", "", StringComparison.Ordinal)[..20]];
        Assert.Empty(CanarySweep.FilesHolding([site.Folder], markers));
        Assert.DoesNotContain(site.Log.Lines, line => markers.Any(m => line.Contains(m, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task VR_03_No_address_on_the_way_holds_a_code_a_word_or_an_id()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        var code = await Journey.SendAsync(browser, site, Canary);

        foreach (var press in new[] { "mine", null, "correct", "one", "withdraw" })
        {
            var button = press ?? browser.Page.QuerySelector("section.card button[name=do]")!.GetAttribute("value")!;
            await browser.PressAsync(button);
            Assert.Equal("/vertel", browser.Response.RequestMessage!.RequestUri!.PathAndQuery);
            Assert.DoesNotContain(code, browser.Page.Title, StringComparison.Ordinal);
            Assert.DoesNotContain("Titel", browser.Page.Title, StringComparison.Ordinal);
            Assert.All(browser.Page.QuerySelectorAll("a[href]"), a => Assert.DoesNotMatch("[0-9a-f]{32}", a.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task VR_06_A_wrong_unknown_or_deleted_code_gets_one_answer_after_the_same_work()
    {
        await using var site = await RunningSite.StartAsync();
        using var teller = site.Open();
        var deleted = await Journey.SendAsync(teller, site);
        await teller.PressAsync("mine");
        await teller.PressAsync(teller.Page.QuerySelector("section.card button[name=do]")!.GetAttribute("value")!);
        await teller.PressAsync("withdraw");
        await teller.PressAsync("withdraw-yes");
        using var browser = site.Open();
        var kinds = new[] { deleted, TellerCode.Create().Grouped, "abc", "" };
        var derivation = site.Services.GetRequiredService<TellerKeyDerivation>();
        var pages = new HashSet<string>();

        foreach (var kind in kinds)
        {
            await browser.GoAsync("/terug");
            var before = derivation.Count;
            await browser.PressAsync("", ("code", kind));

            // Counted rather than timed: stretching is nearly all of the work, and a clock says little on a busy machine.
            Assert.Equal(before + 1, derivation.Count);
            Assert.Equal(200, (int)browser.Response.StatusCode);
            pages.Add(browser.Page.QuerySelector("main")!.InnerHtml.Replace(browser.Page.QuerySelector("[name=_af]")!.GetAttribute("value")!, "", StringComparison.Ordinal));
        }

        Assert.Single(pages);
    }

    [Fact]
    public async Task VR_07_Guessing_is_stopped_for_the_guesser_and_the_owner_elsewhere_comes_in()
    {
        await using var site = await RunningSite.StartAsync(behindProxy: true);
        using var owner = site.Open();
        owner.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        var code = await Journey.SendAsync(owner, site);
        using var guesser = site.Open();
        guesser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.2");
        await guesser.GoAsync("/terug");
        var fields = guesser.Fields("", ("code", "abc"));

        for (var i = 0; i < AbuseGuard.WrongCodesPerMinute; i++)
        {
            Assert.Equal(200, (int)(await guesser.PostAsync("/terug", fields)).StatusCode);
        }

        await guesser.ReadAsync(await guesser.PostAsync("/terug", fields));
        Assert.Equal(429, (int)guesser.Response.StatusCode);
        Assert.Contains("Wacht een minuut", guesser.Text, StringComparison.Ordinal);
        await Journey.ReturnAsync(owner, code);
        Assert.Equal("Mijn verhalen", owner.Heading);
    }

    [Fact]
    public async Task VR_25_F_06_When_the_database_is_away_the_text_is_shown_back_and_can_be_sent_again()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.BeginAsync(browser, site);
        await browser.PressAsync("skip");
        var (data, away) = (Path.Combine(site.Folder, "data"), Path.Combine(site.Folder, "away"));
        SqliteConnection.ClearAllPools();
        Directory.Move(data, away);

        await browser.PressAsync("next", ("text", Canary));

        Assert.Equal(503, (int)browser.Response.StatusCode);
        Assert.Equal("Even niet bereikbaar", browser.Heading);
        Assert.Equal(Canary, browser.Page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.NotNull(browser.Response.Headers.RetryAfter);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("fluitvisser", StringComparison.Ordinal));
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.Move(away, data);
        await browser.PressAsync("save");
        Assert.Equal(Canary, browser.Page.QuerySelector("textarea#text")!.TextContent.Trim());
    }

    [Fact]
    public async Task VR_16_What_tellers_write_is_shown_as_text_everywhere()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'`--></textarea><svg onload=alert(1)> =HYPERLINK(\"http://x\")";

        await Journey.SendAsync(browser, site, Attack);
        await browser.PressAsync("mine");
        await browser.PressAsync(browser.Page.QuerySelector("section.card button[name=do]")!.GetAttribute("value")!);

        Assert.Contains(Attack, browser.Text, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("main script, main img, main svg"));
        var html = await (await browser.PostAsync("/vertel", browser.Fields("export-html"))).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CH_9_Too_many_at_once_are_told_that_it_is_busy_and_the_others_are_served()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await browser.GoAsync("/terug");
        var fields = browser.Fields("", ("code", TellerCode.Create().Grouped));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => browser.PostAsync("/terug", fields)));

        Assert.All(answers, a => Assert.True((int)a.StatusCode is 200 or 429 or 503));
        var busy = answers.First(a => (int)a.StatusCode == 503);
        Assert.NotNull(busy.Headers.RetryAfter);
        await browser.ReadAsync(busy);
        Assert.Equal("Het is nu druk", browser.Heading);
        Assert.Contains(answers, a => (int)a.StatusCode == 200);
    }

    [Fact]
    public async Task F_17_One_damaged_story_does_not_keep_the_teller_from_the_others()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        var code = await Journey.SendAsync(browser, site, "Eerste.");
        await browser.PressAsync("same-code");
        await browser.PressAsync("next", ("title", "Nog heel"), ("text", "Tweede."));
        while (browser.Page.QuerySelector("button[value=send]") is null)
        {
            await browser.PressAsync("next");
        }

        await browser.PressAsync("send");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "data", "stories.db")}"))
        {
            await connection.OpenAsync();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE story SET sealed = (SELECT sealed FROM story ORDER BY id DESC LIMIT 1) WHERE id = (SELECT id FROM story ORDER BY id LIMIT 1)";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        using var later = site.Open();
        await Journey.ReturnAsync(later, code);

        Assert.Equal("Mijn verhalen", later.Heading);
        Assert.Single(later.Page.QuerySelectorAll("section.card"));
    }

    [Fact]
    public async Task F_17_A_damaged_draft_is_told_apart_from_a_wrong_code()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        var code = await Journey.BeginAsync(browser, site);
        await browser.PressAsync("skip");
        await browser.PressAsync("later", ("text", Canary));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "data", "stories.db")}"))
        {
            await connection.OpenAsync();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE draft SET sealed = zeroblob(length(sealed))";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        using var later = site.Open();
        await Journey.ReturnAsync(later, code);

        Assert.Equal("Verder met je code", later.Heading);
        Assert.Contains("Je code klopt", later.Text, StringComparison.Ordinal);
    }
}
