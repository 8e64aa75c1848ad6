using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

/// <summary>Answers looked at as one: nothing is lost, and nothing small is given away.</summary>
public sealed class LumpingTests
{
    private static readonly IReadOnlyList<AnsweredStory> Stories = Sample.Stories(140);

    private static StoryCollection Lumped(params string[][] groups) => StoryCollection.Lumped(
        Sample.Form, Stories, SmallNumbers.Inside, new Dictionary<string, AnswerLumps> { ["feeling"] = new([.. groups.Select((g, i) => (new LocalisedText($"groep {i}"), (IReadOnlyList<string>)g))]) });

    [Fact]
    public void Answers_put_together_count_as_one_and_no_story_is_lost()
    {
        var plain = new StoryCollection(Sample.Form, Stories, SmallNumbers.Inside).Look("feeling", StoryFilter.None);
        var (summary, shown) = Lumped(["alone", "unsafe"]).Look("feeling", StoryFilter.None);

        Assert.Equal(plain.Summary.Answered, summary.Answered);
        Assert.Equal(plain.Summary.Cells.Where(c => c.Cell is "alone" or "unsafe").Sum(c => c.Stories), shown.Of("alone.unsafe"));
        Assert.Equal(["strong", "alone.unsafe", "helped", Chosen.OtherId], summary.Cells.Select(c => c.Cell));
    }

    [Fact]
    public void Without_lumps_everything_is_as_before()
    {
        var (plain, lumped) = (new StoryCollection(Sample.Form, Stories, SmallNumbers.Inside), Lumped());
        foreach (var filter in new[] { "", "feeling=alone", "age=old;feeling=strong", "ended=b2,b3" }.Select(StoryFilter.Parse))
        {
            Assert.Equal(plain.Count(filter), lumped.Count(filter));
            foreach (var question in Sample.Form.Questions)
            {
                Assert.Equal(
                    Numbers(plain.Look(question.Id, filter).Shown), Numbers(lumped.Look(question.Id, filter).Shown));
            }
        }

        static IEnumerable<string> Numbers(ShownCells shown) => shown.Groups.Where(g => g.Stories is not null).Select(g => $"{string.Join('+', g.Cells.Order(StringComparer.Ordinal))}={g.Stories}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Lumping_in_every_way_shows_only_sums_of_what_is_shown_without()
    {
        var random = new Random(3);
        string[] options = ["strong", "alone", "helped", "unsafe"];
        var plain = new StoryCollection(Sample.Form, Stories, SmallNumbers.Inside);
        var groups = plain.Look("feeling", StoryFilter.None).Shown.Groups;
        for (var i = 0; i < 60; i++)
        {
            var shuffled = options.OrderBy(_ => random.Next()).ToArray();
            var cut = random.Next(2, 4);

            var shown = Lumped(shuffled[..cut]).Look("feeling", StoryFilter.None).Shown;

            // Every number is over whole groups of the answers as given.
            foreach (var group in shown.Groups.Where(g => g.Stories is not null))
            {
                var given = group.Cells.SelectMany(c => c.Split('.')).ToHashSet();
                Assert.All(groups, g => Assert.True(g.Cells.All(given.Contains) || !g.Cells.Any(given.Contains)));
                Assert.Equal(groups.Where(g => g.Cells.All(given.Contains)).Sum(g => g.Stories), group.Stories);
            }
        }
    }

    [Theory]
    [InlineData(12, 20, true)]
    [InlineData(3, 20, false)]
    [InlineData(0, 20, false)]
    [InlineData(12, 2, false)]
    public void Options_of_a_multiple_choice_are_counted_as_one_only_where_each_combination_is_large_enough(int both, int neither, bool told)
    {
        string[][] chosen = [.. Enumerable.Repeat<string[]>(["time"], 25), .. Enumerable.Repeat<string[]>(["rest"], 25), .. Enumerable.Repeat<string[]>(["time", "rest"], both), .. Enumerable.Repeat<string[]>(["money"], neither)];
        List<AnsweredStory> stories = [.. chosen.Select((c, i) => new AnsweredStory(StoryId.Create(), new(2900), new Dictionary<string, Answer> { ["needed"] = new Chosen(c), ["ended"] = new Scaled(i % 100) }))];
        var collection = StoryCollection.Lumped(Sample.Form, stories, SmallNumbers.Inside, new Dictionary<string, AnswerLumps> { ["needed"] = new([(new("tijd of rust"), ["time", "rest"])]) });
        var lumped = StoryFilter.None.Toggle("needed", "time.rest");

        Assert.Equal(told ? 50 + both : null, collection.Look("needed", StoryFilter.None).Shown.Of("time.rest"));
        Assert.Equal(told ? 50 + both : null, collection.Count(lumped));
        Assert.Equal(told, collection.Stories(lumped) is not null);

        // What is not told is not tested either.
        Assert.Equal(told, PairPatterns.Of(collection).Patterns.SelectMany(p => p.Parts).Any(p => p.What.Contains("time.rest", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_lumped_answer_can_be_selected_and_compared()
    {
        var lumped = Lumped(["alone", "unsafe"]);
        var plain = new StoryCollection(Sample.Form, Stories, SmallNumbers.Inside);

        Assert.Equal(plain.Count(StoryFilter.Parse("feeling=alone,unsafe")), lumped.Count(StoryFilter.Parse("feeling=alone.unsafe")));
        Assert.Equal(StoryFilter.None, lumped.Fit(StoryFilter.Parse("feeling=alone")));
        Assert.NotNull(lumped.Cross("feeling", "ended"));
    }
}
