namespace Vertelpunt.EndToEnd.Tests;

/// <summary>From a chart to a selection, an observation, and a report.</summary>
[Collection(DemoCollection.Name)]
public sealed class LookingJourneys(Demo demo, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_click_on_a_bar_filters_every_other_chart_and_the_back_button_undoes_it(bool javaScript)
    {
        await using var visitor = await chromium.VisitorAsync(javaScript);
        await new Staff(visitor, demo).SignInAsync("begeleider@voorbeeld.nl");
        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/patronen");
        var all = await visitor.Page.Locator(".selection-bar .of").InnerTextAsync();
        var own = await visitor.Page.Locator("#vraag-wie_hielp table").TextContentAsync();

        await visitor.Page.Locator("#vraag-wie_hielp .chart a[data-cell=niemand] rect").First.ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.Contains("selectie=", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator(".chip-link")).ToHaveCountAsync(1);
        Assert.NotEqual(all, await visitor.Page.Locator(".selection-bar .of").InnerTextAsync());
        Assert.Equal(own, await visitor.Page.Locator("#vraag-wie_hielp table").TextContentAsync());

        // A page that comes back out of the browser's cache is not loaded anew.
        await visitor.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        await Expect(visitor.Page.Locator(".chip-link")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".selection-bar .of")).ToHaveTextAsync(all);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Dragging_over_a_scale_chooses_its_bins()
    {
        await using var visitor = await chromium.VisitorAsync();
        await new Staff(visitor, demo).SignInAsync("begeleider@voorbeeld.nl");
        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/patronen");
        var chart = visitor.Page.Locator("#vraag-toekomst svg.chart");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = (await chart.BoundingBoxAsync())!;

        await visitor.Page.Mouse.MoveAsync(box.X + 4, box.Y + 4);
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.MoveAsync(box.X + box.Width * 0.4f, box.Y + box.Height * 0.5f, new() { Steps = 5 });
        await visitor.Page.Mouse.UpAsync();

        await visitor.Page.WaitForURLAsync(url => url.Contains("toekomst", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator(".chip-link")).ToContainTextAsync("0–");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task An_observation_is_dragged_to_a_theme_and_the_report_can_be_handed_to_a_board()
    {
        await using var visitor = await chromium.VisitorAsync();
        await new Staff(visitor, demo).SignInAsync("begeleider@voorbeeld.nl");
        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/duiden/schrijf?een=hoe_vaak");
        await visitor.Page.GetByLabel("Naam").FillAsync("Het blijft niet bij één keer");
        await visitor.Page.Locator("textarea[name=Text]").FillAsync("In veel verhalen gebeurt het vaker dan één keer.");
        await visitor.Page.Locator("textarea[name=Readings]").Nth(0).FillAsync("Niemand leert ervan.");
        await visitor.Page.Locator("textarea[name=Readings]").Nth(1).FillAsync("Wie het vaker meemaakt, vertelt eerder.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Verklaring 2" })).ToBeVisibleAsync();

        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/duiden");
        var column = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Wie bepaalt" });
        await visitor.Page.Locator("article.note", new() { HasText = "Het blijft niet bij één keer" }).Locator("h3").DragToAsync(column.GetByRole(AriaRole.Heading, new() { Name = "Wie bepaalt" }));
        await Expect(column).ToContainTextAsync("Het blijft niet bij één keer");

        // An explanation goes to a perspective by keyboard: its list, then its button.
        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/duiden/perspectieven");
        var explanation = visitor.Page.Locator("article.note", new() { HasText = "Niemand leert ervan." });
        await explanation.GetByRole(AriaRole.Combobox).FocusAsync();
        await visitor.Page.Keyboard.TypeAsync("Het loopt");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        var perspective = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Het loopt andersom" });
        await Expect(perspective).ToContainTextAsync("Niemand leert ervan.");

        await visitor.Page.GotoAsync(demo.Desk + "/p/demo/duiden/verslag");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(
            () => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Download als PDF" }).ClickAsync(), new() { Timeout = 60_000 });
        var text = PdfText.Squeezed(await PdfText.OfAsync(await download.PathAsync()));
        foreach (var expected in new[] { "Het blijft niet bij één keer", "Niemand leert ervan.", "Er alleen voor staan", "Het loopt andersom", "Zo is dit gemaakt" })
        {
            Assert.Contains(PdfText.Squeezed(expected), text, StringComparison.Ordinal);
        }
    }
}
