using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Tests;

public sealed class CollectionTests
{
    [Fact]
    public async Task A_facilitator_makes_a_pack_and_prints_it_as_a_page()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.IncludedAsync();
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/werkpakket/nieuw");
        Assert.DoesNotContain("06-12345678", browser.Html);

        await browser.SubmitAsync("form.columns", new() { ["Stories"] = $"{id}", ["PackName"] = "Sessie in maart" });
        Assert.Contains("Wat dit pakket samen prijsgeeft", browser.Text);
        await browser.SubmitAsync("form.making", button: "button[formaction*=Make]");
        Assert.Contains("Het werkpakket is gemaakt", browser.Text);
        await browser.SubmitAsync("form[action*=Html]");

        Assert.Contains("kwam dezelfde avond", browser.Text);
        Assert.DoesNotContain("06-12345678", browser.Html);
        Assert.DoesNotContain("'self'", string.Join(' ', browser.Response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal(["pack.choose", "pack.choose", "pack.make", "pack.export"], (await host.AuditAsync()).Select(a => a.Action).Where(a => a.StartsWith("pack")));
    }

    [Fact]
    public async Task Without_a_browser_on_the_server_a_pack_is_a_page_to_print_and_says_why()
    {
        await using var host = await DeskHost.StartAsync(browserPath: "/there/is/none");
        var id = await host.IncludedAsync();
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/werkpakket/nieuw");
        await browser.SubmitAsync("form.columns", new() { ["Stories"] = $"{id}", ["PackName"] = "Sessie in maart" });

        await browser.SubmitAsync("form.making", button: "button[formaction*=Make]");

        Assert.Null(browser.Page.QuerySelector("form[action*=Pdf]"));
        Assert.NotNull(browser.Page.QuerySelector("form[action*=Html]"));
        Assert.Contains("instelling ‘browser’", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_of_high_risk_goes_along_only_for_a_reason_that_is_kept()
    {
        await using var host = await DeskHost.StartAsync();
        var low = await host.IncludedAsync();
        var high = await host.StoryAsync(SampleStories.Plain with { Answers = new Dictionary<string, Answer> { ["steun"] = new Scaled(50) } }, RiskLevel.High);
        await host.IncludeAsync(high);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await ChooseAsync(browser, low, high);
        Assert.Contains("Let op: hoog risico", browser.Text);
        Assert.Contains("1 kaart zonder antwoorden", browser.Text);
        await browser.SubmitAsync("form.making", button: "button[formaction*=Make]");
        Assert.Contains("zonder 1 verhaal", browser.Text);
        Assert.DoesNotContain(high.Short, browser.Page.QuerySelector("main table")!.TextContent);

        await ChooseAsync(browser, low, high);
        await browser.SubmitAsync("form.making", new() { ["HighRiskReason"] = "De verteller vroeg er zelf om." }, "button[formaction*=Make]");
        Assert.Contains(high.Short, browser.Page.QuerySelector("main table")!.TextContent);
        Assert.Contains("zonder antwoorden", browser.Text);
        Assert.Equal("De verteller vroeg er zelf om.", (await host.AuditAsync()).Last(a => a.Action == "pack.make").Reason);
    }

    [Fact]
    public async Task Where_the_project_keeps_high_risk_off_cards_no_reason_brings_it_on()
    {
        await using var host = await DeskHost.StartAsync();
        var low = await host.IncludedAsync();
        var high = await host.StoryAsync(SampleStories.Plain, RiskLevel.High);
        await host.IncludeAsync(high);
        await host.App.Services.GetRequiredService<ProjectStore>().SaveSettingsAsync(host.Project.Id, host.Project.Settings with { KeepHighRiskOffCards = true }, default);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/werkpakket/nieuw");
        Assert.Null(browser.Page.QuerySelector($"input[name=Stories][value='{high}']"));
        browser.Page.QuerySelector<IHtmlInputElement>($"input[name=Stories][value='{low}']")!.Value = high.ToString();
        browser.Page.QuerySelector<IHtmlInputElement>("input[name=Stories]")!.IsChecked = true;
        await browser.SubmitAsync("form.columns", new() { ["PackName"] = "Sessie" });
        Assert.Contains("te groot voor een kaart", browser.Text);
        var made = await host.App.Services.GetRequiredService<PackDesk>().MakeAsync(
            (await host.App.Services.GetRequiredService<ProjectStore>().FindAsync(host.Project.Id, default))!,
            new("Proef", [low, high], Domain.Workshops.CardFormat.A6, 1, 1, [], HighRiskReason: "Toch."), "test", default);

        Assert.Equal([LeftOutReason.RiskTooHigh], made.LeftOut.Select(l => l.Reason));
    }

    [Fact]
    public async Task A_facilitator_chooses_up_to_three_questions_for_the_card_and_none_about_the_teller()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.IncludedAsync();
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/werkpakket/nieuw");

        var offered = browser.Page.QuerySelectorAll("input[name=Questions]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Contains("steun", offered);
        Assert.DoesNotContain("leeftijd", offered);
        var made = await host.App.Services.GetRequiredService<PackDesk>().MakeAsync(
            host.Project, new("Proef", [id], Domain.Workshops.CardFormat.A6, 1, 1, [], null, ["leeftijd", "toekomst", "onbekend"]), "test", default);
        var pack = (await host.App.Services.GetRequiredService<PackDesk>().ListAsync(host.Project, default)).Single(p => p.Id == made.Id);

        Assert.Equal(["toekomst"], pack.Stored.Questions);
    }

    [Fact]
    public async Task Going_back_to_choosing_keeps_every_choice()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.IncludedAsync();
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/werkpakket/nieuw");
        await browser.SubmitAsync("form.columns", new() { ["Stories"] = $"{id}", ["PackName"] = "Sessie", ["Format"] = "A5", ["Copies"] = "4", ["Patterns"] = "steun" });

        await browser.SubmitAsync("form.making", button: "button[formaction*=Change]");

        Assert.Equal(("Sessie", "4"), (browser.Page.QuerySelector("input[name=PackName]")!.GetAttribute("value"), browser.Page.QuerySelector("input[name=Copies]")!.GetAttribute("value")));
        Assert.NotNull(browser.Page.QuerySelector($"input[name=Stories][value='{id}'][checked]"));
        Assert.NotNull(browser.Page.QuerySelector("input[name=Patterns][value=steun][checked]"));
        Assert.Equal("A5", browser.Page.QuerySelector("select[name=Format] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_proposal_says_how_long_it_reads_and_a_pair_of_questions_can_be_taken_along()
    {
        await using var host = await DeskHost.StartAsync();
        var form = ((ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(DeskHost.DataFolder, "demo", "form.json")))).Form;
        foreach (var story in SampleStories.Demo(form).Take(40))
        {
            await host.IncludeAsync(await host.StoryAsync(story.Content, RiskLevel.Low, new(ConsentLevel.WorkshopCards)));
        }

        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/werkpakket/nieuw?kies=30&minuten=6&over=leeftijd");

        Assert.Contains("minuten lezen", browser.Page.QuerySelector("form.sampling [role=status]")!.TextContent);
        Assert.InRange(browser.Page.QuerySelectorAll("input[name=Stories][checked]").Length, 2, 20);
        var pairs = browser.Page.QuerySelectorAll("input[name=Patterns][value*='~']").Select(i => i.GetAttribute("value")!).ToList();
        Assert.NotEmpty(pairs);
        var desk = host.App.Services.GetRequiredService<PackDesk>();
        var stories = (await desk.CandidatesAsync(host.Project, default)).Select(c => c.Id).ToList();
        var made = await desk.MakeAsync(host.Project, new("Proef", stories, Domain.Workshops.CardFormat.A6, 1, 1, pairs), "test", default);
        var pack = await desk.RebuildAsync(host.Project, (await desk.ListAsync(host.Project, default)).Single(p => p.Id == made.Id), "nl", default);

        Assert.Equal(pairs.Count, pack!.Patterns.Count);
        Assert.All(pack.Patterns, p => Assert.DoesNotMatch(@"q =|n = \d", p.Sees + p.Sure));
    }

    [Fact]
    public async Task Only_included_stories_whose_teller_allows_a_card_can_be_chosen()
    {
        await using var host = await DeskHost.StartAsync();
        var open = await host.StoryAsync(SampleStories.Plain);
        var patternsOnly = await host.IncludedAsync(new(ConsentLevel.PatternsOnly));
        var good = await host.IncludedAsync();
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/werkpakket/nieuw");

        Assert.Equal([good.ToString()], browser.Page.QuerySelectorAll("input[name=Stories]").Select(i => i.GetAttribute("value")));
        await browser.SubmitAsync("form.columns", new() { ["Stories"] = $"{patternsOnly}", ["PackName"] = "Stiekem" });
        Assert.Contains("mag nu nog geprint worden", browser.Text);
        await browser.SubmitAsync("form.columns", new() { ["Stories"] = $"{open}", ["PackName"] = "Stiekem" });
        Assert.Contains("niet opgenomen", browser.Text);
    }

    [Fact]
    public async Task SC_8_A_story_that_is_excluded_later_marks_the_pack_and_cannot_be_printed_again()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.IncludedAsync();
        var pack = await host.PackAsync(id);
        await host.DecideAsync(id, Domain.Review.DecisionKind.Exclude);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/werkpakket");
        Assert.Contains("1 terughalen", browser.Text);
        await browser.GetAsync($"/p/hulp/werkpakket/{pack:N}");
        Assert.Null(browser.Page.QuerySelector("form[action*=Html]"));
        await browser.SubmitAsync("form[action*=Recall]");

        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.DoesNotContain(SampleStories.Canary, browser.Html);
    }

    [Fact]
    public async Task Patterns_show_a_chart_with_its_n_per_question_and_hide_small_numbers()
    {
        await using var host = await DeskHost.StartAsync();
        var form = ((ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(DeskHost.DataFolder, "demo", "form.json")))).Form;
        foreach (var story in SampleStories.Demo(form).Take(12))
        {
            await host.IncludeAsync(await host.StoryAsync(story.Content));
        }

        var browser = await host.SignInAsync(StaffRole.Facilitator);
        Assert.Equal("/p/hulp/patronen", browser.Path);

        Assert.Equal(form.Questions.Count + form.TeamQuestions.Count, browser.Page.QuerySelectorAll("section[id^=vraag-]:not([data-question=_week])").Length);
        Assert.Contains("12 verhalen", browser.Text);
        Assert.Contains("te weinig om te tonen", browser.Text);
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".chart-table"));
        Assert.Single(await host.AuditAsync(), a => a.Action == "patterns.read");
    }

