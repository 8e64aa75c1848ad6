using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>FI-10, CH-4: danger cannot be traced, so it is read first, and answered with words.</summary>
public sealed class DangerTests
{
    private static readonly StoryContent Danger = new() { Title = "Elke avond", Text = "Hij slaat me bijna elke week. Ik durf niet naar huis en ik weet niet waar ik heen moet." };

    [Fact]
    public async Task FI_10_A_story_that_may_tell_of_danger_stands_on_top_with_the_projects_procedure()
    {
        await using var host = await DeskHost.StartAsync();
        await host.StoryAsync(SampleStories.Plain, RiskLevel.Exclude);
        var id = await host.StoryAsync(Danger, RiskLevel.Low);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        Assert.Equal(id.Short, browser.Page.QuerySelector("td a")!.TextContent);
        Assert.Contains("kan op gevaar wijzen", browser.Text);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}?lees=true");
        Assert.Contains("geweld of dreiging", browser.Page.QuerySelector("#gevaar")!.TextContent);
        Assert.Contains("Veilig Thuis", browser.Page.QuerySelector("#gevaar .agreed")!.TextContent);

        await browser.SubmitAsync("#gevaar form", button: "button[value=true]");

        Assert.Contains("Opgepakt", browser.Text);
        Assert.Single(await host.AuditAsync(), a => a.Action == "danger.taken-up");
        await browser.GetAsync("/p/hulp/beoordelen");
        Assert.NotEqual(id.Short, browser.Page.QuerySelector("td a")!.TextContent);
    }

    [Fact]
    public async Task A_heavy_story_is_warned_for_first_and_can_be_passed_on_to_a_colleague()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(Danger);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);
        var reads = (await host.AuditAsync()).Count(a => a.Action == "story.read");

        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Contains("Dit verhaal kan zwaar zijn", first.Text);
        Assert.DoesNotContain("elke week", first.Text);
        Assert.Equal(reads, (await host.AuditAsync()).Count(a => a.Action == "story.read"));
        await first.SubmitAsync("#waarschuwing form", button: "button[formaction*=Pass]");

        Assert.DoesNotContain(id.Short, first.Page.QuerySelector("main")!.TextContent);
        Assert.Contains("Je gaf er 1 door", first.Text);
        await second.GetAsync("/p/hulp/beoordelen");
        Assert.Contains(id.Short, second.Text);
        await first.SubmitAsync("form[action*=Unpass]");
        Assert.Contains(id.Short, first.Text);
    }

    [Fact]
    public async Task A_warning_read_once_does_not_come_back_after_an_edit()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(Danger);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        await browser.SubmitAsync("#waarschuwing form");
        Assert.Contains("durf niet naar huis", browser.Text);

        await browser.SubmitAsync("form[data-add]", new() { ["words"] = "weet niet waar", ["kind"] = "Event", ["chosen"] = "Label" });

        Assert.DoesNotContain("weet niet waar", browser.Text);
        Assert.Contains("durf niet naar huis", browser.Text);
    }

    [Fact]
    public async Task A_message_is_left_for_the_teller_or_the_page_says_why_it_cannot_be()
    {
        await using var host = await DeskHost.StartAsync();
        var without = await host.StoryAsync(Danger);
        var with = await host.StoryAsync(Danger);
        await host.ChangeAsync(with, s => s.LookupId = new string('a', 64));
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync($"/p/hulp/beoordelen/{without}?lees=true");
        Assert.Contains("koos geen weg terug", browser.Text);
        Assert.Null(browser.Page.QuerySelector("#bericht form"));
        await browser.GetAsync($"/p/hulp/beoordelen/{with}?lees=true");
        await browser.SubmitAsync("#bericht form", new() { ["text"] = " " });
        Assert.Contains("Er is nog niets klaargezet", browser.Text);
        await browser.SubmitAsync("#bericht form", new() { ["choice"] = "0" });

        Assert.Contains("Het bericht staat klaar", browser.Text);
        Assert.Contains("We maken ons zorgen om je", Assert.Single(await host.App.Services.GetRequiredService<TellerMessages>().ListAsync(with, 1, default)).Text);
        Assert.Single(await host.AuditAsync(), a => a.Action == "teller.message");
    }

    [Fact]
    public async Task The_practice_and_the_explanation_open_and_store_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        Assert.Contains("Oefen eerst", browser.Text);

        for (var step = 1; step <= 5; step++)
        {
            await browser.GetAsync($"/p/hulp/beoordelen/oefenen?stap={step}&keuze=Include");
            Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
            Assert.DoesNotContain("06-12345678", browser.Html);
            Assert.DoesNotContain("Sanne", browser.Html);
        }

        await browser.SubmitAsync("form[action*=Done]");
        Assert.DoesNotContain("Oefen eerst", browser.Text);
        await browser.GetAsync("/p/hulp/uitleg");
        Assert.Contains("De vier niveaus", browser.Text);
    }
}
