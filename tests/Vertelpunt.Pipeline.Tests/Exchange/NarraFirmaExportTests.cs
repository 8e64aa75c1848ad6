using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Exchange;

public sealed class NarraFirmaExportTests(ITestOutputHelper output)
{
    private static readonly StoryForm Form = new()
    {
        Version = 1,
        Title = "Hulp | vragen",
        Organisation = "-",
        Purpose = "Leren van \"echte\" verhalen, samen.",
        Eliciting = [new("e", "Vertel.")],
        Questions =
        [
            new SingleChoiceQuestion { Id = "vaak", Text = "Hoe vaak?", Options = [new("een", "één keer"), new("meer", "vaker; steeds | altijd")], AllowOther = true },
            new MultipleChoiceQuestion { Id = "gevoel", Text = "Welk gevoel?", Options = [new("boos", "boos"), new("blij", "blij, opgelucht")], MaxChoices = 2 },
            new ScaleQuestion { Id = "steun", Text = "Hoeveel steun?", Left = "geen", Right = "veel" },
            new TriadQuestion { Id = "wie", Text = "Wie bepaalde?", Top = "ik", Left = "jij", Right = "regels" },
            new PlacementQuestion { Id = "plek", Text = "Waar?", Stones = [new("toen", "toen"), new("nu", "nu")], XLow = "a", XHigh = "b", YLow = "c", YHigh = "d" },
            new ShortTextQuestion { Id = "nog", Text = "Nog iets?" },
            new SingleChoiceQuestion { Id = "leeftijd", Text = "Hoe oud?", Options = [new("jong", "jong"), new("oud", "oud")], About = QuestionSubject.Teller },
        ],
    };

    [Fact]
    public void What_goes_out_comes_in_the_same()
    {
        const string text = "Hij zei \"nee\", en toen;\nniets | meer.";
        var stories = Enumerable.Range(0, 20).Select(i => Story(i, "; =Titel", text)).ToList();

        var back = NarraFirmaImport.Read(NarraFirmaExport.Stories(Form, stories, new(5)), NarraFirmaExport.Form(Form));

        Assert.Empty(back.Problems);
        Assert.Equal(20, back.Stories.Count);
        Assert.Equal("Leren van \"echte\" verhalen, samen.", back.Form!.Purpose.Nl); // no problems, so there is one
        Assert.Equal(["vaak", "gevoel", "steun", "wie_top", "wie_left", "wie_right", "plek_toen_x", "plek_toen_y", "plek_nu_x", "plek_nu_y", "leeftijd"], back.Form.Questions.Select(q => q.Id));
        Assert.Equal(2, ((MultipleChoiceQuestion)back.Form.Find("gevoel")!).MaxChoices);
        Assert.Equal(QuestionSubject.Teller, back.Form.Find("leeftijd")!.About);
        foreach (var (before, after) in stories.OrderBy(s => s.Story.Id.Value).Zip(back.Stories))
        {
            Assert.Equal(("; =Titel", text), (after.Content.Title, after.Content.Text));
            var even = before.Story.Id.Value.ToByteArray()[0] % 2 == 0;
            Assert.Equal(even ? ["één keer"] : ["vaker; steeds / altijd"], Texts(back.Form, after, "vaak"));
            Assert.Equal(even ? ["boos", "blij, opgelucht"] : ["blij, opgelucht"], Texts(back.Form, after, "gevoel"));
            Assert.Equal(even ? new Scaled(73) : DoesNotApply.Instance, after.Content.Answers["steun"]);
            Assert.Equal([new Scaled(20), new Scaled(30), new Scaled(50)], new[] { "wie_top", "wie_left", "wie_right" }.Select(q => after.Content.Answers[q]));
            Assert.Equal([new Scaled(10), new Scaled(90), LeftBlank.Instance, LeftBlank.Instance], new[] { "plek_toen_x", "plek_toen_y", "plek_nu_x", "plek_nu_y" }.Select(q => after.Content.Answers[q]));
            Assert.Equal(["oud"], Texts(back.Form, after, "leeftijd"));
        }
    }

    [Fact]
    public void What_a_teller_wrote_or_kept_to_the_patterns_and_ages_of_few_do_not_go_out()
    {
        var open = Story(0, "Titel", "GEHEIM-open");
        var closed = Story(1, "GEHEIM-titel", "GEHEIM-tekst") with { Consent = new(ConsentLevel.PatternsOnly) };

        var csv = NarraFirmaExport.Stories(Form, [open, closed], SmallNumbers.Outside);

        Assert.Contains("GEHEIM-open", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("GEHEIM-t", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("GEHEIM-hand", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",oud", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_set_of_its_maker_goes_out_as_it_came_in()
    {
        if (Shared.Find("fixtures/narrafirma/narrafirma_example_stories.csv") is not { } file)
        {
            output.WriteLine("Not run: the NarraFirma example set is not on this machine.");
            return;
        }

        var first = NarraFirmaImport.Read(File.ReadAllText(file), File.ReadAllText(file.Replace("stories.csv", "story_form.csv", StringComparison.Ordinal)));
        var exported = first.Stories.Select((s, i) => new ExportedStory(new(new(new Guid(i + 1, 0, 0, new byte[8])), new(2900), s.Content.Answers), new(ConsentLevel.Quotes), s.Content.Title, s.Content.Text)).ToList();

        var second = NarraFirmaImport.Read(NarraFirmaExport.Stories(first.Form!, exported, new(1)), NarraFirmaExport.Form(first.Form!)); // no problems, so there is one

        Assert.Empty(second.Problems);
        Assert.Equal(80, second.Stories.Count);
        foreach (var (before, after) in first.Stories.Zip(second.Stories))
        {
            Assert.Equal(before.Content.Text, after.Content.Text);
            foreach (var question in first.Form!.Questions.Where(q => q is not ShortTextQuestion))
            {
                var (was, now) = (before.Content.Answers[question.Id], after.Content.Answers[question.Id]);
                Assert.True(was switch
                {
                    Scaled s => now is Scaled t && Math.Abs(s.Value - t.Value) <= 0.5,
                    Chosen c => now is Chosen d && c.OptionIds.Count == d.OptionIds.Count,
                    _ => was == now,
                }, $"{before.Name}, {question.Id}");
            }
        }
    }

    private static IEnumerable<string> Texts(StoryForm form, FiledStory story, string question)
    {
        var options = form.Find(question) switch { SingleChoiceQuestion q => q.Options, MultipleChoiceQuestion q => q.Options, _ => [] };
        return story.Content.Answers[question] is Chosen c ? c.OptionIds.Select(id => options.First(o => o.Id == id).Text.Nl) : [];
    }

    private static ExportedStory Story(int number, string title, string text) => new(new(new(new Guid(number + 1, 0, 0, new byte[8])), new(2900), new Dictionary<string, Answer>
    {
        ["vaak"] = new Chosen([number % 2 == 0 ? "meer" : "een"]),
        ["gevoel"] = new Chosen(number % 2 == 0 ? ["blij"] : ["boos", "blij"]),
        ["steun"] = number % 2 == 0 ? DoesNotApply.Instance : new Scaled(72.6),
        ["wie"] = new Composed(0.2, 0.3, 0.5),
        ["plek"] = new Placed([new("toen", 10, 90)]),
        ["nog"] = new Written("GEHEIM-hand"),
        ["leeftijd"] = new Chosen(["oud"]),
    }), new(ConsentLevel.WorkshopCards), title, text);
}
