using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Tests;

public sealed class PermissionTests
{
    /// <summary>The matrix as people agreed on it, written out apart from the code that enforces it.</summary>
    private static readonly Dictionary<StaffRole, string[]> Agreed = new()
    {
        [StaffRole.Checker] = ["Monitor", "Review", "OpenOriginal"],
        [StaffRole.Reviewer] = ["Monitor", "Review"],
        [StaffRole.Facilitator] = ["Monitor", "SeePatterns", "MakePacks"],
        [StaffRole.Designer] = ["Monitor", "DesignProject"],
        [StaffRole.PrivacyOfficer] = ["ReadAudit"],
        [StaffRole.Administrator] = ["ManageAccounts"],
    };

    private static readonly string[] Open = ["/aanmelden", "/afmelden", "/taal", "/storing", "/static/{file}", "/tweede-stap", "/uitnodiging/{id:guid}", "/geen-toegang"];

    [Fact]
    public void The_matrix_in_the_code_is_the_one_agreed_on()
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            Assert.Equal(Agreed[role].Order(), Enum.GetValues<DeskAction>().Where(a => Permissions.Allows(role, a)).Select(a => a.ToString()).Order());
        }
    }

    [Fact]
    public async Task VR_21_Every_endpoint_lets_in_exactly_the_roles_of_the_matrix()
    {
        await using var host = await DeskHost.StartAsync();
        var story = await host.StoryAsync(SampleStories.Plain);
        var link = await host.App.Services.GetRequiredService<ProjectStore>().CreateLinkAsync(host.Project.Id, "poster", false, default);
        var pack = await host.PackAsync(await host.IncludedAsync());
        var colleague = await host.AccountAsync("collega@example.org", StaffRole.Reviewer);
        var pages = Endpoints(host).Where(e => e.Action is not null).ToList();
        Assert.True(pages.Count >= 12, "the desk has more pages than this");

        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var browser = await host.SignInAsync(role);
            foreach (var (pattern, action) in pages)
            {
                var id = pattern.Contains("link") ? link.Id : pattern.Contains("werkpakket") ? pack : pattern.Contains("mensen") ? colleague : story.Value;
                await browser.GetAsync(pattern.Replace("{project}", "hulp").Replace("{id:guid}", id.ToString("N")));
                var expected = Agreed[role].Contains(action!.Value.ToString()) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                Assert.True(expected == browser.Response.StatusCode, $"{role} on {pattern}: {browser.Response.StatusCode} instead of {expected}");
            }
        }
    }

    [Fact]
    public async Task VR_21_Nothing_but_the_doors_opens_without_signing_in()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = host.Open();

        foreach (var (pattern, _) in Endpoints(host).Where(e => !Open.Contains(e.Pattern)))
        {
            await browser.GetAsync(pattern.Replace("{project}", "hulp").Replace("{id:guid}", Guid.NewGuid().ToString("N")));
            Assert.StartsWith("/aanmelden", browser.Path);
        }
    }

    [Fact]
    public async Task Somebody_of_another_project_sees_nothing_of_this_one()
    {
        await using var host = await DeskHost.StartAsync();
        await DeskHost.NewProjectAsync(host.App.Services, "ander");
        var browser = await host.SignInAsync(Enum.GetValues<StaffRole>());

        foreach (var (pattern, _) in Endpoints(host).Where(e => e.Action is not null))
        {
            await browser.GetAsync(pattern.Replace("{project}", "ander").Replace("{id:guid}", Guid.NewGuid().ToString("N")));
            Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        }
    }

    [Fact]
    public async Task VR_17_With_a_password_alone_only_the_set_up_of_the_second_step_opens()
    {
        await using var host = await DeskHost.StartAsync(secondFactor: true);
        var browser = await host.SignInAsync(Enum.GetValues<StaffRole>());
        Assert.Equal("/account/tweede-stap", browser.Path);

        foreach (var (pattern, action) in Endpoints(host).Where(e => !Open.Contains(e.Pattern)))
        {
            await browser.GetAsync(pattern.Replace("{project}", "hulp").Replace("{id:guid}", Guid.NewGuid().ToString("N")));
            Assert.True(browser.Response.StatusCode == HttpStatusCode.Forbidden || browser.Path == "/account/tweede-stap", $"{pattern} opened");
        }
    }

    private static List<(string Pattern, DeskAction? Action)> Endpoints(DeskHost host) =>
        [.. host.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), Needs(e)))
            .Distinct()];

    private static DeskAction? Needs(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Action
        ?? endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.EndpointMetadata.OfType<NeedsAttribute>().FirstOrDefault()?.Action;
}
