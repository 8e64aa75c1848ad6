using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Web.Tests.Pages;

public sealed class JourneyTests
{
    [Fact]
    public async Task A_story_goes_from_link_to_sent_without_script_and_comes_back_with_the_code()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();

        var code = await Journey.BeginAsync(browser, site);
        await browser.PressAsync("kept");
        await browser.PressAsync("next", ("eliciting", "a"), ("title", "De buurvrouw"), ("text", "Ze stond er gewoon."));
        await browser.PressAsync("next", ("q.wie", "niemand"), ("q.gevoel", "boos"), ("q.gevoel.other", "moe"));
        Assert.Contains("Wat had je nodig?", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync("next", ("q.nodig", "Iemand die luistert."), ("q.steun", "20"));
        await browser.PressAsync("next", ("q.bepaalde.top", "50"), ("q.bepaalde.left", "25"), ("q.bepaalde.right", "25"));
        await browser.PressAsync("next", ("q.plek.ik.x", "100"), ("q.plek.ik.y", "0"));
        await browser.PressAsync("next", ("q.leeftijd", "-na"));
        await browser.PressAsync("next", ("level", "WorkshopCards"));
        Assert.Contains("De buurvrouw", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync("send");

        Assert.Equal("Dank je wel voor je verhaal", browser.Heading);
        using var later = site.Open();
        await Journey.ReturnAsync(later, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        Assert.Equal("Mijn verhalen", later.Heading);
        Assert.Contains("De buurvrouw", later.Text, StringComparison.Ordinal);
        var story = Assert.Single(await Journey.StoriesAsync(site));
        Assert.Equal(ConsentLevel.WorkshopCards, story.ConsentLevel);
        Assert.Equal(StoryState.Pending, story.State);
        var content = await Journey.OpenAsync(site, story);
        Assert.Equal("Ze stond er gewoon.", content.Text);
        Assert.Equal(new Chosen(["niemand"]), content.Answers["wie"]);
        Assert.Equal(new Chosen(["boos", Chosen.OtherId], "moe"), content.Answers["gevoel"]);
        Assert.Equal(new Written("Iemand die luistert."), content.Answers["nodig"]);
        Assert.Equal(new Scaled(20), content.Answers["steun"]);
        Assert.Equal(new Composed(0.5, 0.25, 0.25), content.Answers["bepaalde"]);
        Assert.Equal(new Placed([new("ik", 100, 0)]), content.Answers["plek"]);
        Assert.IsType<DoesNotApply>(content.Answers["leeftijd"]);
    }
}
