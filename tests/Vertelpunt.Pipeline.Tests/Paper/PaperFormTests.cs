using System.Text.RegularExpressions;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Paper;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Paper;

public sealed class PaperFormTests(ITestOutputHelper output)
{
    private const string Code = "AB12-CD34-EF56-GH78-JK90-X";

    private static (StoryForm Form, ProjectSettings Settings) Demo()
    {
        var read = (ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "demo", "form.json")));
        return (read.Form, read.Settings);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_question_option_end_corner_stone_and_choice_of_consent_is_on_the_paper(string language)
    {
        var (form, settings) = Demo();
        var html = System.Net.WebUtility.HtmlDecode(PaperForm.Render(form, settings, [], "https://vertel.example.nl", language));

        IEnumerable<LocalisedText> texts =
        [
            form.Title, form.Purpose, settings.WhoReads, .. form.Eliciting.Select(e => e.Text), .. form.Questions.Select(q => q.Text),
            .. form.Questions.SelectMany(q => q switch
            {
                SingleChoiceQuestion s => s.Options.Select(o => o.Text),
                MultipleChoiceQuestion m => m.Options.Select(o => o.Text),
                ScaleQuestion s => [s.Left, s.Right],
                TriadQuestion t => [t.Top, t.Left, t.Right],
                PlacementQuestion p => p.Stones.Select(s => s.Text).Concat([p.XLow, p.XHigh, p.YLow, p.YHigh]),
                _ => Enumerable.Empty<LocalisedText>(),
            }),
            .. Enum.GetValues<ConsentLevel>().Select(settings.Consent.Of), settings.Consent.Research,
        ];
        Assert.All(texts, t => Assert.Contains(t.In(language), html, StringComparison.Ordinal));
        Assert.All(settings.HelpLines, l => Assert.Contains(l.Number, html, StringComparison.Ordinal));
        Assert.Equal(form.Questions.Count, Regex.Matches(html, "class=\"light\"").Count);
        Assert.Contains(language == "nl" ? "Alleen als je bij vraag 5 dit koos: ‘niemand’." : "Only if at question 5 you chose: ‘nobody’.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_stands_on_the_strip_alone_and_the_number_on_every_page()
    {
        var (form, settings) = Demo();
        var html = PaperForm.Render(form, settings, [new("48217730", Code), new("90001111", "ZZ12-CD34-EF56-GH78-JK90-X")], "https://vertel.example.nl");

        var pages = html.Split("<section class=\"page form\">")[1..];
        var first = pages[..(pages.Length / 2)];
        Assert.All(first, p => Assert.Contains("formulier 4821 7730", p, StringComparison.Ordinal));
        Assert.All(first, p => Assert.DoesNotContain("9000 1111", p, StringComparison.Ordinal));
        var strip = Assert.Single(first, p => p.Contains(Code, StringComparison.Ordinal));
        Assert.Equal(first[0], strip);
        Assert.True(strip.IndexOf(Code, StringComparison.Ordinal) > strip.IndexOf("class=\"strip\"", StringComparison.Ordinal));
        Assert.Contains($"bladzijde {first.Length} van {first.Length}", first[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_code_the_paper_says_that_there_is_no_way_back()
    {
        var (form, settings) = Demo();

        var html = PaperForm.Render(form, settings, [], "https://vertel.example.nl");

        Assert.Contains("niet meer terugvinden, ook niet als jij erom vraagt", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"strip\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_project_writes_is_text_on_the_paper_never_markup()
    {
        var form = A.Form() with { Title = "<b>Hulp</b> & \"meer\"" };

        var html = PaperForm.Render(form, new() { Contact = "<script>" }, [], "https://vertel.example.nl");

        Assert.DoesNotContain("<b>Hulp", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", false)]
    [InlineData("en", false)]
    [InlineData("nl", true)]
    public async Task Nothing_runs_over_the_foot_of_a_page(string language, bool longest)
    {
        var (form, settings) = longest ? (Longest(), new ProjectSettings { Contact = string.Join(' ', Enumerable.Repeat("contact@example.nl", 6)) }) : Demo();
        using var printer = new ChromiumPrinter(new());

        var html = PaperForm.Render(form, settings, [new("48217730", Code)], "https://vertel.example.nl", language);
        var result = await printer.PrintAsync(html, default);

        if (printer.Status is not PrinterReady)
        {
            output.WriteLine("No browser here: not printed.");
            return;
        }

        var printed = Assert.IsType<Printed>(result);
        if (Environment.GetEnvironmentVariable("VERTELPUNT_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, $"papier-{language}{(longest ? "-lang" : "")}.html"), html);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"papier-{language}{(longest ? "-lang" : "")}.pdf"), printed.Pdf);
        }

        Assert.Equal(0, printed.PagesOver);
    }

    private static StoryForm Longest()
    {
        static string Words(int length) => string.Concat(Enumerable.Repeat("verantwoordelijkheidsgevoel en nog iets ", 60))[..length];
        return A.Form() with
        {
            Title = Words(120),
            Organisation = Words(120),
            Purpose = Words(2_000),
            Eliciting = [.. Enumerable.Range(0, 12).Select(i => new ElicitingQuestion("e" + i, Words(300)))],
            Questions =
            [
                new SingleChoiceQuestion { Id = "a", Text = Words(400), Hint = Words(400), Options = [.. Enumerable.Range(0, 20).Select(i => new AnswerOption("o" + i, Words(120)))], AllowOther = true },
                new MultipleChoiceQuestion { Id = "b", Text = Words(400), Options = [.. Enumerable.Range(0, 60).Select(i => new AnswerOption("o" + i, "kort " + i))], MaxChoices = 3 },
                new ScaleQuestion { Id = "c", Text = Words(400), Left = Words(120), Right = Words(120) },
                new TriadQuestion { Id = "d", Text = Words(400), Top = Words(120), Left = Words(120), Right = Words(120) },
                new PlacementQuestion { Id = "e", Text = Words(400), Stones = [.. Enumerable.Range(0, 12).Select(i => new AnswerOption("s" + i, Words(60)))], XLow = Words(120), XHigh = Words(120), YLow = Words(120), YHigh = Words(120) },
                new ShortTextQuestion { Id = "f", Text = Words(400), MaxLength = 4_000 },
            ],
        };
    }
}
