using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>A designer builds a form and settles a project without writing JSON, and without script.</summary>
public sealed class DesignTests
{
    [Theory]
    [InlineData("singleChoice")]
    [InlineData("multipleChoice")]
    [InlineData("scale")]
    [InlineData("triad")]
    [InlineData("placement")]
    [InlineData("shortText")]
    [InlineData("background")]
    public async Task A_question_of_every_kind_is_made_and_comes_back_as_it_was_filled_in(string kind)
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await browser.GetAsync($"/p/hulp/project/vraag?soort={kind}");
        var values = new Dictionary<string, string> { ["text.nl"] = "Hoe liep het af?", ["text.en"] = "How did it end?" };
        foreach (var field in browser.Page.QuerySelectorAll(".editor [name$='.nl']").Select(f => f.GetAttribute("name")!).Where(n => n is not "text.nl" and not "hint.nl"))
        {
            values[field] = "Woorden bij " + field;
        }

        await browser.SubmitAsync("form.editor", values, "button[value=save]");

        Assert.Equal("/p/hulp/project/vragen", browser.Path.Split('#')[0]);
        var draft = await DraftAsync(host);
        var made = draft.Questions.Single(q => q.Text.Nl == "Hoe liep het af?");
        Assert.Equal("How did it end?", made.Text.En);
        Assert.Equal(kind == "background" ? QuestionSubject.Teller : QuestionSubject.Story, made.About);
        Assert.Empty(FormFile.Check(draft, host.Project.Settings));
        Assert.Equal(kind == "background", draft.Questions[^1].Id == made.Id);

        await browser.GetAsync($"/p/hulp/project/vraag?vraag={made.Id}");
        await browser.SubmitAsync("form.editor", button: "button[value=save]");
        Assert.Equal(made.Id, (await DraftAsync(host)).Find(made.Id)!.Id);
        Assert.Equal(FormFile.Write(draft, new()), FormFile.Write(await DraftAsync(host), new()));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await browser.GetAsync("/p/hulp/project/vraag?soort=multipleChoice");

        await browser.SubmitAsync("form.editor", new() { ["text.nl"] = "", ["hint.nl"] = "Een hint", ["o.0.nl"] = "Alleen deze", ["max"] = "veel" }, "button[value=save]");

