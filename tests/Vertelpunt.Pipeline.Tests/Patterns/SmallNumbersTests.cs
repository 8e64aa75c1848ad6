using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class SmallNumbersTests
{
    [Fact]
    public void A_single_small_answer_takes_the_next_smallest_with_it_so_the_total_gives_nothing_away()
    {
        var shown = Show(("a", 3), ("b", 8), ("c", 20));

        Assert.Equal(20, shown.Of("c"));
        Assert.Null(shown.Of("a"));
        Assert.Null(shown.Of("b"));
        Assert.Equal(11, shown.GroupOf("a").Stories);
    }

    [Fact]
    public void Two_answers_of_one_story_each_are_hidden_behind_a_larger_one()
    {
        var shown = Show(("a", 1), ("b", 1), ("c", 9), ("d", 12));

        Assert.Equal(11, shown.GroupOf("a").Stories);
        Assert.Equal(12, shown.Of("d"));
    }

    [Fact]
    public void Nothing_is_shown_when_fewer_people_answered_than_the_threshold() =>
        Assert.Null(Show(("a", 2), ("b", 2)).Answered);

    [Fact]
    public void An_answer_nobody_gave_is_shown_as_zero() => Assert.Equal(0, Show(("a", 0), ("b", 8)).Of("a"));

    [Fact]
    public void In_a_multiple_choice_the_few_who_did_not_choose_are_as_safe_as_the_few_who_did()
    {
        var question = Sample.Needed;
        Answer[] answers = [.. Enumerable.Repeat<Answer>(new Chosen(["time", "rest"]), 28), .. Enumerable.Repeat<Answer>(new Chosen(["rest"]), 2), .. Enumerable.Repeat<Answer>(new Chosen(["ear"]), 10)];

        var shown = SmallNumbers.Inside.Show(QuestionSummary.Of(question, answers));

        Assert.Equal(28, shown.Of("time"));
        Assert.Equal(30, shown.Of("rest"));
        Assert.Null(SmallNumbers.Inside.Show(QuestionSummary.Of(question, answers.Take(30))).Of("time"));
    }

    [Fact]
    public void Stories_of_one_teller_count_as_one_person()
    {
        var stories = Enumerable.Range(0, 9).Select(i => new AnsweredStory(StoryId.Create(), new(2900), new Dictionary<string, Answer> { ["age"] = new Chosen([i < 6 ? "young" : "old"]) }, "same")).ToList();

        var summary = QuestionSummary.Of(Sample.Age, stories);

        Assert.Equal(9, summary.Answered);
        Assert.Equal(1, summary.Tellers);
        Assert.Null(SmallNumbers.Inside.Show(summary).Answered);
    }

    [Fact]
    public void A_list_of_stories_opens_only_when_it_and_what_it_leaves_out_are_large_enough()
    {
        Assert.True(SmallNumbers.Inside.AllowsList(10, 40));
        Assert.True(SmallNumbers.Inside.AllowsList(40, 40));
        Assert.False(SmallNumbers.Inside.AllowsList(4, 40));
        Assert.False(SmallNumbers.Inside.AllowsList(37, 40));
    }

    [Fact]
    public void Whatever_the_answers_no_shown_number_is_small_and_every_cell_is_in_one_group()
    {
        var counts = Gen.Choose(0, 15).ArrayOf(6);

        Prop.ForAll(counts.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (cells, k) =>
        {
            var summary = QuestionSummary.Of(Question(cells.Length), cells.SelectMany((n, i) => Enumerable.Repeat<Answer>(new Chosen(["o" + i]), n)));
            var shown = new SmallNumbers(k).Show(summary);
            return shown.Groups.SelectMany(g => g.Cells).Order().SequenceEqual(summary.Cells.Select(c => c.Cell).Order())
                && shown.Groups.All(g => g.Stories is null or 0 || g.Stories >= k)
                && (shown.Answered is null || shown.Groups.Sum(g => g.Stories) == cells.Sum());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Small_bins_of_a_scale_are_drawn_as_one_wider_bin()
    {
        var summary = QuestionSummary.Of(Sample.Ended, new[] { 5.0, 5, 15, 15, 15, 15, 15, 55, 55, 55, 55, 55, 55, 95 }.Select(v => (Answer)new Scaled(v)));

        var shown = SmallNumbers.Inside.Show(summary);

        Assert.Equal(7, shown.GroupOf("b0").Stories);
        Assert.Equal(["b0", "b1"], shown.GroupOf("b0").Cells);
        Assert.Equal("b9", shown.GroupOf("b5").Cells[^1]);
    }

    private static SingleChoiceQuestion Question(int options) => new() { Id = "q", Text = "?", Options = [.. Enumerable.Range(0, options).Select(i => new AnswerOption("o" + i, "?"))] };

    private static ShownCells Show(params (string Option, int Count)[] counts)
    {
        var question = new SingleChoiceQuestion { Id = "q", Text = "?", Options = [.. counts.Select(c => new AnswerOption(c.Option, "?"))] };
        return SmallNumbers.Inside.Show(QuestionSummary.Of(question, counts.SelectMany(c => Enumerable.Repeat<Answer>(new Chosen([c.Option]), c.Count))));
    }
}
