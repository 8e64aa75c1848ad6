using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>Looking at patterns, reading behind them, and making sense of them together.</summary>
public sealed class LookingTests
{
    [Fact]
    public async Task A_facilitator_goes_from_the_ranked_pairs_to_one_pair_and_back_to_its_questions()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 30);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/patronen/verbanden");
        for (var wait = 0; wait < 60 && browser.Page.QuerySelector(".pairs a") is null; wait++)
        {
            await Task.Delay(500);
            await browser.GetAsync("/p/hulp/patronen/verbanden");
        }

        Assert.Contains("m = ", browser.Text);
        await browser.GetAsync(browser.Page.QuerySelector(".pairs a")!.GetAttribute("href")!);

        Assert.Contains("1 van ", browser.Text);
        Assert.NotNull(browser.Page.QuerySelector("figure svg"));
        Assert.NotNull(browser.Page.QuerySelector("a[href*='#vraag-']"));
    }

    [Fact]
    public async Task A_facilitator_sees_how_the_questions_worked_and_who_told()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 30);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/patronen/vragen");

        Assert.NotEmpty(browser.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains("voordat je iets in de antwoorden leest", browser.Text);
    }

    [Fact]
    public async Task A_period_can_be_chosen_like_an_answer()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 30);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/patronen");
        var week = browser.Page.QuerySelector("[data-question=_week] a[data-cell]")!;

        await browser.GetAsync(week.GetAttribute("href")!);

        var cell = week.GetAttribute("data-cell")!; // such as 2026-W35
        Assert.Contains($"week {cell[6..].TrimStart('0')}, {cell[..4]}", Assert.Single(browser.Page.QuerySelectorAll(".chip-link")).TextContent, StringComparison.Ordinal);
        Assert.Contains("30 verhalen", browser.Text);
    }

    [Fact]
    public async Task A_selection_stands_in_the_address_and_each_choice_can_be_taken_away()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 24);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/patronen/kies?naar=patronen&antwoord=" + Uri.EscapeDataString("hoe_vaak=vaak"));
        Assert.Equal("/p/hulp/patronen?selectie=" + Uri.EscapeDataString("hoe_vaak=vaak"), browser.Path);
        var chip = Assert.Single(browser.Page.QuerySelectorAll(".chip-link"));
        Assert.Equal("/p/hulp/patronen", chip.GetAttribute("href"));

        // What the form does not have falls away, whatever the address says.
        await browser.GetAsync("/p/hulp/patronen?selectie=" + Uri.EscapeDataString("bestaat_niet=x;hoe_vaak=onzin"));
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        Assert.Empty(browser.Page.QuerySelectorAll(".chip-link"));
    }

    [Fact]
    public async Task Stories_behind_a_selection_are_redacted_consented_and_never_of_a_small_group()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 12);
        var silent = await host.StoryAsync(SampleStories.Plain with { Title = "Alleen meetellen", Answers = Often }, RiskLevel.Low, new(ConsentLevel.PatternsOnly));
        await host.IncludeAsync(silent);
        await host.IncludeAsync(await host.StoryAsync(SampleStories.Plain with { Answers = Often }, RiskLevel.Low));
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/patronen/verhalen");
        Assert.Contains("Een kop soep", browser.Html + await SecondPageAsync(browser));
        Assert.DoesNotContain("06-12345678", browser.Html);
        Assert.DoesNotContain("Alleen meetellen", browser.Text);
        Assert.Contains(await host.AuditAsync(), a => a.Action == "patterns.stories");

        // Who asks for a small group gets a larger one, or none.
        await browser.GetAsync("/p/hulp/patronen/verhalen?selectie=" + Uri.EscapeDataString("wie_hielp=onbekende"));
        Assert.Contains("Je keuze is verruimd", browser.Text);
        await browser.GetAsync("/p/hulp/patronen/verhalen?selectie=" + Uri.EscapeDataString("hoe_vaak=vaak;leeftijd=12_17;wie_hielp=onbekende"));
        Assert.Empty(browser.Page.QuerySelectorAll("article"));
        Assert.Contains("te klein", browser.Text);
    }

    [Fact]
    public async Task An_observation_without_a_second_interpretation_is_not_kept()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 12);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/duiden/schrijf?een=steun");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form.columns")!;

        await PostAsync(browser, form, [("Title", "Alleen"), ("Text", "Velen stonden er alleen voor."), ("Readings", "Niemand vroeg."), ("Readings", "")]);
        Assert.Contains("Bedenk nog een andere verklaring", browser.Text);
        Assert.DoesNotContain(await NotesAsync(host), n => n.Note is Observation);

        form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form.columns")!;
        await PostAsync(browser, form, [("Title", "Alleen"), ("Text", "Velen stonden er alleen voor."), ("Readings", "Niemand vroeg."), ("Readings", "Wie alleen staat, vertelt eerder.")]);

        Assert.StartsWith("/p/hulp/duiden/observatie/", browser.Path);
        Assert.Contains("Wie alleen staat", browser.Text);
        Assert.Equal(new Sight("", "steun"), ((Observation)Assert.Single(await NotesAsync(host), n => n.Note is Observation).Note).Patterns.Single().Sight);
    }

    [Fact]
    public async Task SC_16_A_story_that_is_taken_back_leaves_observation_and_report_at_once_and_the_observation_says_so()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 12);
        var quoted = await host.StoryAsync(SampleStories.Plain with { Text = "Niemand vroeg iets. Toen kwam de soep. Dat hielp." }, RiskLevel.Low, new(ConsentLevel.Quotes));
        var carded = await host.StoryAsync(SampleStories.Plain with { Text = "Dit mag alleen op een kaart. Echt waar." }, RiskLevel.Low, new(ConsentLevel.WorkshopCards));
        await host.IncludeAsync(quoted);
        await host.IncludeAsync(carded);
        var basis = await host.App.Services.GetRequiredService<CollectionReader>().BasisAsync(host.Project, default);
        var id = await host.App.Services.GetRequiredService<NoteStore>().AddAsync(host.Project.Id, SampleStories.Observation with
        {
            Stories = [new(quoted.Value, 1, [1]), new(carded.Value, 1, [0])], Patterns = [new(new("", "hoe_vaak"))], Basis = basis,
        }, "test", default);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync($"/p/hulp/duiden/observatie/{id:N}");
        Assert.Contains("Toen kwam de soep.", browser.Text);
        Assert.DoesNotContain("Kijk opnieuw", browser.Text);

        Assert.Contains("‘Toen kwam de soep.’", await ReportAsync(browser));
        Assert.DoesNotContain("Niemand vroeg iets", browser.Html);
        Assert.DoesNotContain("Dit mag alleen op een kaart", browser.Html);
        Assert.DoesNotContain("'self'", string.Join(' ', browser.Response.Headers.GetValues("Content-Security-Policy")));

        await host.DecideAsync(quoted, DecisionKind.Exclude);

        Assert.DoesNotContain("Toen kwam de soep", await ReportAsync(browser));
        await browser.GetAsync($"/p/hulp/duiden/observatie/{id:N}");
        Assert.DoesNotContain("Toen kwam de soep", browser.Html);
        Assert.Contains("Kijk opnieuw", browser.Text);
        await browser.SubmitAsync("form[action*=Confirm]");
        Assert.DoesNotContain("Kijk opnieuw", browser.Text);
    }

    [Fact]
    public async Task Observations_move_between_themes_and_a_session_records_insights_and_interventions()
    {
        await using var host = await DeskHost.StartAsync();
        var notes = host.App.Services.GetRequiredService<NoteStore>();
        await notes.AddAsync(host.Project.Id, SampleStories.Observation, "test", default);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/duiden");
        await browser.SubmitAsync("form.new-cluster", new() { ["name"] = "Er alleen voor staan" });
        var theme = Assert.Single(await NotesAsync(host), n => n.Note is Theme).Id;
        await browser.SubmitAsync("form.move", new() { ["cluster"] = theme.ToString("N") });
        Assert.NotNull(browser.Page.QuerySelector($"[data-cluster='{theme:N}'] article"));

        await browser.GetAsync("/p/hulp/duiden/sessies");
        await browser.SubmitAsync("form.card", new() { ["name"] = "Werksessie maart" });
        Assert.StartsWith("/p/hulp/duiden/sessie/", browser.Path);
        await browser.SubmitAsync("main form", new() { ["insights"] = "Hulp begint met aanbellen.", ["what"] = "Buurtkamer openen", ["who"] = "gemeente", ["when"] = "mei" });

        var session = (WorkSession)Assert.Single(await NotesAsync(host), n => n.Note is WorkSession).Note;
        Assert.Equal("Hulp begint met aanbellen.", session.Insights.Single().Text);
        Assert.Equal(new Intervention("Buurtkamer openen", "gemeente", "mei"), session.Interventions.Single());
    }

    [Fact]
    public async Task Interpretations_of_different_observations_come_together_in_a_perspective_that_the_report_names()
    {
        await using var host = await DeskHost.StartAsync();
        var notes = host.App.Services.GetRequiredService<NoteStore>();
        var basis = await host.App.Services.GetRequiredService<CollectionReader>().BasisAsync(host.Project, default);
        var id = await notes.AddAsync(host.Project.Id, SampleStories.Observation with { Basis = basis }, "test", default);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/duiden/perspectieven");
        await browser.SubmitAsync("form.new-cluster", new() { ["name"] = "Vragen kost moed" });
        var perspective = Assert.Single(await NotesAsync(host), n => n.Note is Perspective).Id;
        Assert.Equal(2, browser.Page.QuerySelectorAll("[data-cluster=''] article").Length);

        // With the list and the button: the first interpretation goes in, the other stays loose.
        var first = SampleStories.Observation.Interpretations[0].Text;
        await browser.SubmitAsync("[data-cluster=''] form.move", new() { ["cluster"] = perspective.ToString("N") });
        Assert.Contains(first, browser.Page.QuerySelector($"[data-cluster='{perspective:N}'] article")!.TextContent);
        Assert.Single(browser.Page.QuerySelectorAll("[data-cluster=''] article"));
        Assert.DoesNotContain("kijk opnieuw", browser.Text);
        await browser.GetAsync($"/p/hulp/duiden/observatie/{id:N}");
        Assert.Contains("‘Vragen kost moed’", browser.Text);
        Assert.Contains("Vragen kost moed", await ReportAsync(browser));

        // Its words are changed in place, and what it rests on changes: it stays where it lies, and says so.
        await browser.GetAsync($"/p/hulp/duiden/schrijf?id={id:N}");
        ((AngleSharp.Html.Dom.IHtmlTextAreaElement)browser.Page.QuerySelector("textarea[name=Readings]")!).Value = "Iets heel anders.";
        await browser.SubmitAsync("main form");
        await FillAsync(host, 2);
        await browser.GetAsync("/p/hulp/duiden/perspectieven");
        var card = browser.Page.QuerySelector($"[data-cluster='{perspective:N}'] article")!;
        Assert.Contains("Iets heel anders.", card.TextContent);
        Assert.Contains("kijk opnieuw", card.TextContent);

        // Dissolving the perspective loses nothing.
        await browser.SubmitAsync($"[data-cluster='{perspective:N}'] details form", button: "button[formaction*=Remove]");
        Assert.Equal(2, browser.Page.QuerySelectorAll("[data-cluster=''] article").Length);
        Assert.DoesNotContain("Vragen kost moed", await ReportAsync(browser));
    }

    [Fact]
    public async Task An_interpretation_that_a_colleague_rewrote_meanwhile_is_not_moved()
    {
        await using var host = await DeskHost.StartAsync();
        var notes = host.App.Services.GetRequiredService<NoteStore>();
        var id = await notes.AddAsync(host.Project.Id, SampleStories.Observation, "test", default);
        var perspective = await notes.AddAsync(host.Project.Id, new Perspective("Vragen kost moed"), "test", default);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/duiden/perspectieven");
        var stored = (await notes.FindAsync(host.Project.Id, id, default))!;
        await notes.ChangeAsync(stored, SampleStories.Observation.With([new("Zo kan het ook."), new("En zo.")]), "test", default);

        await browser.SubmitAsync("form.move", new() { ["cluster"] = perspective.ToString("N") });

        Assert.Contains("Een collega veranderde deze verklaring net", browser.Text);
        Assert.Null(browser.Page.QuerySelector($"[data-cluster='{perspective:N}'] article"));
    }

    [Fact]
    public async Task Answers_are_put_together_marked_on_what_rests_on_them_and_taken_apart_again()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 20);
        var reader = host.App.Services.GetRequiredService<CollectionReader>();
        var id = await host.App.Services.GetRequiredService<NoteStore>().AddAsync(
            host.Project.Id, SampleStories.Observation with { Basis = await reader.BasisAsync(host.Project, default) }, "test", default);
        var browser = await host.SignInAsync(StaffRole.Facilitator);
        await browser.GetAsync("/p/hulp/patronen/samenvoegen?vraag=hoe_vaak");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form.card")!;
        var names = form.QuerySelectorAll("input[name=options]").Select(o => ("names", o.GetAttribute("value") is "vaak" or "altijd" ? "steeds weer" : ""));

        await PostAsync(browser, form, names);
        Assert.Contains("‘steeds weer’", browser.Text);
        await browser.GetAsync("/p/hulp/patronen");
        Assert.Contains("steeds weer", browser.Page.QuerySelector("#vraag-hoe_vaak")!.TextContent);
        await browser.GetAsync($"/p/hulp/duiden/observatie/{id:N}");
        Assert.Contains("Antwoorden zijn anders samengevoegd", browser.Text);

        await browser.GetAsync("/p/hulp/patronen/samenvoegen?vraag=hoe_vaak");
        await browser.SubmitAsync("form.card", button: "button[formaction*=Undo]");
        await browser.GetAsync("/p/hulp/patronen");
        Assert.DoesNotContain("steeds weer", browser.Text);
    }

    [Fact]
    public async Task Of_a_question_with_several_answers_two_or_three_are_put_together_and_no_more()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 60);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await LumpAsync("boos", "bang", "verdrietig", "machteloos");
        Assert.Contains("hoogstens drie", browser.Text);
        await LumpAsync("boos", "machteloos");

        Assert.Contains("‘zwaar’", browser.Text);
        await browser.GetAsync("/p/hulp/patronen");
        Assert.Contains("zwaar", browser.Page.QuerySelector("#vraag-gevoel")!.TextContent);
        await browser.GetAsync("/p/hulp/patronen?selectie=" + Uri.EscapeDataString("gevoel=machteloos.boos"));
        Assert.Contains("zwaar", Assert.Single(browser.Page.QuerySelectorAll(".chip-link")).TextContent);

        async Task LumpAsync(params string[] together)
        {
            await browser.GetAsync("/p/hulp/patronen/samenvoegen?vraag=gevoel");
            var form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form.card")!;
            await PostAsync(browser, form, form.QuerySelectorAll("input[name=options]").Select(o => ("names", together.Contains(o.GetAttribute("value")) ? "zwaar" : "")));
        }
    }

    [Fact]
    public async Task SC_5_Stories_patterns_and_observations_go_into_one_pack()
    {
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, 14);
        var story = await host.IncludedAsync();
        var observation = await host.App.Services.GetRequiredService<NoteStore>().AddAsync(host.Project.Id, SampleStories.Observation, "test", default);
        var packs = host.App.Services.GetRequiredService<PackDesk>();

        await packs.MakeAsync(host.Project, new("Proef", [story], CardFormat.A6, 1, 1, ["hoe_vaak", "steun~toekomst", "bestaat_niet~steun"], [observation]), "test", default);
        var line = (await packs.ListAsync(host.Project, default)).Single();
        var pack = (await packs.RebuildAsync(host.Project, line, "nl", default))!;

        Assert.Equal(["hoe_vaak", "steun~toekomst"], line.Stored.Patterns);
        Assert.Equal(2, pack.Patterns.Count);
        Assert.Equal(SampleStories.Observation.Interpretations.Select(i => i.Text), pack.Observations.Single().Readings);
    }

    private static Dictionary<string, Answer> Often { get; } = new() { ["hoe_vaak"] = new Chosen(["vaak"]), ["wie_hielp"] = new Chosen(["onbekende"]) };

    private static async Task<string> SecondPageAsync(Browser browser)
    {
        if (browser.Page.QuerySelector("a[href*='vanaf=']") is { } next)
        {
            await browser.GetAsync(next.GetAttribute("href")!);
        }

        return browser.Html;
    }

    private static async Task<string> ReportAsync(Browser browser)
    {
        await browser.GetAsync("/p/hulp/duiden/verslag");
        await browser.SubmitAsync("form.columns");
        return browser.Html;
    }

    private static async Task FillAsync(DeskHost host, int count)
    {
        var form = ((ReadFormFile)FormFile.Parse(await File.ReadAllTextAsync(Path.Combine(DeskHost.DataFolder, "demo", "form.json")))).Form;
        foreach (var story in SampleStories.Demo(form).Take(count))
        {
            await host.IncludeAsync(await host.StoryAsync(story.Content, RiskLevel.Low));
        }
    }

    private static Task<IReadOnlyList<StoredNote>> NotesAsync(DeskHost host) => host.App.Services.GetRequiredService<NoteStore>().ListAsync(host.Project.Id, default);

    /// <summary>A form with several fields of one name.</summary>
    private static async Task PostAsync(Browser browser, AngleSharp.Html.Dom.IHtmlFormElement form, IEnumerable<(string Name, string Value)> values)
    {
        var filled = values.ToList();
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Concat(filled)
            .Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2));
        using var content = new FormUrlEncodedContent(fields);
        var response = await browser.Client.PostAsync(browser.Path, content);
        await browser.TakeAsync(response);
    }
}