        Assert.Contains("Hier staat nog niets", browser.Page.QuerySelector("#t-text-mis")!.TextContent);
        Assert.Contains("Hier horen er 2 tot en met 60", browser.Page.QuerySelector("#antwoorden .mis")!.TextContent);
        Assert.Contains("Schrijf een heel getal", browser.Page.QuerySelector("#mis-max")!.TextContent);
        Assert.Equal("Een hint", browser.Page.QuerySelector("[name='hint.nl']")!.GetAttribute("value"));
        Assert.Equal("Alleen deze", browser.Page.QuerySelector("[name='o.0.nl']")!.GetAttribute("value"));
        Assert.Equal(0, (await DraftRevisionAsync(host)).Revision);
    }

    [Fact]
    public async Task Answers_are_added_moved_and_removed_without_storing_anything_yet()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await browser.GetAsync("/p/hulp/project/vraag?soort=singleChoice");

        await browser.SubmitAsync("form.editor", new() { ["text.nl"] = "Wie stond er klaar?", ["o.0.nl"] = "een", ["o.1.nl"] = "twee", ["o.2.nl"] = "drie" }, "button[value=add-o]");
        await browser.SubmitAsync("form.editor", new() { ["o.3.nl"] = "vier" }, "button[value=up-o-3]");
        await browser.SubmitAsync("form.editor", button: "button[value=remove-o-0]");

        Assert.Equal(["twee", "vier", "drie"], browser.Page.QuerySelectorAll(".rows input[name$='.nl']").Select(i => i.GetAttribute("value")));
        Assert.Equal(0, (await DraftRevisionAsync(host)).Revision);
        await browser.SubmitAsync("form.editor", button: "button[value=save]");
        Assert.Equal(["twee", "vier", "drie"], ((SingleChoiceQuestion)(await DraftAsync(host)).Find("wie_stond_er_klaar")!).Options.Select(o => o.Text.Nl));
    }

    [Fact]
    public async Task A_condition_is_chosen_from_earlier_answers_and_keeps_its_question_from_being_removed()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await MakeChoiceAsync(browser, "Was er hulp?", "ja", "nee");
        await browser.GetAsync("/p/hulp/project/vraag?soort=shortText");

        await browser.SubmitAsync("form.editor", new() { ["text.nl"] = "Van wie?", ["when"] = "was_er_hulp|ja" }, "button[value=save]");
        var form = await DraftAsync(host);
        Assert.Equal(("was_er_hulp", "ja"), (form.Find("van_wie")!.ShowWhen!.QuestionId, form.Find("van_wie")!.ShowWhen!.AnyOf.Single()));
        await browser.SubmitAsync("#vragen", button: "button[name=remove][value=was_er_hulp]");

        Assert.Contains("De vraag waar dit van afhangt is er niet meer", browser.Text);
        Assert.NotNull((await DraftAsync(host)).Find("was_er_hulp"));
        await browser.SubmitAsync("#vragen", button: "button[name=move][value='up:van_wie']");
        Assert.Contains("Alleen een eerder antwoord kan beslissen", browser.Text);
    }

    [Fact]
    public async Task Tellers_get_a_changed_form_only_when_it_is_put_in_use_as_a_new_version()
    {
        await using var host = await DeskHost.StartAsync();
        var store = host.App.Services.GetRequiredService<ProjectStore>();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await MakeChoiceAsync(browser, "Nieuw?", "ja", "nee");
        Assert.Contains("Tellers krijgen nog versie 1", browser.Text);
        Assert.Equal(1, (await store.FindAsync(host.Project.Id, default))!.FormVersion);

        await browser.SubmitAsync(".draft-bar", button: "button[formaction*=Use]");

        var now = (await store.FindAsync(host.Project.Id, default))!;
        Assert.Equal(2, now.FormVersion);
        Assert.NotNull((await store.FormAsync(now.Id, 2, default)).Find("nieuw"));
        Assert.Null((await store.FormAsync(now.Id, 1, default)).Find("nieuw"));
    }

    [Fact]
    public async Task Two_designers_do_not_overwrite_each_other_and_the_second_keeps_what_was_typed()
    {
        await using var host = await DeskHost.StartAsync();
        var first = await host.SignInAsync(StaffRole.Designer);
        var second = await host.SignInAsync(StaffRole.Designer);
        await second.GetAsync("/p/hulp/project/vraag?soort=shortText");
        await MakeChoiceAsync(first, "Van de eerste?", "ja", "nee");

        await second.SubmitAsync("form.editor", new() { ["text.nl"] = "Van de tweede" }, "button[value=save]");

        Assert.Contains("Een collega veranderde de vragen intussen ook", second.Text);
        Assert.Equal("Van de tweede", second.Page.QuerySelector("[name='text.nl']")!.TextContent);
        Assert.Null((await DraftAsync(host)).Find("van_de_tweede"));
    }

    [Fact]
    public async Task The_beginning_is_changed_in_both_languages()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);
        await browser.GetAsync("/p/hulp/project/begin");
        var before = browser.Page.QuerySelectorAll(".rows li").Length;

        await browser.SubmitAsync("form.editor", button: "button[value=add-e]");
        await browser.SubmitAsync("form.editor", new() { ["title.en"] = "Asking for help", [$"e.{before}.nl"] = "Vertel over een keer dat het lukte." }, "button[value=save]");

        var form = await DraftAsync(host);
        Assert.Equal("Asking for help", form.Title.En);
        Assert.Equal(before + 1, form.Eliciting.Count);
    }

    [Fact]
    public async Task CH_1_Opening_retention_thresholds_and_redaction_are_settings_that_count_at_once()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Designer);

        await SetAsync(browser, "open", new() { ["opensOn"] = "2027-02-01", ["closesOn"] = "2027-01-01" });
        Assert.Contains("De laatste dag ligt voor de eerste", browser.Page.QuerySelector("#mis-closesOn")!.TextContent);
        await browser.SubmitAsync("form.editor", new() { ["closesOn"] = "2027-03-01", ["maxStories"] = "250" }, "button.primary");
        await SetAsync(browser, "bewaren", new() { ["retentionDays"] = "180", ["rereadDays"] = "60" });
        await SetAsync(browser, "groep", new() { ["groupSize"] = "80", ["minimumCell"] = "2" });
        Assert.Contains("van 3 tot en met", browser.Page.QuerySelector("#mis-minimumCell")!.TextContent);
        await browser.SubmitAsync("form.editor", new() { ["minimumCell"] = "6" }, "button.primary");
        await SetAsync(browser, "weghalen", new() { ["kind.Organisation"] = "Remove" });
        await SetAsync(browser, "teksten", new() { ["contact"] = "help@example.org", ["l.0.name"] = "Eerst deze" });
        await SetAsync(browser, "toestemming", new() { ["cards.nl"] = "Mensen van de gemeente mogen je verhaal lezen, zonder namen." });
        await SetAsync(browser, "beoordelen", new() { ["agreementOfTwo"] = "true", ["keepHighRiskOffCards"] = "true", ["procedure.nl"] = "Bel Truus." });

        var s = (await host.App.Services.GetRequiredService<ProjectStore>().FindAsync(host.Project.Id, default))!.Settings;
        Assert.Equal((new DateOnly(2027, 2, 1), new DateOnly(2027, 3, 1), 250), (s.OpensOn, s.ClosesOn, s.MaxStories));
        Assert.Equal((180, 60, 80, 6), (s.RetentionDays, s.RereadDays, s.GroupSize, s.MinimumCell));
        Assert.Equal(RedactionOperator.Remove, s.Redaction.For(IdentifierKind.Organisation));
        Assert.Equal(("help@example.org", "Eerst deze"), (s.Contact, s.HelpLines[0].Name));
        Assert.Equal("Mensen van de gemeente mogen je verhaal lezen, zonder namen.", s.Consent.Cards.Nl);
        Assert.Equal((true, true, "Bel Truus."), (s.AgreementOfTwo, s.KeepHighRiskOffCards, s.Danger.Procedure.Nl));
        Assert.Equal(7, (await host.AuditAsync()).Count(a => a.Action == "settings.change"));
    }

    [Fact]
    public async Task A_copy_has_the_questions_and_settings_but_no_stories_links_or_reviewers()
    {
        await using var host = await DeskHost.StartAsync();
        await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Designer, StaffRole.Reviewer);
        await browser.GetAsync("/p/hulp/project/kopie");
        await browser.SubmitAsync("form.stack", new() { ["Name"] = "x" });
        Assert.Contains("3 tot 80 tekens", browser.Text);

        await browser.SubmitAsync("form.stack", new() { ["Name"] = "Hulp in het noorden" });

        Assert.Equal("/p/hulp-in-het-noorden/project", browser.Path);
        Assert.Contains("is gemaakt", browser.Text);
        await browser.GetAsync("/p/hulp-in-het-noorden/beoordelen");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        await browser.GetAsync("/p/hulp/project/kopie");
        await browser.SubmitAsync("form.stack", new() { ["Name"] = "Hulp in het noorden" });
        Assert.Contains("Kies een andere naam", browser.Text);
    }

    private static async Task SetAsync(Browser browser, string part, Dictionary<string, string> values)
    {
        await browser.GetAsync($"/p/hulp/project/instellingen?deel={part}");
        await browser.SubmitAsync("form.editor", values, "button.primary");
    }

    private static async Task MakeChoiceAsync(Browser browser, string text, params string[] options)
    {
        await browser.GetAsync("/p/hulp/project/vraag?soort=singleChoice");
        var values = new Dictionary<string, string> { ["text.nl"] = text };
        for (var i = 0; i < options.Length; i++)
        {
            values[$"o.{i}.nl"] = options[i];
        }

        await browser.SubmitAsync("form.editor", values, "button[value=save]");
    }

    private static async Task<StoryForm> DraftAsync(DeskHost host) => (await DraftRevisionAsync(host)).Form;

    private static async Task<FormDraft> DraftRevisionAsync(DeskHost host) =>
        await host.App.Services.GetRequiredService<FormDrafts>().FindAsync((await host.App.Services.GetRequiredService<ProjectStore>().FindAsync(host.Project.Id, default))!, default);
}
