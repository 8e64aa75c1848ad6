using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>What the privacy officer sees of what is kept until when.</summary>
public sealed class RetentionScreenTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task VR_26_The_privacy_officer_sees_what_goes_when_and_what_is_overdue_without_small_numbers(DatabaseProvider provider)
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time, provider: provider);
        var officer = await host.SignInAsync(StaffRole.PrivacyOfficer);
        for (var i = 0; i < 5; i++)
        {
            var id = await host.StoryAsync(SampleStories.Plain);
            await host.ChangeAsync(id, s => s.ActivityWeek = Week.Of(time.GetUtcNow()).Number);
        }

        var frozen = await host.StoryAsync(SampleStories.Plain);
        await host.ChangeAsync(frozen, s => (s.ActivityWeek, s.Restricted) = (Week.Of(time.GetUtcNow()).Number - 60, true));
        await officer.GetAsync("/p/hulp/bewaartijden");

        var goes = Erasure.Day(Week.Of(time.GetUtcNow()), host.Project.Settings.RetentionDays);
        var rows = officer.Page.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(rows, r => r.Contains(goes.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))) && r.EndsWith('5'));
        Assert.Contains(rows, r => r.EndsWith("minder dan 5"));
        Assert.Contains("niets dat al gewist had moeten zijn", officer.Text);
        await host.ChangeAsync(frozen, s => s.ActivityWeek = 2000);
        await officer.GetAsync("/p/hulp/bewaartijden");

        Assert.Contains("hadden al gewist moeten zijn", officer.Page.QuerySelector(".problem")!.TextContent);
        Assert.DoesNotContain(frozen.ToString(), officer.Html);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task VR_26_The_day_of_erasure_stands_wherever_a_story_is_shown_and_moves_with_the_teller(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var id = await host.IncludedAsync();
        var pack = await host.PackAsync(id);
        var reviewer = await host.SignInAsync(StaffRole.Reviewer, StaffRole.Facilitator);
        var dutch = System.Globalization.CultureInfo.GetCultureInfo("nl-NL");
        foreach (var week in new[] { 2955, 2960 })
        {
            await host.ChangeAsync(id, s => s.ActivityWeek = week);
            var day = new Week(week).Monday.AddDays(6 + host.Project.Settings.RetentionDays);
            await reviewer.GetAsync("/p/hulp/beoordelen?stand=Included");
            Assert.Contains(day.ToString("d MMM yyyy", dutch), reviewer.Page.QuerySelector("tbody tr")!.TextContent);
            await reviewer.GetAsync($"/p/hulp/beoordelen/{id}");
            Assert.Contains($"Wordt gewist op {day.ToString("d MMMM yyyy", dutch)}", reviewer.Text);
            await reviewer.GetAsync("/p/hulp/werkpakket/nieuw");
            Assert.Contains(day.ToString("d MMM yyyy", dutch), reviewer.Page.QuerySelector("tbody tr")!.TextContent);
            await reviewer.GetAsync($"/p/hulp/werkpakket/{pack:N}");
            Assert.Contains(day.ToString("d MMMM yyyy", dutch), reviewer.Page.QuerySelector("tbody tr")!.TextContent);
            await reviewer.SubmitAsync("form[action*=Html]");
            Assert.Contains(day.ToString("d MMMM yyyy", dutch), reviewer.Page.QuerySelector(".manifest tbody tr")!.TextContent);
        }
    }
}
