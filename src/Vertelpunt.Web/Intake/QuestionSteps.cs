using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>Divides a form's questions over steps of a few each, so that one thing is asked at a time.</summary>
/// <remarks>
/// A question that depends on another never shares a step with it: whether it is asked is settled when the earlier step is sent, with
/// script or without. The division depends on the form only, so a step means the same for every save.
/// </remarks>
public static class QuestionSteps
{
    private const int MostPerStep = 3;

    /// <summary>The steps in order; those about the story first, those about the teller last.</summary>
    public static IReadOnlyList<IReadOnlyList<Question>> Of(StoryForm form)
    {
        var steps = new List<IReadOnlyList<Question>>();
        foreach (var subject in new[] { QuestionSubject.Story, QuestionSubject.Teller })
        {
            var step = new List<Question>();
            var weight = 0;
            foreach (var question in form.Questions.Where(q => q.About == subject))
            {
                if (step.Count > 0 && (weight + WeightOf(question) > MostPerStep || step.Any(q => q.Id == question.ShowWhen?.QuestionId)))
                {
                    steps.Add(step);
                    step = [];
                    weight = 0;
                }

                step.Add(question);
                weight += WeightOf(question);
            }

            if (step.Count > 0)
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    private static int WeightOf(Question question) => question is TriadQuestion or PlacementQuestion ? 2 : 1;
}
