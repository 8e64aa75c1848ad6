using System.Xml.Linq;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Tests.Patterns;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Charts;

public sealed class QuestionChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var question in Sample.Form.Questions)
        {
            foreach (var stories in new[] { 3, 40, 160 })
            {
                cases.Add(question.Id, stories);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_kind_of_question_is_drawn_as_approved(string questionId, int stories) =>
        Approved.Matches(Draw(questionId, stories).Svg, $"{questionId}-{stories}.svg");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_chart_is_well_formed_and_has_no_inline_style_or_script(string questionId, int stories)
    {
        var svg = XElement.Parse(Draw(questionId, stories).Svg);

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.NotEmpty(svg.Element(Svg + "title")!.Value);
        Assert.NotEmpty(svg.Element(Svg + "desc")!.Value);
        Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Name.LocalName is "style" or "script" or "image" or "foreignObject");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" or "id" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_text_cannot_break_out_of_the_drawing()
    {
        var question = Sample.Feeling with { Text = "<script>alert(1)</script> \u0001 \"&", Options = [new("a", "</text><b onload='x'>")] };

        var chart = QuestionChart.Draw(question, QuestionSummary.Of(question, Enumerable.Repeat<Answer>(new Chosen(["a"]), 20)), SmallNumbers.Inside, "nl");

        Assert.DoesNotContain(XElement.Parse(chart.Svg).Descendants(), e => e.Name.LocalName is "script" or "b");
    }

    [Fact]
    public void A_chart_with_links_is_a_group_whose_cells_can_be_reached_by_keyboard()
    {
        var summary = QuestionSummary.Of(Sample.Feeling, Sample.Stories(160));

        var chart = QuestionChart.Draw(Sample.Feeling, summary, SmallNumbers.Inside, "nl", cell => "?f=feeling:" + cell);

        var svg = XElement.Parse(chart.Svg);
        Assert.Equal("group", (string?)svg.Attribute("role"));
        Assert.Contains(svg.Elements(Svg + "a"), a => (string?)a.Attribute("href") == "?f=feeling:alone" && ((string?)a.Attribute("aria-label"))!.StartsWith("Ik stond er alleen voor", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_small_a_number_appears_in_no_part_of_a_chart()
    {
        Answer[] answers = [.. Enumerable.Repeat<Answer>(new Chosen(["alone"]), 31), .. Enumerable.Repeat<Answer>(new Chosen(["unsafe"]), 3), .. Enumerable.Repeat<Answer>(new Chosen(["strong"]), 11)];

        var chart = QuestionChart.Draw(Sample.Feeling, QuestionSummary.Of(Sample.Feeling, answers), SmallNumbers.Inside, "nl");

        Assert.DoesNotContain(chart.Table.Rows, r => r[0] is "Het was niet veilig" or "Ik stond sterk");
        Assert.Equal("14", chart.Table.Rows.Single(r => r[0] == "deze samen: Ik stond sterk, Het was niet veilig")[1]);
        Assert.DoesNotContain(">3 (", chart.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">11 (", chart.Svg, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_question_that_nobody_in_a_selection_answered_says_so(string questionId, int stories)
    {
        // Those who felt strong were never asked the rest.
        var told = Sample.Stories(stories).Select(s => s.Answers["feeling"] is Chosen { OptionIds: ["strong"] } ? s with { Answers = new Dictionary<string, Answer> { ["feeling"] = s.Answers["feeling"] } } : s).ToList();
        var collection = new StoryCollection(Sample.Form, told, SmallNumbers.Inside);

        var chart = QuestionChart.Draw(collection, questionId, collection.Fit(StoryFilter.None.Toggle("feeling", "strong")), "nl");

        Assert.NotEmpty(chart.Sees);
    }

    [Fact]
    public void English_is_spoken_where_it_is_asked_for()
    {
        var chart = QuestionChart.Draw(Sample.Ended, QuestionSummary.Of(Sample.Ended, Sample.Stories(80)), SmallNumbers.Inside, "en");

        Assert.Equal("How did it end?", chart.Title);
        Assert.Contains("very badly", chart.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("verhalen", chart.Sure, StringComparison.Ordinal);
    }

    private static Chart Draw(string questionId, int stories)
    {
        var question = Sample.Form.Find(questionId)!; // ids come from the form itself
        return QuestionChart.Draw(question, QuestionSummary.Of(question, Sample.Stories(stories)), SmallNumbers.Inside, "nl");
    }
}