    [Fact]
    public void A_hidden_count_is_never_alone()
    {
        Assert.Equal([null, null, 30], new SmallNumbers(5).Hide([3, 9, 30]));
        Assert.Equal([0, 9, 30], new SmallNumbers(5).Hide([0, 9, 30]));
        Assert.Equal([null, null], new SmallNumbers(5).Hide([2, 1]));
    }

    [Fact]
    public void Weeks_are_put_together_until_they_are_large_enough()
    {
        var weeks = new SmallNumbers(5).Together<Week>([(new(1), 3), (new(2), 4), (new(3), 9), (new(4), 1)]);

        Assert.Equal([(new Week(1), new Week(2), 7), (new Week(3), new Week(4), 10)], weeks);
        Assert.Empty(new SmallNumbers(5).Together<Week>([(new(1), 3)]));
    }

    [Fact]
    public async Task SC_4_The_monitor_tells_completeness_length_and_background_and_one_story_more_changes_nothing_on_it()
    {
        await using var host = await DeskHost.StartAsync();
        var form = ((ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(DeskHost.DataFolder, "demo", "form.json")))).Form;
        var stories = SampleStories.Demo(form).Take(16).ToList();
        foreach (var story in stories.Take(11))
        {
            await host.StoryAsync(story.Content, consent: new(ConsentLevel.PatternsOnly));
        }

        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/verzamelen");
        var before = browser.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("Hoe volledig de vragen", before);
        Assert.Contains("Geteld in 11 verhalen", before);
        Assert.Contains("Lengte, in woorden", before);
        await host.StoryAsync(stories[11].Content, consent: new(ConsentLevel.Quotes));
        await browser.GetAsync("/p/hulp/verzamelen");
        Assert.Equal(before, browser.Page.QuerySelector("main")!.TextContent);

