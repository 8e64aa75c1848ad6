namespace Vertelpunt.EndToEnd.Tests;

[Collection(DemoCollection.Name)]
public sealed class StaffJourneys(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reviewer_opens_the_riskiest_story_and_decides_with_a_reason(bool javaScript)
    {
        await using var visitor = await chromium.VisitorAsync(javaScript);
        var reviewer = new Staff(visitor, demo);
        await reviewer.SignInAsync("beoordelaar@voorbeeld.nl");
        await reviewer.OpenFirstAsync();
        var address = visitor.Page.Url;
        await Expect(visitor.Page.Locator("#risico")).ToContainTextAsync("Hoe herkenbaar is de verteller");

        await visitor.Page.Locator("#reden").FillAsync("Te herkenbaar voor wie het dorp kent.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Uitsluiten" }).ClickAsync();
        await Expect(visitor.Page.Locator(".notice").First).ToContainTextAsync("uitgesloten");
        await visitor.Page.GotoAsync(address);
        await reviewer.ReadOnAsync();

        await Expect(visitor.Page.Locator(".history")).ToContainTextAsync("Te herkenbaar voor wie het dorp kent.");
        Assert.Equal(["localhost"], visitor.Hosts);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_reviewer_hides_what_was_missed_and_sees_the_risk_follow()
    {
        await using var visitor = await chromium.VisitorAsync();
        var reviewer = new Staff(visitor, demo);
        await reviewer.SignInAsync("beoordelaar@voorbeeld.nl");
        await reviewer.OpenFirstAsync();
        var word = await Staff.PlainWordAsync(visitor.Page);

        await visitor.Page.GetByText("Iets gemist").ClickAsync();
        await visitor.Page.Locator("form[data-add] input[name=words]").FillAsync(word);
        await visitor.Page.Locator("form[data-add] button").ClickAsync();

        await Expect(visitor.Page.Locator(".story-text").First).Not.ToContainTextAsync(word);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan" }).ClickAsync();
        await Expect(visitor.Page.Locator(".story-text").First).ToContainTextAsync(word);
    }

    [Fact]
    public async Task A_facilitator_looks_at_patterns_and_finds_no_story_that_waits()
    {
        await using var visitor = await chromium.VisitorAsync();
        var facilitator = new Staff(visitor, demo);
        await facilitator.SignInAsync("begeleider@voorbeeld.nl");
        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/patronen");
        await Expect(visitor.Page.Locator("svg[role=img]").First).ToBeVisibleAsync();

        var response = await visitor.Page.GotoAsync(demo.Desk + "/p/demo/beoordelen");

        Assert.Equal(403, response!.Status);
    }

    [Fact]
    public async Task A_facilitator_makes_a_pack_and_every_chosen_story_is_on_its_pages()
    {
        await using var visitor = await chromium.VisitorAsync();
        var facilitator = new Staff(visitor, demo);
        await facilitator.SignInAsync("begeleider@voorbeeld.nl");
        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/werkpakket/nieuw");
        var titles = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var row = visitor.Page.Locator("table.choose tbody tr").Nth(i);
            await row.Locator("input[type=checkbox]").CheckAsync();
            titles.Add((await row.Locator("label strong").InnerTextAsync()).Trim());
        }

        await visitor.Page.GetByLabel("Naam, voor jullie zelf").FillAsync("Proefsessie");
        await visitor.Page.Locator("input[name=Patterns]").First.CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat dit samen prijsgeeft" }).ClickAsync();
        if (await visitor.Page.Locator("textarea[name=HighRiskReason]").CountAsync() > 0)
        {
            await visitor.Page.Locator("textarea[name=HighRiskReason]").FillAsync("Voor de proef.");
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Maak het werkpakket" }).ClickAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(
            () => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Download als PDF" }).ClickAsync(), new() { Timeout = 60_000 });

        var text = await PdfText.OfAsync(await download.PathAsync());

        Assert.All(titles, title => Assert.Contains(PdfText.Squeezed(title), PdfText.Squeezed(text), StringComparison.Ordinal));
        Assert.Contains(PdfText.Squeezed("Vertrouwelijk: alleen voor deze werksessie"), PdfText.Squeezed(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checker_opens_an_original_only_with_a_reason()
    {
        await using var visitor = await chromium.VisitorAsync();
        var checker = new Staff(visitor, demo);
        await checker.SignInAsync("controle@voorbeeld.nl");
        await checker.OpenFirstAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open het origineel" }).ClickAsync();

        await visitor.Page.Locator("main form input:not([type=hidden]), main form textarea").First.FillAsync("Onduidelijk of hier een naam staat.");
        await visitor.Page.Locator("main form button").First.ClickAsync();

        await Expect(visitor.Page.Locator(".story-text, .original").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_story_told_on_paper_is_typed_over_by_keyboard_and_found_on_the_site_with_the_code_of_its_strip()
    {
        await using var designer = await chromium.VisitorAsync();
        await new Staff(designer, demo).SignInAsync("ontwerper@voorbeeld.nl");
        await designer.Page.GotoAsync(demo.Desk + "/p/demo/project/papier");
        await designer.Page.GetByLabel("Hoeveel formulieren met een code?").FillAsync("1");
        await designer.Page.GetByRole(AriaRole.Button, new() { Name = "Open als pagina om te printen" }).ClickAsync();
        var code = await designer.Page.Locator(".strip .code").InnerTextAsync();
        var number = System.Text.RegularExpressions.Regex.Match(await designer.Page.Locator(".page .foot").First.InnerTextAsync(), @"formulier (\d{4} \d{4})").Groups[1].Value;

        await using var checker = await chromium.VisitorAsync();
        await new Staff(checker, demo).SignInAsync("controle@voorbeeld.nl");
        await checker.Page.GotoAsync(demo.Desk + "/p/demo/papier");
        await Expect(checker.Page.GetByLabel("Formuliernummer")).ToBeFocusedAsync();
        await TypeAsync(number, null, "1", "De buurman", "De buurman had een ladder, en daarna koffie.", "5 6", null, "2");
        await checker.Page.Keyboard.PressAsync("Enter");
        await Expect(checker.Page.GetByText("Het verhaal is ingevoerd")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(checker.Page.GetByLabel("Formuliernummer")).ToBeFocusedAsync();
        await Expect(checker.Page.GetByLabel("Formuliernummer")).ToHaveValueAsync("");

        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        await teller.ComeBackAsync(code);
        await Expect(visitor.Page.GetByText("De buurman").First).ToBeVisibleAsync();

        // From field to field with the tab key, starting where the screen puts the cursor; null leaves a field as it is.
        async Task TypeAsync(params string?[] fields)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (fields[i] is { } text)
                {
                    await checker.Page.Keyboard.TypeAsync(text);
                }

                if (i < fields.Length - 1)
                {
                    await checker.Page.Keyboard.PressAsync("Tab");
                }
            }
        }
    }
}
