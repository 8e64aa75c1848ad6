using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Paper;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Tests;

public sealed class PaperTests
{
    private const string Words = "Toen ik niet meer wist hoe het verder moest, belde ik aan bij nummer twaalf.";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_form_on_paper_becomes_a_story_with_its_answers_its_week_and_the_code_of_its_strip(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var slip = (await host.App.Services.GetRequiredService<PaperSlips>().MakeAsync(host.Project.Id, 1, default))!.Single();
        var browser = await host.SignInAsync(StaffRole.Checker);
        await browser.GetAsync("/p/hulp/papier");
        var lastWeek = Week.Of(TimeProvider.System.GetUtcNow()).Number - 1;

        await browser.SubmitAsync("form.typed", new()
        {
            ["number"] = slip.Number, ["week"] = $"{lastWeek}", ["eliciting"] = "2", ["title"] = "Nummer twaalf", ["text"] = Words,
            ["q.gevoel"] = "1 4", ["q.gevoel.other"] = "moe", ["q.hoe_vaak"] = "2", ["q.steun"] = "3,5", ["q.wie_bepaalde.top"] = "1", ["q.wie_bepaalde.left"] = "3",
            ["q.wie_hielp"] = "5", ["q.wat_nodig"] = "Iemand die bleef.", ["q.plek.ik.x"] = "2", ["q.plek.ik.y"] = "9", ["q.toekomst"] = "n", ["level"] = "2",
        });

        Assert.Equal("/p/hulp/papier?versie=1&taal=nl", browser.Path);
        Assert.Contains("Het verhaal is ingevoerd", browser.Text);
        Assert.DoesNotContain(Words, browser.Html);
        var story = await OwnAsync(host, slip);
        Assert.Equal(("Nummer twaalf", Words, "klein_groot"), (story.Content.Title, story.Content.Text, story.Content.ElicitingId));
        Assert.Equal((lastWeek, ConsentLevel.WorkshopCards, false), (story.Told.Number, story.Consent.Level, story.Consent.Research));
        Assert.Equal(new Chosen(["machteloos", "bang", Chosen.OtherId], "moe"), story.Content.Answers["gevoel"]);
        Assert.Equal(new Scaled(35), story.Content.Answers["steun"]);
        Assert.Equal(new Composed(0.25, 0.75, 0), story.Content.Answers["wie_bepaalde"]);
        Assert.Equal(new Placed([new("ik", 20, 90)]), story.Content.Answers["plek"]);
        Assert.Equal(new Written("Iemand die bleef."), story.Content.Answers["wat_nodig"]);
        Assert.IsType<DoesNotApply>(story.Content.Answers["toekomst"]);
        Assert.IsType<LeftBlank>(story.Content.Answers["leeftijd"]);
        var link = Assert.Single(await host.App.Services.GetRequiredService<ProjectStore>().LinksAsync(host.Project.Id, default));
        Assert.Equal(("papier", true), (link.Channel, link.IsRevoked));
        var line = Assert.Single(await host.AuditAsync(), a => a.Action == "story.enter");
        Assert.Equal($"story:{story.Id}", line.Object);
        Assert.Null(line.Reason);
    }

