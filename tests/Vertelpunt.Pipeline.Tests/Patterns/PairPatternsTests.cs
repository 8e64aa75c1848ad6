using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Patterns.Statistics;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class PairPatternsTests(ITestOutputHelper output)
{
    [Fact]
    public void What_goes_together_stands_at_the_top()
    {
        var overview = PairPatterns.Of(Sample.Form, Sample.Stories(300), SmallNumbers.Inside);

        var feelingEnded = overview.Find("ended", "feeling")!;
        Assert.Equal("kruskal-wallis", feelingEnded.Test);
        Assert.True(feelingEnded.Q < 0.001);
        Assert.True(feelingEnded.Low < feelingEnded.Effect && feelingEnded.Effect < feelingEnded.High);
        Assert.True(overview.Patterns.ToList().IndexOf(feelingEnded) < 3);
        Assert.Equal(overview.Patterns.Count, overview.Tests);
    }

    [Theory]
    [InlineData(70)]
    [InlineData(110)]
    [InlineData(300)]
    public void Two_choices_are_tested_on_the_very_table_that_is_shown(int count)
    {
        var stories = Sample.Stories(count);

        var pattern = PairPatterns.Of(Sample.Form, stories, SmallNumbers.Inside).Find("feeling", "age");

        var shown = new StoryCollection(Sample.Form, stories, SmallNumbers.Inside).Cross("feeling", "age")!; // both are questions
        Assert.All(shown.Counts.Cast<int>(), n => Assert.InRange(n, 5, count));
        Assert.Equal(new Contingency(shown.Counts).ChiSquared, pattern!.More["chi_squared"], 9); // enough people for two groups
        Assert.Equal(shown.Rows.Where(r => r.Count > 1).Select(r => "feeling=" + string.Join('+', r)), pattern.Joined.Where(j => j.StartsWith("feeling", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_two_kinds_of_question_are_compared()
    {
        var overview = PairPatterns.Of(Sample.Form, Sample.Stories(200), SmallNumbers.Inside);

        // Eight facets and the week: seven questions, one of them with two stones.
        Assert.Equal(9 * 8 / 2, overview.Tests);
        Assert.All(overview.Patterns, p => Assert.InRange(p.P, 0, 1));
        Assert.All(overview.Patterns, p => Assert.InRange(p.Strength, 0, 1));
        Assert.All(overview.Patterns, p => Assert.True(p.Q >= p.P - 1e-12));
    }

    [Fact]
    public void No_part_of_a_pattern_tells_of_fewer_people_than_the_threshold()
    {
        var stories = Sample.Stories(120);

        var overview = PairPatterns.Of(Sample.Form, stories, new SmallNumbers(10));

        foreach (var part in overview.Find("feeling", "age")!.Parts)
        {
            var cells = part.What.Split('|');
            Assert.True(stories.Count(s => s.Answers["feeling"] is Chosen f && cells[0].Split('+').Contains(f.OptionIds[0]) && s.Answers["age"] is Chosen a && cells[1].Split('+').Contains(a.OptionIds[0])) >= 10);
        }
    }

    [Fact]
    public void Pure_noise_raises_a_false_alarm_on_at_most_one_dashboard_in_twenty()
    {
        const int dashboards = 40;
        var alarms = Enumerable.Range(0, dashboards).Count(seed => PairPatterns.Of(Sample.Form, Noise(seed, 60), SmallNumbers.Inside).Patterns.Any(p => p.Q < 0.05));

        // Two in forty, and three standard errors of that.
        output.WriteLine($"{alarms} of {dashboards} dashboards of noise show a pattern");
        Assert.InRange(alarms, 0, 6);
    }

    [Fact]
    public void Linked_stories_of_one_teller_count_once()
    {
        var stories = Sample.Stories(40);

        var twice = PairPatterns.Of(Sample.Form, [.. stories.Select(s => s with { Teller = s.Id.ToString() }), .. stories.Select(s => s with { Teller = s.Id.ToString(), Id = StoryId.Create() })], SmallNumbers.Inside);

        Assert.Equal(PairPatterns.Of(Sample.Form, stories, SmallNumbers.Inside).Patterns.Select(p => p.P), twice.Patterns.Select(p => p.P));
    }

    private static List<AnsweredStory> Noise(int seed, int count)
    {
        var random = new Random(seed);

        // Each question's answers are shuffled by themselves: same margins, no relation.
        var stories = Sample.Stories(count, seed + 1000);
        var columns = Sample.Form.Questions.ToDictionary(q => q.Id, q =>
        {
            Answer[] answers = [.. stories.Select(s => s.Answers[q.Id])];
            random.Shuffle(answers);
            return answers;
        });
        return [.. stories.Select((s, i) => s with { Week = new(2900 + random.Next(12)), Answers = columns.ToDictionary(c => c.Key, c => c.Value[i]) })];
    }
}
