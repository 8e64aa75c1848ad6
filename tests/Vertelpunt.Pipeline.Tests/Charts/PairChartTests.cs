using System.Xml.Linq;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Tests.Patterns;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Charts;

public sealed class PairChartTests
{
    private static readonly IReadOnlyList<AnsweredStory> Stories = Sample.Stories(300);
    private static readonly MultipleChoiceQuestion Who = Sample.Needed with { Id = "who", Text = new("Wie hielp?", "Who helped?") };
    private static readonly StoryForm Form = Sample.Form with { Questions = [.. Sample.Form.Questions, Who, Sample.Ended with { Id = "sure", Text = "Hoe zeker was je?", Left = "heel onzeker", Right = "heel zeker" }] };
    private static readonly IReadOnlyList<AnsweredStory> Wider = [.. Stories.Select(Widen)];
    private static readonly StoryCollection Collection = new(Form, Wider, SmallNumbers.Inside);
    private static readonly PatternOverview Overview = PairPatterns.Of(Form, Wider, SmallNumbers.Inside);

    [Theory]
    [InlineData("feeling", "age")]
    [InlineData("feeling", "ended")]
    [InlineData("feeling", "needed")]
    [InlineData("feeling", "drive")]
    [InlineData("feeling", "ground#me")]
    [InlineData("needed", "who")]
    [InlineData("ended", "sure")]
    [InlineData("ended", "drive")]
    [InlineData("needed", "ended")]
    [InlineData("feeling", "_week")]
    public void Each_kind_of_pair_is_drawn_as_approved(string first, string second) =>
        Approved.Matches(PairChart.Draw(Collection, Overview.Find(first, second)!, "nl").Svg, $"pair-{first}-{second.Replace('#', '-')}.svg"); // all pairs of the sample are there

    [Fact]
    public void Every_pair_can_be_drawn_in_both_languages()
    {
        foreach (var pattern in Overview.Patterns)
        {
            foreach (var language in new[] { "nl", "en" })
            {
                var chart = PairChart.Draw(Collection, pattern, language);

                XElement.Parse(chart.Svg);
                Assert.NotEmpty(chart.Sees);
                Assert.NotEmpty(chart.Table.Rows);
            }
        }
    }

    [Fact]
    public void Groups_weeks_and_places_have_names_for_people()
    {
        foreach (var pattern in Overview.Patterns)
        {
            foreach (var language in new[] { "nl", "en" })
            {
                var chart = PairChart.Draw(Collection, pattern, language);

                var said = string.Join('\n', chart.Table.Rows.SelectMany(r => r).Append(chart.Sees).Concat(XElement.Parse(chart.Svg).Descendants().Where(e => e.Name.LocalName is "text" or "title" or "desc").Select(e => e.Value)));
                Assert.DoesNotMatch(@"\b[tbz]\d+\b|\d{4}-W\d", said);
            }
        }
    }

    [Fact]
    public void A_table_whose_pattern_may_be_chance_marks_no_cell()
    {
        var firm = Overview.Find("feeling", "age")! with { Q = 0.001 }; // all pairs of the sample are there

        var (sure, unsure) = (PairChart.Draw(Collection, firm, "nl"), PairChart.Draw(Collection, firm with { Q = 0.3 }, "nl"));

        Assert.Contains("▲", sure.Svg, StringComparison.Ordinal);
        Assert.Contains("dan verwacht", sure.Sees, StringComparison.Ordinal);
        Assert.DoesNotContain("▲", unsure.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("▼", unsure.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("dan verwacht", unsure.Sees, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Alle verhalen kwamen in week 32, 2025.")]
    [InlineData(3, "in week ")]
    public void A_collection_of_few_weeks_is_no_wall_of_bars(int weeks, string sees)
    {
        var stories = Sample.Stories(90).Select((s, i) => s with { Week = new(2900 + i % weeks) }).ToList();

        var chart = WeekTrendChart.Draw(new(Sample.Form, stories, SmallNumbers.Inside), StoryFilter.None, "nl");

        Assert.All(XElement.Parse(chart.Svg).Descendants().Where(e => e.Name.LocalName == "rect"), r => Assert.True((double)r.Attribute("width")! < 70)); // every rect has one
        Assert.Contains(sees, chart.Sees, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_stories_give_no_picture_of_groups_that_are_too_small()
    {
        var few = Sample.Stories(8);

        var chart = PairChart.Draw(new(Sample.Form, few, SmallNumbers.Inside), PairPatterns.Of(Sample.Form, Stories, SmallNumbers.Inside).Find("feeling", "age")!, "nl"); // as above

        Assert.Contains("te weinig om te tonen", chart.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_is_drawn_as_approved() => Approved.Matches(OverviewChart.Draw(Form, Overview, "nl").Svg, "overview.svg");

    [Fact]
    public void The_weeks_are_drawn_as_approved() => Approved.Matches(WeekTrendChart.Draw(new(Sample.Form, Sample.Stories(90), SmallNumbers.Outside), StoryFilter.None, "nl").Svg, "weeks.svg");

    [Fact]
    public void What_is_passed_over_is_drawn_as_approved() => Approved.Matches(
        NonResponseChart.Draw([.. Sample.Form.Questions.Select(q => (q, QuestionSummary.Of(q, Stories)))], SmallNumbers.Inside, "nl").Svg, "passed-over.svg");

    private static AnsweredStory Widen(AnsweredStory story)
    {
        var answers = new Dictionary<string, Answer>(story.Answers);
        var (ended, needed) = (answers["ended"], answers["needed"]);
        answers["sure"] = ended is Scaled s ? new Scaled(Math.Clamp(100 - s.Value + story.Id.Value.ToByteArray()[0] / 4 - 32, 0, 100)) : ended;
        answers["who"] = needed is Chosen c ? new Chosen([.. c.OptionIds.Take(1 + story.Id.Value.ToByteArray()[1] % 2)]) : needed;
        return story with { Answers = answers };
    }
}
