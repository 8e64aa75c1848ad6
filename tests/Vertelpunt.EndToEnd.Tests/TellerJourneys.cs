using System.Text.RegularExpressions;

namespace Vertelpunt.EndToEnd.Tests;

[Collection(DemoCollection.Name)]
public sealed class TellerJourneys(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 1280)]
    [InlineData(true, 360)]
    public async Task A_story_is_told_saved_halfway_continued_elsewhere_and_sent(bool javaScript, int width)
    {
        await using var phone = await chromium.VisitorAsync(javaScript, width);
        var teller = new Teller(phone, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Een kop koffie", "Ik belde aan bij de buurvrouw en ze zette koffie. Meer was er niet nodig.");
        if (javaScript)
        {
            await Expect(phone.Page.Locator("#bewaard")).ToContainTextAsync("Bewaard om", new() { Timeout = 10_000 });
        }

        await teller.Press("Opslaan en later verder");
        await Expect(teller.Heading("Bewaard voor later")).ToBeVisibleAsync();

        // Another device, the code typed sloppily.
        await using var tablet = await chromium.VisitorAsync(javaScript, 768);
        var later = new Teller(tablet, demo);
        await later.ComeBackAsync(code.ToLowerInvariant().Replace("-", "  ", StringComparison.Ordinal));
        await Expect(tablet.Page.GetByLabel("Je verhaal", new() { Exact = true })).ToHaveValueAsync(new Regex("buurvrouw"));
        await later.Press("Verder");
        await later.AnswerAllAsync();
        await later.AllowAsync("kaart");
        await Expect(tablet.Page.GetByText("Meer was er niet nodig.")).ToBeVisibleAsync();
        await later.SendAsync();

        // VR-02: nobody else was asked for anything. VR-12: no script or policy complained.
        Assert.Equal(["localhost"], tablet.Hosts.Concat(phone.Hosts).Distinct());
        Assert.Empty(tablet.Problems.Concat(phone.Problems));
    }

    [Fact]
    public async Task VR_03_no_code_and_no_text_reach_the_address_the_title_or_the_history()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Adrestoets", "Dit mag niet in het adres staan.");
        await teller.Press("Verder");
        await teller.AnswerAllAsync();

        // One address for the whole way: going back leads to it again, or out, never to an older page with what was typed.
        await visitor.Page.EvaluateAsync("() => { history.back(); }");
        await visitor.Page.WaitForTimeoutAsync(1_000);
        Assert.Equal(demo.Site + "/vertel", visitor.Page.Url);
        Assert.DoesNotContain(code[..4], await visitor.Page.TitleAsync() + visitor.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("Adrestoets", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_15_the_browser_keeps_nothing()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Bewaartoets", "Niets hiervan blijft in de browser.");
        await Expect(visitor.Page.Locator("#bewaard")).ToContainTextAsync("Bewaard om", new() { Timeout = 10_000 });

        var kept = await visitor.Page.EvaluateAsync<string>(
            "async () => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys(), (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length])");

        Assert.Equal("[[],[],[],0,0]", kept);
        var cookies = await visitor.Context.CookiesAsync();
        Assert.All(cookies, c => // VR-13
        {
            Assert.StartsWith("__Host-", c.Name, StringComparison.Ordinal);
            Assert.True(c is { Secure: true, HttpOnly: true, SameSite: SameSiteAttribute.Strict, Expires: -1 });
        });
    }

    [Fact]
    public async Task F_11_two_tabs_with_one_code_show_both_texts_and_lose_neither()
    {
        await using var visitor = await chromium.VisitorAsync(javaScript: false);
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("", "Begin.");
        await teller.Press("Verder");
        await teller.Press("Terug");
        await using var other = await chromium.VisitorAsync(javaScript: false);
        var second = new Teller(other, demo);
        await second.ComeBackAsync(code);
        if (!await second.Heading("Vertel").IsVisibleAsync())
        {
            await second.Press("Terug");
        }

        await second.WriteAsync("", "Begin. En dit schreef ik op de tablet.");
        await second.Press("Verder");
        await teller.WriteAsync("", "Begin. En dit schreef ik op de telefoon.");
        await teller.Press("Verder");

        await Expect(teller.Heading("Er zijn twee versies")).ToBeVisibleAsync();
        await teller.Press("Zet beide teksten onder elkaar");
        if (!await teller.Heading("Vertel").IsVisibleAsync())
        {
            await teller.Press("Terug");
        }

        var text = await visitor.Page.GetByLabel("Je verhaal", new() { Exact = true }).InputValueAsync();
        Assert.Contains("op de tablet", text, StringComparison.Ordinal);
        Assert.Contains("op de telefoon", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_10_a_cut_line_is_said_and_the_text_is_saved_when_it_is_back()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();

        await visitor.Context.SetOfflineAsync(true);
        await teller.WriteAsync("Zonder lijn", "Dit schreef ik zonder verbinding.");
        await Expect(visitor.Page.Locator("#bewaard")).ToContainTextAsync("Even geen verbinding", new() { Timeout = 20_000 });
        await visitor.Context.SetOfflineAsync(false);
        await Expect(visitor.Page.Locator("#bewaard")).ToContainTextAsync("Bewaard om", new() { Timeout = 30_000 });

        await using var other = await chromium.VisitorAsync();
        var later = new Teller(other, demo);
        await later.ComeBackAsync(code);
        await Expect(other.Page.GetByLabel("Je verhaal", new() { Exact = true })).ToHaveValueAsync("Dit schreef ik zonder verbinding.");
    }

    [Fact]
    public async Task A_teller_returns_reads_what_was_made_corrects_and_withdraws()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Het nummer", "Ik gaf mijn nummer 06-12345678 aan de hulpverlener.");
        await teller.Press("Verder");
        await teller.AnswerAllAsync();
        await teller.AllowAsync("kaart");
        await teller.SendAsync();
        await teller.Press("Bezoek afsluiten");

        await OpenAsync(teller, code, "Het nummer");
        await Expect(visitor.Page.Locator(".derived")).ToContainTextAsync("[telefoonnummer]", new() { Timeout = 15_000 });

        await teller.Press("Verbeteren");
        await visitor.Page.GetByLabel("Je verhaal", new() { Exact = true }).FillAsync("Ik gaf niets aan de hulpverlener.");
        await teller.Press("Verbetering versturen");
        await OpenAsync(teller, code, "Het nummer");
        await Expect(visitor.Page.Locator(".derived")).ToContainTextAsync("Ik gaf niets", new() { Timeout = 15_000 });

        await teller.Press("Verhaal weghalen");
        await teller.Press("Ja, wis mijn verhaal");
        await teller.ComeBackAsync(code);
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("vinden we niets");

        // The story page is asked for again until the worker was there.
        async Task OpenAsync(Teller who, string with, string title)
        {
            for (var attempt = 0; attempt < 20; attempt++)
            {
                await who.ComeBackAsync(with);
                if (!await who.Heading("Mijn verhalen").IsVisibleAsync())
                {
                    await who.Page.WaitForTimeoutAsync(200);
                }

                await who.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk en kies " + title }).ClickAsync();
                await Expect(who.Heading(title)).ToBeVisibleAsync();
                if (await who.Page.Locator(".derived").CountAsync() > 0)
                {
                    return;
                }

                await who.Page.WaitForTimeoutAsync(500);
            }
        }
    }

    [Fact]
    public async Task VR_39_quick_exit_leaves_nothing_behind_the_back_button()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Weg", "Kanarietekst die niet terug mag komen.");
        // Blank within the same turn of the browser, whatever the network does.
        Assert.True(await visitor.Page.EvaluateAsync<bool>(
            "() => { document.querySelector('.exit button').click(); return [...document.body.children].every(child => child.hidden) && ![...document.querySelectorAll('textarea')].some(field => field.value); }"));
        await visitor.Page.WaitForTimeoutAsync(3_000); // the other site does not exist here: the browser shows its own error page

        foreach (var step in new[] { "history.back()", "history.forward()", "history.back()" })
        {
            await visitor.Page.EvaluateAsync($"() => {{ {step}; }}");
            await visitor.Page.WaitForTimeoutAsync(700);
            var seen = await visitor.Page.EvaluateAsync<string>("document.documentElement.outerHTML + [...document.querySelectorAll('input,textarea')].map(f => f.value).join(' ')");
            Assert.DoesNotContain("Kanarietekst", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task VR_39_escape_twice_leaves_too_and_no_field_survives_the_back_forward_cache()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Weg", "Kanarietekst nummer twee.");

        // Leaving by an ordinary link first: the page goes into the cache, and must come back empty or from the server.
        await visitor.Page.GotoAsync(demo.Site + "/veilig");
        await visitor.Page.GoBackAsync();
        await visitor.Page.WaitForTimeoutAsync(500);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.WaitForTimeoutAsync(1_000);
        await visitor.Page.EvaluateAsync("() => { history.back(); }");
        await visitor.Page.WaitForTimeoutAsync(700);

        var seen = await visitor.Page.EvaluateAsync<string>("document.documentElement.outerHTML + [...document.querySelectorAll('input,textarea')].map(f => f.value).join(' ')");
        Assert.DoesNotContain("Kanarietekst", seen, StringComparison.Ordinal);
    }
}
