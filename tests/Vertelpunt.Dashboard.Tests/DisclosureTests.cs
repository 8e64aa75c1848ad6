using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>LL-3, SC-14: a legal demand, two persons, what was given.</summary>
public sealed class DisclosureTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task LL_3_A_demand_is_answered_by_two_persons_and_sealed(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var officer = await host.SignInAsync(StaffRole.PrivacyOfficer);
        await officer.GetAsync("/p/hulp/verzoeken");
        Assert.Contains("Nog geen verzoeken", officer.Text);
        await officer.GetAsync("/p/hulp/verzoeken/nieuw");
        await officer.SubmitAsync("form.stack", new() { ["Authority"] = "Openbaar Ministerie", ["LegalBasis"] = "", ["Asked"] = "Wie vertelde dit", ["ReceivedOn"] = "2026-03-01" });
        Assert.Contains("op welke wet en welk artikel", officer.Page.QuerySelector(".problem")!.TextContent);
        await officer.SubmitAsync("form.stack", new() { ["LegalBasis"] = "vordering, art. 126nd Sv", ["ReceivedOn"] = "2999-01-01" });
        Assert.Contains("niet in de toekomst", officer.Page.QuerySelector(".problem")!.TextContent);
        await officer.SubmitAsync("form.stack", new() { ["ReceivedOn"] = "2026-03-01", ["Asked"] = "Wie vertelde dit, kwartelkanarie" });
        var address = officer.Path;
        await officer.SubmitAsync("form[action*=Decide]", new() { ["outcome"] = "Given", ["why"] = "bevel", ["given"] = " " });
        Assert.Contains("wat er gegeven wordt", officer.Page.QuerySelector(".problem")!.TextContent);
        await officer.SubmitAsync("form[action*=Decide]", new() { ["outcome"] = "NothingHeld", ["why"] = "Namen bewaren we niet." });

        // The first person is not the second.
        Assert.Null(officer.Page.QuerySelector("form[action*=Second]"));
        Assert.Contains("Een ander dan jij", officer.Text);
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.GetAsync(address);
        Assert.Null(administrator.Page.QuerySelector("form[action*=Decide]"));
        await administrator.SubmitAsync("form[action*=Second]", new() { ["agrees"] = "true", ["why"] = "Klopt." });

        Assert.Contains("stemt in", administrator.Text);
        var entry = Assert.Single(await host.App.Services.GetRequiredService<DisclosureRegister>().ListAsync(host.Project.Id, default));
        Assert.Equal((DisclosureStatus.Agreed, DisclosureOutcome.NothingHeld), (entry.Status, entry.Decision!.Outcome));
        Assert.NotEqual(entry.DecidedBy, entry.AgreedBy);
        Assert.Equal(["disclosure.add", "disclosure.decide", "disclosure.agree"], (await host.AuditAsync()).Where(a => a.Object == $"disclosure:{entry.Id:N}" && a.Action != "disclosure.read").Select(a => a.Action));
        await using var context = await host.App.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.DoesNotContain("kwartelkanarie", System.Text.Encoding.Latin1.GetString((await context.Disclosures.SingleAsync()).Sealed));
    }

    [Fact]
    public async Task The_first_person_cannot_agree_and_a_stale_page_changes_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.DemandAsync(host.Project);
        await host.AccountAsync("eva@example.org", StaffRole.PrivacyOfficer, StaffRole.Administrator);
        var eva = await host.SignInAsync("eva@example.org");
        await eva.GetAsync($"/p/hulp/verzoeken/{id:N}");
        var stale = await host.SignInAsync(StaffRole.PrivacyOfficer);
        await stale.GetAsync($"/p/hulp/verzoeken/{id:N}");
        await eva.SubmitAsync("form[action*=Decide]", new() { ["outcome"] = "Refused", ["why"] = "Geen bevel." });

        await stale.SubmitAsync("form[action*=Decide]", new() { ["outcome"] = "Given", ["given"] = "Alles", ["why"] = "Mag." });
        Assert.Contains("iemand anders veranderde het", stale.Page.QuerySelector(".problem")!.TextContent);
        var token = eva.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var own = await eva.Client.PostAsync($"/p/hulp/verzoeken/{id:N}?handler=Second", new FormUrlEncodedContent([new("revision", "2"), new("agrees", "true"), new("why", "Ik ben het met mezelf eens."), new("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        var entry = (await host.App.Services.GetRequiredService<DisclosureRegister>().FindAsync(host.Project.Id, id, default))!;
        Assert.Equal((DisclosureStatus.Decided, DisclosureOutcome.Refused), (entry.Status, entry.Decision!.Outcome));
    }

    [Fact]
    public async Task Who_may_only_be_the_second_person_cannot_decide_as_the_first()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.DemandAsync(host.Project);
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.GetAsync($"/p/hulp/verzoeken/{id:N}");
        var token = administrator.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var response = await administrator.Client.PostAsync($"/p/hulp/verzoeken/{id:N}?handler=Decide", new FormUrlEncodedContent([new("revision", "1"), new("outcome", "Refused"), new("why", "Nee."), new("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(DisclosureStatus.Entered, (await host.App.Services.GetRequiredService<DisclosureRegister>().FindAsync(host.Project.Id, id, default))!.Status);
    }
}