        foreach (var story in stories.Skip(12))
        {
            await host.StoryAsync(story.Content, consent: new(ConsentLevel.Quotes));
        }

        await browser.GetAsync("/p/hulp/verzamelen");
        Assert.Contains("Geteld in 16 verhalen", browser.Text);
    }

    [Fact]
    public async Task A_designer_makes_prints_and_revokes_a_link_and_sees_no_story()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        Assert.Equal("/p/hulp/project", browser.Path);

        await browser.SubmitAsync("form.new-link", new() { ["channel"] = "wachtkamer" });
        Assert.Contains("wachtkamer", browser.Text);
        await browser.GetAsync(browser.Page.QuerySelector("a[href*='/link/']")!.GetAttribute("href")!);
        Assert.NotNull(browser.Page.QuerySelector(".qr svg path"));
        await browser.GetAsync("/p/hulp/project");
        await browser.SubmitAsync("form[action*=Revoke]");

        Assert.Contains("ingetrokken", browser.Text);
    }

    [Fact]
    public async Task A_changed_form_becomes_a_new_version_and_a_broken_one_is_refused_by_name()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await browser.GetAsync("/p/hulp/project/bewerken");
        var json = ((AngleSharp.Html.Dom.IHtmlTextAreaElement)browser.Page.QuerySelector("textarea")!).Value;

        await browser.SubmitAsync("form.stack", new() { ["Json"] = json.Replace("\"questions\"", "\"vragen\"") });
        Assert.Contains("Er is nog niets bewaard", browser.Text);
        await browser.SubmitAsync("form.stack", new() { ["Json"] = json.Replace("Hoe vaak gebeurt zoiets?", "Hoe vaak komt dit voor?") });

        Assert.Contains("Bewaard als versie 2", browser.Text);
        Assert.Contains("Hoe vaak komt dit voor?", browser.Text);
    }

    [Fact]
    public async Task VR_23_The_privacy_officer_searches_the_log_and_checks_its_chain()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var reviewer = await host.SignInAsync(StaffRole.Reviewer);
        await reviewer.GetAsync($"/p/hulp/beoordelen/{id}");
        var officer = await host.SignInAsync(StaffRole.PrivacyOfficer);

        await officer.GetAsync($"/p/hulp/logboek?wat=story.read&object={id.Short}");
        Assert.Single(officer.Page.QuerySelectorAll("tbody tr"));
        await officer.SubmitAsync("form[method=post][action$=logboek]");

        Assert.Contains("De keten klopt", officer.Text);
        Assert.DoesNotContain(SampleStories.Canary, officer.Html);
    }

    private static async Task ChooseAsync(Browser browser, params StoryId[] stories)
    {
        await browser.GetAsync("/p/hulp/werkpakket/nieuw");
        foreach (var box in browser.Page.QuerySelectorAll<IHtmlInputElement>("input[name=Stories]"))
        {
            box.IsChecked = stories.Any(s => s.ToString() == box.Value);
        }

        await browser.SubmitAsync("form.columns", new() { ["PackName"] = "Sessie" });
    }
}
