using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

/// <summary>What a selection becomes before it is looked at.</summary>
public sealed class FittingSelectionTests
{
    private static readonly StoryCollection Collection = new(Sample.Form, Sample.Stories(120), SmallNumbers.Inside);

    [Fact]
    public void What_the_form_does_not_have_is_left_out()
    {
        Assert.Equal(StoryFilter.None, Collection.Fit(StoryFilter.Parse("nothing=a;feeling=nonsense")));
        Assert.Equal(StoryFilter.Parse("feeling=alone"), Collection.Fit(StoryFilter.Parse("feeling=alone,nonsense;nothing=a")));
    }

    [Fact]
    public void A_small_answer_takes_in_those_it_may_only_be_shown_with()
    {
        var fitted = Collection.Fit(StoryFilter.Parse("feeling=_other"));

        Assert.True(fitted.For("feeling")!.Cells.Count > 1);
        Assert.True(Collection.Count(fitted) >= SmallNumbers.Inside.Threshold);
    }

    [Fact]
    public void Fitting_twice_changes_nothing_more_and_never_takes_an_answer_away()
    {
        var random = new Random(11);
        string[] parts = ["feeling=alone", "feeling=strong,unsafe", "ended=b0,b1", "ended=b7", "age=old", "needed=time", "needed=rest,ear", "drive=t3,t4"];
        for (var i = 0; i < 200; i++)
        {
            var asked = StoryFilter.Parse(string.Join(';', parts.OrderBy(_ => random.Next()).Take(random.Next(1, 4))));

            var fitted = Collection.Fit(asked);

            Assert.Equal(fitted, Collection.Fit(fitted));
            Assert.All(asked.Conditions, c => Assert.All(c.Cells, cell => Assert.Contains(cell, fitted.For(c.QuestionId)!.Cells)));
            Assert.True(Collection.Count(fitted) is null or >= 5);
        }
    }
}
