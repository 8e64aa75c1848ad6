using Vertelpunt.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Web.Tests;

/// <summary>Stretches of the way a teller goes, shared by tests.</summary>
public static class Journey
{
    /// <summary>Opens the link and begins; the browser then shows the code.</summary>
    public static async Task<string> BeginAsync(Browser browser, RunningSite site)
    {
        await browser.GoAsync(site.InvitationPath);
        await browser.PressAsync("");
        return browser.Page.QuerySelector("#code")!.TextContent; // the page with the code
    }

    /// <summary>Begins, tells a story and passes all questions up to the page to review.</summary>
    public static async Task<string> TellAsync(Browser browser, RunningSite site, string text = "Dit is mijn verhaal.", string wayBack = "1")
    {
        var code = await BeginAsync(browser, site);
        await browser.PressAsync("skip");
        await browser.PressAsync("next", ("title", "Titel"), ("text", text));
        while (browser.Page.QuerySelector("[name=level]") is null)
        {
            await browser.PressAsync("next");
        }

        await browser.PressAsync("next", ("wayback", wayBack));
        return code;
    }

    public static async Task<string> SendAsync(Browser browser, RunningSite site, string text = "Dit is mijn verhaal.")
    {
        var code = await TellAsync(browser, site, text);
        await browser.PressAsync("send");
        return code;
    }

    public static async Task ReturnAsync(Browser browser, string code)
    {
        await browser.GoAsync("/terug");
        await browser.PressAsync("", ("code", code));
    }

    public static async Task<List<StoryRecord>> StoriesAsync(RunningSite site)
    {
        await using var context = await site.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        return await context.Stories.AsNoTracking().ToListAsync();
    }

    /// <summary>The story as the project's key opens it.</summary>
    public static async Task<StoryContent> OpenAsync(RunningSite site, StoryRecord story) =>
        (await site.Staff.GetRequiredService<StoryVault>().ContentAsync(new(story.Id), default))!.Value.Content; // it was just read
}
