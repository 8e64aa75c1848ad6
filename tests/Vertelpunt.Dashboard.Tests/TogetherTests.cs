using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Tests;

public sealed class TogetherTests
{
    [Fact]
    public async Task Only_included_stories_are_looked_at_together()
    {
        await using var host = await DeskHost.StartAsync();
        string[] subjects = ["De bus kwam niet en het regende op het plein.", "Bij het loket moest alles opnieuw met andere papieren.", "De soep van de buurvrouw hielp mij door de week.", "Op mijn werk bleef het stil na dat gesprek.", "De huisarts belde laat terug en zei niet veel."];
        const string habit = "Nou ja zeg, ach meid, laat toch waaien, het waait wel over, zei ik tegen mezelf, nou ja zeg, ach meid.";
        var ids = new List<StoryId>();
        foreach (var text in subjects.Concat([$"{habit} De tas was weg.", $"{habit} En toen de trein."]))
        {
            ids.Add(await host.StoryAsync(new() { Text = text }));
            await host.IncludeAsync(ids[^1]);
        }

        await host.StoryAsync(new() { Text = "Niet opgenomen." });
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync("/p/hulp/beoordelen/samen");

        Assert.Equal("7", browser.Page.QuerySelector("#verwacht dd")!.TextContent.Trim());
        Assert.NotNull(browser.Page.QuerySelector("#uniek"));
        Assert.Contains(await host.AuditAsync(), a => a.Action == "collection.read");
    }

    [Fact]
    public async Task Without_included_stories_the_page_says_so()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync("/p/hulp/beoordelen/samen");

        Assert.Contains("nog geen verhalen opgenomen", browser.Text);
    }
}