    [Fact]
    public async Task A_form_with_something_wrong_is_not_sent_and_loses_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Checker);
        await browser.GetAsync("/p/hulp/papier");

        await browser.SubmitAsync("form.typed", new()
        {
            ["text"] = Words, ["title"] = "Nummer \"twaalf\"", ["q.gevoel"] = "1 2 3 4", ["q.gevoel.other"] = "moe", ["q.hoe_vaak"] = "9", ["q.steun"] = "11",
            ["q.wie_bepaalde.top"] = "-4", ["q.plek.ik.x"] = "3", ["q.wie_hielp"] = "1", ["q.wat_nodig"] = "Rust.", ["number"] = "12", ["level"] = "7",
        });

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        string V(string name) => browser.Page.QuerySelector($"[name='{name}']") is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : browser.Page.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? "";
        Assert.Equal(
            (Words, "Nummer \"twaalf\"", "1 2 3 4", "moe", "9", "11", "-4", "3", "Rust.", "12", "7"),
            (V("text"), V("title"), V("q.gevoel"), V("q.gevoel.other"), V("q.hoe_vaak"), V("q.steun"), V("q.wie_bepaalde.top"), V("q.plek.ik.x"), V("q.wat_nodig"), V("number"), V("level")));
        string[] about = ["v-gevoel", "v-hoe_vaak", "v-steun", "v-wie_bepaalde", "v-plek", "v-wat_nodig", "number", "level"];
        Assert.Equal(about.Order(), browser.Page.QuerySelectorAll("[role=alert] a").Select(a => a.GetAttribute("href")![1..]).Order());
        Assert.All(about, id => Assert.NotNull(browser.Page.GetElementById(id)));
        Assert.All(browser.Page.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')), id => Assert.NotNull(browser.Page.GetElementById(id)));
        Assert.DoesNotContain(await host.AuditAsync(), a => a.Action == "story.enter");
    }

    [Fact]
    public async Task What_is_ticked_nowhere_is_not_allowed()
    {
        await using var host = await DeskHost.StartAsync();
        var slip = (await host.App.Services.GetRequiredService<PaperSlips>().MakeAsync(host.Project.Id, 1, default))!.Single();
        var browser = await host.SignInAsync(StaffRole.Checker);
        await browser.GetAsync("/p/hulp/papier");

        await browser.SubmitAsync("form.typed", new() { ["number"] = slip.Number, ["text"] = Words });

        Assert.Equal(new Consent(ConsentLevel.PatternsOnly, Research: false, WayBack: true), (await OwnAsync(host, slip)).Consent);
    }

    [Fact]
    public async Task One_form_is_typed_in_once_and_forms_in_a_row_are_counted()
    {
        await using var host = await DeskHost.StartAsync();
        var slips = await host.App.Services.GetRequiredService<PaperSlips>().MakeAsync(host.Project.Id, 2, default);
        var browser = await host.SignInAsync(StaffRole.Checker);
        await browser.GetAsync("/p/hulp/papier");
        await browser.SubmitAsync("form.typed", new() { ["number"] = slips![0].Number, ["text"] = Words });
        await browser.SubmitAsync("form.typed", new() { ["number"] = slips[0].Number, ["text"] = Words });
        Assert.Contains("niet (meer) vrij", browser.Text);

        await browser.SubmitAsync("form.typed", new() { ["number"] = slips[1].Number, ["text"] = Words });
        Assert.Contains("Dat zijn er 2 achter elkaar", browser.Text);
        await browser.SubmitAsync("form.typed", new() { ["text"] = Words });
        Assert.Contains("De verteller kan het niet terugvinden", browser.Text);
        Assert.Equal(3, (await host.AuditAsync()).Count(a => a.Action == "story.enter"));
    }

    [Fact]
    public async Task Forms_are_printed_with_a_code_each_and_the_audit_log_holds_none()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await browser.GetAsync("/p/hulp/project/papier");

        await browser.SubmitAsync("form[data-again]", new() { ["copies"] = "2" }, "button[formaction]");

        var codes = browser.Page.QuerySelectorAll(".strip .code").Select(c => c.TextContent).ToList();
        Assert.Equal(2, codes.Distinct().Count());
        Assert.All(codes, c => Assert.True(TellerCode.TryParse(c, out _)));
        Assert.Contains("default-src 'none'", browser.Response.Headers.GetValues("Content-Security-Policy").Single());
        var line = Assert.Single(await host.AuditAsync(), a => a.Action == "paper.print");
        Assert.Equal(("forms:2", null), (line.Object, line.Reason));
    }

    private static async Task<TellerStory> OwnAsync(DeskHost host, PaperSlip slip)
    {
        Assert.True(TellerCode.TryParse(slip.Code, out var code));
        var keys = (await host.App.Services.GetRequiredService<TellerKeyDerivation>().DeriveAsync(code, default))!.Value.Keys;
        var services = host.App.Services;
        var own = new TellerStories(
            services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<StoriesContext>>(), services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<KeysContext>>(), TimeProvider.System);
        return Assert.Single(await own.ListAsync(keys, default));
    }
}
