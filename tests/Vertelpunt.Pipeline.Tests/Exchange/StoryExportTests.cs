using System.Text.Json;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Tests.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Exchange;

public sealed class StoryExportTests
{
    private static readonly StoryForm Form = Sample.Form with { Questions = [.. Sample.Form.Questions, new SingleChoiceQuestion { Id = "sex", Text = "Ik ben", Options = [new("v", "vrouw"), new("m", "man")], About = QuestionSubject.Teller, Fact = "sex" }] };

    [Fact]
    public void What_goes_out_comes_in_the_same()
    {
        var stories = Stories(60);

        var back = PlainCsv.Stories(StoryExport.Csv(Form, stories, new(1)), Form);

        Assert.Empty(back.Problems);
        Assert.Equal(stories.Count, back.Stories.Count);
        foreach (var (before, after) in stories.OrderBy(s => s.Story.Id.Value).Zip(back.Stories))
        {
            Assert.Equal(before.Text, after.Content.Text);
            Assert.Equal(before.Story.Id.ToString(), after.Name);
            foreach (var question in Form.Questions.Where(q => q is not ShortTextQuestion))
            {
                Assert.Equal(Rounded(before.Story.Answers[question.Id]), Rounded(after.Content.Answers[question.Id]));
            }
        }

        // Weights are closed to a sum of one again when read.
        static Answer Rounded(Answer answer) => answer is Composed c ? new Composed(Math.Round(c.Top, 9), Math.Round(c.Left, 9), Math.Round(c.Right, 9)) : answer;
    }

    [Fact]
    public void What_the_team_answered_stands_in_columns_of_its_own_and_an_import_leaves_it_out()
    {
        var form = Form with { TeamQuestions = [new SingleChoiceQuestion { Id = "first", Text = new("Wie begon?", "Who began?"), Options = [new("self", "zelf"), new("other", "een ander")], About = QuestionSubject.Team }] };
        var stories = Stories(20).Select((s, i) => s with { Story = s.Story with { Answers = TeamQuestions.Merge(s.Story.Answers, i < 15 ? new Dictionary<string, Answer> { ["first"] = new Chosen([i % 2 == 0 ? "self" : "other"]) } : null) } }).ToList();

        var csv = StoryExport.Csv(form.WithTeam(), stories, new(1));

        Assert.EndsWith(",team_first", csv.Split("\r\n")[0], StringComparison.Ordinal);
        Assert.Equal((8, 7, 5), (Lines(",self"), Lines(",other"), Lines(",_not_asked")));
        Assert.Contains("team_first,Wie begon? (van het team),SingleChoice,team,self,zelf", StoryExport.Codebook(form.WithTeam()), StringComparison.Ordinal);
        Assert.Contains("\"about\": \"team\"", StoryExport.Json(form.WithTeam(), stories, new(1)), StringComparison.Ordinal);
        Assert.Contains("team_first,Single choice,annotation,", NarraFirmaExport.Form(form.WithTeam()), StringComparison.Ordinal);
        Assert.All([PlainCsv.Stories(csv, form), NarraFirmaImport.Read(NarraFirmaExport.Stories(form.WithTeam(), stories, new(1)), NarraFirmaExport.Form(form.WithTeam()), null)], back =>
        {
            Assert.Empty(back.Problems);
            Assert.Equal(20, back.Stories.Count);
            Assert.All(back.Stories, s => Assert.DoesNotContain(s.Content.Answers.Keys, k => k.Contains("first", StringComparison.Ordinal)));
        });

        int Lines(string end) => csv.Split("\r\n").Count(l => l.EndsWith(end, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+31 6", "'+31 6")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("gewoon - tekst", "gewoon - tekst")]
    public void No_cell_is_taken_for_a_formula(string title, string written)
    {
        var csv = StoryExport.Csv(Form, [Stories(1)[0] with { Title = title }], new(1));

        Assert.Contains($",Quotes,{written},", csv, StringComparison.Ordinal);
        Assert.Equal(title, PlainCsv.Stories(csv, Form).Stories[0].Content.Title);
    }

    [Fact]
    public void Text_leaves_only_with_consent_and_words_of_ones_own_never_do()
    {
        var stories = Stories(40);

        var csv = StoryExport.Csv(Form, [.. stories.Select((s, i) => s with { Consent = new(i % 2 == 0 ? ConsentLevel.PatternsOnly : ConsentLevel.WorkshopCards) })], new(1));

        for (var i = 0; i < stories.Count; i++)
        {
            Assert.Equal(i % 2 == 1, csv.Contains($"Dit is verhaal {i}, met", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("woord woord", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_combination_of_background_answers_belongs_to_enough_people()
    {
        var back = Rows(StoryExport.Json(Form, Stories(80), SmallNumbers.Outside));

        foreach (var group in back.GroupBy(r => (r.GetProperty("age").GetString(), r.GetProperty("sex").GetString())))
        {
            Assert.True(group.Count() >= 10 || (group.Key.Item1 == StoryExport.WithheldMark && group.Key.Item2 == StoryExport.WithheldMark), $"{group.Key}: {group.Count()}");
        }
    }

    [Fact]
    public void The_codebook_explains_every_column_and_value()
    {
        var codebook = StoryExport.Codebook(Form);

        Assert.Contains("feeling,Hoe voelde het voor jou?,SingleChoice,story,alone,Ik stond er alleen voor", codebook, StringComparison.Ordinal);
        Assert.Contains("drive_top,Wat gaf de doorslag?,Triad,story,1,regels en afspraken", codebook, StringComparison.Ordinal);
        Assert.Contains("ground_me_x,Waar stonden de mensen in dit verhaal?,Placement,story,100,dichtbij", codebook, StringComparison.Ordinal);
    }

    private static List<JsonElement> Rows(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("stories").EnumerateArray().Select(e => e.Clone())];
    }

    private static List<ExportedStory> Stories(int count)
    {
        var random = new Random(3);
        return [.. Sample.Stories(count).Select((s, i) => new ExportedStory(
            s with { Answers = s.Answers.Append(new("sex", new Chosen([random.NextDouble() < 0.2 ? "m" : "v"]))).ToDictionary() },
            new(ConsentLevel.Quotes), "Titel " + i, $"Dit is verhaal {i}, met \"aanhaling\"; en\neen regel."))];
    }
}
