using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

public sealed class PermissionTests
{
    /// <summary>The matrix as people agreed on it, written out apart from the code that enforces it.</summary>
    private static readonly Dictionary<StaffRole, string[]> Agreed = new()
    {
        [StaffRole.Checker] = ["Monitor", "Review", "OpenOriginal", "EnterPaper", "Annotate", "SeeTeam"],
        [StaffRole.Reviewer] = ["Monitor", "Review", "Annotate", "SeeTeam"],
        [StaffRole.Facilitator] = ["Monitor", "SeePatterns", "Interpret", "MakePacks", "Annotate", "SeeTeam"],
        [StaffRole.Designer] = ["Monitor", "DesignProject", "SeeTeam"],
        [StaffRole.PrivacyOfficer] = ["ReadAudit", "SeeRetention", "SeeDisclosures", "KeepDisclosures", "SeeTeam"],
        [StaffRole.Administrator] = ["ManageAccounts", "SeeDisclosures", "SeeTeam"],
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
        var included = await host.IncludedAsync();
        var pack = await host.PackAsync(included);
        var colleague = await host.AccountAsync("collega@example.org", StaffRole.Reviewer);
        var demand = await host.DemandAsync(host.Project);
        var notes = host.App.Services.GetRequiredService<NoteStore>();
        var observation = await notes.AddAsync(host.Project.Id, SampleStories.Observation, "test", default);
        var session = await notes.AddAsync(host.Project.Id, new WorkSession("Maart", new(2026, 3, 12), null, [], [], []), "test", default);
        var pages = Endpoints(host).Where(e => e.Action is not null).ToList();
        Assert.True(pages.Count >= 12, "the desk has more pages than this");

        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var browser = await host.SignInAsync(role);
            foreach (var (pattern, action) in pages)
            {
                var id = pattern.Contains("link") ? link.Id : pattern.Contains("werkpakket") ? pack : pattern.Contains("teamvragen") ? included.Value : pattern.Contains("mensen") ? colleague : pattern.Contains("verzoeken") ? demand : pattern.Contains("observatie") ? observation : pattern.Contains("sessie") ? session : story.Value;
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
    public async Task VR_21_What_belongs_to_another_project_cannot_be_reached_or_changed_through_ones_own()
    {
        await using var host = await DeskHost.StartAsync();
        var other = await DeskHost.NewProjectAsync(host.App.Services, "ander");
        var story = await host.StoryAsync(SampleStories.Plain, project: other);
        var link = await host.App.Services.GetRequiredService<ProjectStore>().CreateLinkAsync(other.Id, "poster", false, default);
        var demand = await host.DemandAsync(other);
        var colleague = await host.AccountAsync("vreemd@example.org");
        await host.InStaffAsync(async c =>
        {
            c.Memberships.Add(new() { AccountId = colleague, ProjectId = other.Id, Role = StaffRole.Reviewer });
            return await c.SaveChangesAsync();
        });
        var browser = await host.SignInAsync(Enum.GetValues<StaffRole>());
        await browser.GetAsync("/p/hulp/mensen");
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = (await host.AuditAsync()).Count;
        var asked = 0;

        foreach (var (pattern, handler) in await Handlers.OfAsync(host))
        {
            var takesId = pattern.Contains("{id:guid}") || handler.Parameters.Any(p => p.ParameterType == typeof(Guid));
            if (!takesId)
            {
                continue;
            }

            var id = pattern.Contains("link") || handler.Name == "Revoke" ? link.Id : pattern.Contains("mensen") ? colleague : pattern.Contains("verzoeken") ? demand : story.Value;
            var fields = handler.Parameters.Where(p => p.ParameterType != typeof(CancellationToken)).ToDictionary(p => p.Name, p => p.ParameterType == typeof(Guid) ? id.ToString() : p.ParameterType.IsEnum ? Enum.GetNames(p.ParameterType)[0] : p.ParameterType == typeof(int) ? "1" : "true");
            (fields["__RequestVerificationToken"], fields["Version"], fields["Revision"], fields["Reason"]) = (token, "1", "1", "zomaar");
            var address = pattern.Replace("{project}", "hulp").Replace("{id:guid}", id.ToString("N")) + (handler.Name is { Length: > 0 } name ? "?handler=" + name : "");
            using var response = handler.HttpMethod == "Get" ? await browser.Client.GetAsync(address) : await browser.Client.PostAsync(address, new FormUrlEncodedContent(fields));

            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{handler.HttpMethod} {pattern} {handler.Name}: {response.StatusCode} instead of not found");
            asked++;
        }

        Assert.True(asked >= 15, $"only {asked} handlers take an id");
        Assert.Equal(StoryState.ToReview, (await host.RecordAsync(story)).State);
        Assert.False((await host.App.Services.GetRequiredService<ProjectStore>().LinksAsync(other.Id, default)).Single().IsRevoked);
        Assert.DoesNotContain((await host.AuditAsync()).Skip(before), a => a.Action is "story.original" or "story.decide" or "link.revoke" or "staff.roles" or "staff.end");
    }

    [Fact]
    public async Task VR_21_The_matrix_in_the_docs_is_the_one_that_is_enforced()
    {
        await using var host = await DeskHost.StartAsync();
        var roles = Enum.GetValues<StaffRole>();
        var text = new System.Text.StringBuilder();
        text.Append("| action | ").AppendJoin(" | ", roles).Append(" |\n|---|").Insert(text.Length, "---|", roles.Length).Append('\n');
        foreach (var action in Enum.GetValues<DeskAction>())
        {
            text.Append($"| {action} | ").AppendJoin(" | ", roles.Select(r => Permissions.Allows(r, action) ? "yes" : "")).Append(" |\n");
        }

        text.Append("\n| page | asks for | handlers |\n|---|---|---|\n");
        var handlers = await Handlers.OfAsync(host);
        foreach (var (pattern, action) in Endpoints(host).Where(e => e.Action is not null).OrderBy(e => e.Pattern, StringComparer.Ordinal))
        {
            text.Append($"| `{pattern}` | {action} | {string.Join(", ", handlers.Where(h => h.Pattern == pattern).Select(h => $"{h.Handler.HttpMethod} {h.Handler.Name}".Trim()).Order(StringComparer.Ordinal))} |\n");
        }

        var generated = text.ToString();
        var file = Path.Combine(Repository.Root, "docs", "permissions.md");
        var written = (await File.ReadAllTextAsync(file)).Split("<!-- generated -->\n", 2);
        if (Environment.GetEnvironmentVariable("VERTELPUNT_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, written[0] + "<!-- generated -->\n" + generated);
            return;
        }

        Assert.True(generated == written[1], $"docs/permissions.md is of before a change: run this test with VERTELPUNT_APPROVE=1 and look at the difference. It should hold:\n{generated}");
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
