using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Xunit.Abstractions;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>The audit log is complete, belongs to one project, and says nothing of what tellers wrote.</summary>
public sealed class AccountabilityTests(ITestOutputHelper output)
{
    private const string Marker = "kwartelkanarie";

    [Fact]
    public async Task VR_22_Whatever_somebody_does_in_a_project_leaves_a_line_with_who_and_where_and_without_content()
    {
        await using var host = await DeskHost.StartAsync();
        var story = await host.StoryAsync(new() { Title = Marker, Text = $"Mijn buurvrouw hielp mij, {Marker}." }, RiskLevel.Low);
        var link = await host.App.Services.GetRequiredService<ProjectStore>().CreateLinkAsync(host.Project.Id, "poster", false, default);
        var pack = await host.PackAsync(await host.IncludedAsync());
        var colleague = await host.AccountAsync("collega@example.org", StaffRole.Reviewer);
        var demand = await host.DemandAsync(host.Project);
        var person = await host.AccountAsync("alles@example.org", Enum.GetValues<StaffRole>());
        var browser = await host.SignInAsync("alles@example.org");
        using var straight = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }) { BaseAddress = host.Address };
        var done = new List<string>();
        var refused = new List<string>();

        foreach (var (pattern, handler) in await Handlers.OfAsync(host))
        {
            var id = pattern.Contains("link") ? link.Id : pattern.Contains("werkpakket") ? pack : pattern.Contains("mensen") ? colleague : pattern.Contains("verzoeken") ? demand : story.Value;
            var path = pattern.Replace("{project}", "hulp").Replace("{id:guid}", id.ToString("N"));
            await browser.GetAsync(path);
            var fields = Handlers.FieldsOf(browser, handler, id);
            var before = (await host.AuditAsync()).Count;

            var address = path + (handler.Name is { Length: > 0 } name ? "?handler=" + name : "");
            using var request = new HttpRequestMessage(new(handler.HttpMethod.ToUpperInvariant()), address);
            request.Headers.Add("Cookie", browser.Cookies);
            request.Content = handler.HttpMethod == "Post" ? new FormUrlEncodedContent(fields) : null;
            using var response = await straight.SendAsync(request);

            var lines = (await host.AuditAsync()).Skip(before).ToList();
            var what = $"{handler.HttpMethod} {pattern} {handler.Name}: {(int)response.StatusCode}";
            Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, what);
            if (response.StatusCode >= HttpStatusCode.BadRequest)
            {
                refused.Add(what);
                continue;
            }

            done.Add($"{what}: {string.Join(' ', lines.Select(l => l.Action))}");
            Assert.True(lines.Count > 0, what + " left no line");
            Assert.All(lines, l => Assert.Equal((person.ToString("N"), (Guid?)host.Project.Id), (l.Actor, l.ProjectId)));
            Assert.All(lines, l => Assert.DoesNotContain(Marker, $"{l.Action} {l.Object} {l.Reason}", StringComparison.OrdinalIgnoreCase));
        }

        done.ForEach(output.WriteLine);
        output.WriteLine("Refused: " + string.Join(", ", refused));
        Assert.True(done.Count >= 25 && refused.Count * 4 <= done.Count, $"{done.Count} handlers ran, {refused.Count} refused:\n{string.Join('\n', refused)}");
    }

    [Fact]
    public async Task VR_22_A_privacy_officer_reads_the_own_project_only()
    {
        await using var host = await DeskHost.StartAsync();
        var other = await DeskHost.NewProjectAsync(host.App.Services, "ander");
        var theirs = await host.StoryAsync(SampleStories.Plain, project: other);
        var stranger = await host.AccountAsync("vreemd@example.org");
        await host.InStaffAsync(async c =>
        {
            c.Memberships.Add(new() { AccountId = stranger, ProjectId = other.Id, Role = StaffRole.Reviewer });
            return await c.SaveChangesAsync();
        });
        var reviewer = await host.SignInAsync("vreemd@example.org");
        await reviewer.GetAsync($"/p/ander/beoordelen/{theirs}");
        var officer = await host.SignInAsync(StaffRole.PrivacyOfficer);

        await officer.GetAsync("/p/hulp/logboek");
        Assert.DoesNotContain(theirs.ToString()[..8], officer.Html);
        Assert.DoesNotContain("vreemd", officer.Page.QuerySelector("table")!.TextContent);
        await officer.GetAsync("/p/hulp/logboek?handler=Export");

        Assert.DoesNotContain(theirs.ToString(), officer.Html);
        Assert.DoesNotContain(stranger.ToString("N"), officer.Html);
        Assert.Contains("audit.read", officer.Html);
    }

    [Fact]
    public async Task VR_16_VR_24_The_export_has_a_line_for_each_action_and_is_no_formula()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var checker = await host.SignInAsync(StaffRole.Checker);
        await checker.GetAsync($"/p/hulp/beoordelen/{id}/origineel");
        await checker.SubmitAsync("main form", new() { ["Reason"] = "=HYPERLINK(\"x\"), nagaan of het klopt" });
        var officer = await host.SignInAsync(StaffRole.PrivacyOfficer);

        await officer.GetAsync("/p/hulp/logboek?handler=Export&wat=story.original");

        Assert.Equal("text/csv", officer.Response.Content.Headers.ContentType!.MediaType);
        var lines = (await officer.Response.Content.ReadAsStringAsync()).Trim().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\"), nagaan of het klopt\"", lines[1]);
        Assert.Contains((await host.AuditAsync()).Single(a => a.Action == "story.original").Hash, lines[1]);
    }

    [Fact]
    public async Task The_log_is_searched_by_person_day_and_kind_and_a_wrong_date_says_so()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var reviewer = await host.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/p/hulp/beoordelen/{id}");
        var officer = await host.SignInAsync(StaffRole.PrivacyOfficer);

        await officer.GetAsync("/p/hulp/logboek?wat=story.read");
        Assert.Single(officer.Page.QuerySelectorAll("tbody tr"));
        await officer.GetAsync("/p/hulp/logboek?wat=story.read&tot=2001-01-01");
        Assert.Contains("Niets gevonden", officer.Text);
        await officer.GetAsync("/p/hulp/logboek?wat=story.read&van=gisteren");

        Assert.Contains("Schrijf een datum als", officer.Text);
        Assert.Single(officer.Page.QuerySelectorAll("tbody tr"));
    }
}
