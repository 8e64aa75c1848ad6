using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class AnswerQualityTests
{
    private static readonly string[] Lines = ["l1", "l2", "l3"];

    private static readonly StoryForm Form = Sample.Form with { Questions = [.. Lines.Select(id => Sample.Ended with { Id = id })] };

    [Fact]
    public void People_who_put_all_lines_on_one_spot_are_counted_once_each()
    {
        var quality = Quality([.. Enumerable.Range(0, 6).Select(_ => Told(50, 52, 51)), .. Enumerable.Range(0, 14).Select(i => Told(10, 90, i))]);

        Assert.Equal(6, quality.SameSpot);
        Assert.Equal(20, quality.SeveralScales);
    }

    [Fact]
    public void Too_few_on_one_spot_are_not_shown_and_neither_are_too_few_elsewhere()
    {
        Assert.Null(Quality([.. Enumerable.Range(0, 3).Select(_ => Told(50, 52, 51)), .. Enumerable.Range(0, 17).Select(i => Told(10, 90, i))]).SameSpot);
        Assert.Null(Quality([.. Enumerable.Range(0, 17).Select(_ => Told(50, 52, 51)), .. Enumerable.Range(0, 3).Select(i => Told(10, 90, i))]).SameSpot);
    }

    [Fact]
    public void Two_lines_are_no_pattern() =>
        Assert.Equal(0, Quality([.. Enumerable.Range(0, 20).Select(_ => Told(50, 50))]).SameSpot);

    [Fact]
    public void Stories_without_any_answer_are_told_apart_from_those_that_do_not_apply_to_one()
    {
        var quality = Quality([.. Enumerable.Range(0, 7).Select(_ => Story([LeftBlank.Instance, DoesNotApply.Instance])), .. Enumerable.Range(0, 20).Select(_ => Told(5, 95, 50))]);

        Assert.Equal(7, quality.StoryOnly);
        Assert.Equal(7, quality.Questions[1].DoesNotApply);
        Assert.Equal(1, quality.Questions[0].Ends);
        Assert.Equal(0, quality.Questions[0].Middle);
        Assert.Equal(1, quality.Questions[2].Middle);
    }

    private static AnswerQuality Quality(IReadOnlyList<AnsweredStory> stories) => AnswerQuality.Of(new(Form, stories, SmallNumbers.Inside));

    private static AnsweredStory Told(params double[] places) => Story([.. places.Select(p => new Scaled(p))]);

    private static AnsweredStory Story(IReadOnlyList<Answer> answers) =>
        new(StoryId.Create(), new(2900), answers.Select((a, i) => (Lines[i], a)).ToDictionary());
}
