using Vertelpunt.Domain.Stories;
using Vertelpunt.Web.Intake;

namespace Vertelpunt.Web.Tests.Intake;

public sealed class QuestionStepsTests
{
    [Fact]
    public void Every_question_stands_on_one_step_and_those_about_the_teller_come_last()
    {
        var steps = QuestionSteps.Of(Forms.Whole);

        Assert.Equal(Forms.Whole.Questions.Select(q => q.Id), steps.SelectMany(s => s).Select(q => q.Id));
        Assert.Equal("leeftijd", Assert.Single(steps[^1]).Id);
        Assert.All(steps, s => Assert.InRange(s.Count, 1, 3));
    }

    [Fact]
    public void A_follow_up_never_shares_a_step_with_the_question_that_asks_for_it()
    {
        var steps = QuestionSteps.Of(Forms.Whole);

        Assert.All(steps, s => Assert.DoesNotContain(s, q => q.ShowWhen is { } c && s.Any(other => other.Id == c.QuestionId)));
    }

    [Fact]
    public void Forward_and_back_pass_over_steps_where_nothing_is_asked()
    {
        var form = Forms.Whole with { Questions = [Forms.Whole.Questions[0], Forms.Whole.Questions[2], Forms.Whole.Questions[6]] };
        var answers = new Dictionary<string, Answer> { ["wie"] = new Chosen(["buur"]) };

        Assert.Equal(Steps.Questions(2), Steps.Next(Steps.Questions(0), form, answers));
        Assert.Equal(Steps.Questions(0), Steps.Previous(Steps.Questions(2), form, answers));
        Assert.Equal(Steps.Use, Steps.Next(Steps.Questions(2), form, answers));
        Assert.Equal(Steps.Story, Steps.Previous(Steps.Questions(0), form, answers));
    }

    [Fact]
    public void A_form_without_questions_goes_straight_to_what_is_allowed()
    {
        var form = Forms.Whole with { Questions = [] };

        Assert.Equal(Steps.Use, Steps.Next(Steps.Story, form, new Dictionary<string, Answer>()));
        Assert.Equal(Steps.Story, Steps.Previous(Steps.Use, form, new Dictionary<string, Answer>()));
    }
}
