using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class StoryCollectionTests
{
    private static readonly StoryCollection Collection = new(Sample.Form, Sample.Stories(300), SmallNumbers.Inside);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void A_period_is_a_selection_for_every_kind_of_question(int weeks)
    {
        var stories = Sample.Stories(160).Select((s, i) => s with { Week = new(2900 + i % weeks) }).ToList();
        var collection = new StoryCollection(Sample.Form, stories, SmallNumbers.Inside);
        var period = collection.Fit(StoryFilter.None.Toggle(StoryFilter.Week, new Week(2900).ToString()));

        Assert.True(collection.Count(period) >= 160 / weeks);
        foreach (var question in Sample.Form.Questions)
        {
            QuestionChart.Draw(collection, question.Id, period, "nl");
        }

        WeekTrendChart.Draw(collection, period, "nl");
    }

    [Fact]
    public void A_filter_survives_the_address_of_a_page()
    {
        var filter = StoryFilter.None.Toggle("feeling", "alone").Toggle("age", "old").Toggle("feeling", "unsafe");

        Assert.Equal("age=old;feeling=alone,unsafe", filter.ToString());
        Assert.Equal(filter, StoryFilter.Parse(filter.ToString()));
        Assert.Equal("feeling=alone,unsafe", filter.Toggle("age", "old").ToString());
        Assert.Equal(StoryFilter.None, StoryFilter.Parse("&nonsense;=;=="));
    }

    [Fact]
    public void A_chart_ignores_its_own_filter()
    {
        var alone = StoryFilter.Parse("feeling=alone");

        Assert.Equal(Collection.Look("feeling", StoryFilter.None).Summary.Answered, Collection.Look("feeling", alone).Summary.Answered);
        Assert.True(Collection.Look("age", alone).Summary.Answered < Collection.Look("age", StoryFilter.None).Summary.Answered);
    }

    [Fact]
    public void Every_kind_of_question_can_be_drawn_within_a_filter()
    {
        foreach (var question in Sample.Form.Questions)
        {
            var chart = QuestionChart.Draw(Collection, question.Id, StoryFilter.Parse("age=young"), "nl");

            Assert.DoesNotContain("minstens 5", chart.Sees, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_filter_by_triad_zone_scale_or_stone_works_like_one_by_option()
    {
        Assert.NotNull(Collection.Count(StoryFilter.Parse("ended=b4,b5,b6,b7,b8,b9")));
        Assert.NotNull(Collection.Count(StoryFilter.Parse("ground=boss:z7")));
        Assert.NotNull(Collection.Count(StoryFilter.Parse("needed=ear,time")));
    }

    [Fact]
    public void A_filter_that_names_something_unknown_shows_nothing()
    {
        Assert.Null(Collection.Count(StoryFilter.Parse("feeling=nonsense")));
        Assert.Null(Collection.Stories(StoryFilter.Parse("nothing=alone")));
    }

    [Fact]
    public void Stories_open_only_with_their_number()
    {
        var filter = StoryFilter.Parse("feeling=alone;age=young");

        Assert.Equal(Collection.Count(filter), Collection.Stories(filter)?.Count);
        Assert.Null(Collection.Stories(StoryFilter.Parse("feeling=_other;age=old")));
    }
}
