namespace Vertelpunt.EndToEnd.Tests;

/// <summary>What reviewers and designers do that needs a real browser: keys, two people at once, a form from nothing to a teller.</summary>
[Collection(DemoCollection.Name)]
public sealed class DeskJourneys(Demo demo, Chromium chromium)
{
    [Fact]
    public async Task A_reviewer_does_everything_by_keyboard()
    {
        await using var visitor = await chromium.VisitorAsync();
        var reviewer = new Staff(visitor, demo);
        var page = visitor.Page;
        await reviewer.SignInAsync("controle@voorbeeld.nl");
        await page.GotoAsync(demo.Desk + "/p/demo/beoordelen");
        await page.Keyboard.PressAsync("n");
        await reviewer.ReadOnAsync();
        await Expect(page.Locator("#verhaal")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#toetsen")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#toetsen")).Not.ToBeVisibleAsync();

        await page.Keyboard.PressAsync("m");
        await Expect(page.Locator("#woorden")).ToBeFocusedAsync();
        var word = await Staff.PlainWordAsync(page);
        await page.Keyboard.TypeAsync(word);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".story-text").First).Not.ToContainTextAsync(word);
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator(".story-text").First).ToContainTextAsync(word);

        await page.Locator("h1").ClickAsync();
        var address = page.Url;
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("#reden")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Eerst overleggen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".notice").First).ToContainTextAsync("aangehouden");
        Assert.NotEqual(address, page.Url);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Thinking_a_fact_away_counts_again_at_once_and_changes_nothing()
    {
        await using var visitor = await chromium.VisitorAsync();
        var reviewer = new Staff(visitor, demo);
        var page = visitor.Page;
        await reviewer.SignInAsync("beoordelaar@voorbeeld.nl");
        await reviewer.OpenFirstAsync();
        var level = await page.Locator(".head .chip").First.TextContentAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wat als iets er niet stond?" }).ClickAsync();
        var outcome = page.Locator("#watals-uitkomst");
        var before = await outcome.TextContentAsync();
        for (var fact = page.Locator("#watals input[type=checkbox]:checked"); await fact.CountAsync() > 0;)
        {
            await fact.First.UncheckAsync();
        }

        await Expect(outcome).Not.ToHaveTextAsync(before!);
        await Expect(outcome).ToContainTextAsync("mensen in");
        Assert.Equal(level, await page.Locator(".head .chip").First.TextContentAsync());
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Two_reviewers_see_that_the_other_is_there_and_that_something_changed()
    {
        await using var one = await chromium.VisitorAsync();
        await using var two = await chromium.VisitorAsync();
        var first = new Staff(one, demo);
        var second = new Staff(two, demo);
        await first.SignInAsync("beoordelaar@voorbeeld.nl");
        await second.SignInAsync("controle@voorbeeld.nl");
        await first.OpenFirstAsync();
        var address = one.Page.Url;
        await two.Page.GotoAsync(address);
        await second.ReadOnAsync();
        await Expect(two.Page.Locator("[data-others]")).ToContainTextAsync("kijkt nu ook");

        var word = await Staff.PlainWordAsync(two.Page);
        await two.Page.GetByText("Iets gemist").ClickAsync();
        await two.Page.Locator("#woorden").FillAsync(word);
        await two.Page.Locator("form[data-add] button").ClickAsync();
        await Expect(two.Page.Locator(".story-text").First).Not.ToContainTextAsync(word);

        await Expect(one.Page.Locator("[data-changed]")).ToBeVisibleAsync(new() { Timeout = 25_000 });
        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Ongedaan" }).ClickAsync();
        await Expect(two.Page.Locator(".story-text").First).ToContainTextAsync(word);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_designer_adds_a_question_without_writing_json_and_sees_it_as_a_teller_does(bool javaScript)
    {
        await using var visitor = await chromium.VisitorAsync(javaScript);
        var page = visitor.Page;
        await new Staff(visitor, demo).SignInAsync("ontwerper@voorbeeld.nl");
        await page.GotoAsync(demo.Desk + "/p/demo/project/vraag?soort=triad");
        var text = javaScript ? "Wat woog het zwaarst, met script?" : "Wat woog het zwaarst, zonder script?";
        await page.Locator("[name='text.nl']").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar de vraag" }).ClickAsync();
        await Expect(page.Locator(".mis").First).ToContainTextAsync("Hier staat nog niets");
        foreach (var (corner, words) in new[] { ("top", "wat ik zelf wilde"), ("left", "wat anderen vonden"), ("right", "wat kon") })
        {
            await page.Locator($"[name='{corner}.nl']").FillAsync(words);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar de vraag" }).ClickAsync();
        await Expect(page.Locator(".question-list")).ToContainTextAsync(text);
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Maak een proeflink" }).IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Maak een proeflink" }).ClickAsync();
        }

        var preview = await page.GetByRole(AriaRole.Link, new() { Name = "Bekijk als verteller" }).GetAttributeAsync("href");
        await page.GotoAsync(preview!);
        await Expect(page.GetByText("vertellers krijgen hem nog niet")).ToBeVisibleAsync();
        await Expect(page.GetByText(text)).ToBeVisibleAsync();

        await page.GotoAsync(demo.Desk + "/p/demo/project/vragen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gooi de veranderingen weg" }).ClickAsync();
        await Expect(page.Locator(".question-list")).Not.ToContainTextAsync(text);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task FI_10_A_story_of_danger_comes_on_top_and_its_teller_finds_a_message_at_the_next_visit()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Elke avond", "Hij slaat me bijna elke week. Ik durf vanavond niet naar huis.");
        await teller.Press("Verder");
        for (var step = 0; step < 20 && !await teller.Heading("Jij kiest wat er mag").IsVisibleAsync(); step++)
        {
            await teller.Press("Verder");
        }

        await teller.AllowAsync("kaart");
        await teller.SendAsync();
        await Expect(visitor.Page.Locator("main .lines")).ToContainTextAsync("112");

        await using var desk = await chromium.VisitorAsync();
        var reviewer = new Staff(desk, demo);
        await reviewer.SignInAsync("beoordelaar@voorbeeld.nl");
        for (var tries = 0; tries < 60 && !await desk.Page.GetByText("gevaar?").First.IsVisibleAsync(); tries++)
        {
            await Task.Delay(1000);
            await desk.Page.GotoAsync(demo.Desk + "/p/demo/beoordelen");
        }

        await desk.Page.Locator("tr", new() { HasText = "gevaar?" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Page.GetByText("Dit verhaal kan zwaar zijn")).ToBeVisibleAsync();
        await reviewer.ReadOnAsync();
        await Expect(desk.Page.Locator("#gevaar")).ToContainTextAsync("durf vanavond niet naar huis");
        await desk.Page.Locator("#bericht input[name=choice]").First.CheckAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Zet het bericht klaar" }).ClickAsync();
        await Expect(desk.Page.GetByText("Het bericht staat klaar")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ik pak dit op" }).ClickAsync();
        await Expect(desk.Page.Locator("#gevaar")).ToContainTextAsync("Opgepakt");

        await using var later = await chromium.VisitorAsync();
        await new Teller(later, demo).ComeBackAsync(code);
        await Expect(later.Page.GetByText("We maken ons zorgen om je")).ToBeVisibleAsync();
    }
}
