namespace Vertelpunt.Domain.Stories;

/// <summary>Which questions of a form are asked, given the answers so far.</summary>
public static class FollowUps
{
    /// <summary>Whether the question is asked, given the answers so far.</summary>
    public static bool IsAsked(Question question, StoryForm form, IReadOnlyDictionary<string, Answer> answers)
    {
        if (question.ShowWhen is not { } condition)
        {
            return true;
        }

        return form.Find(condition.QuestionId) is { } earlier && IsAsked(earlier, form, answers)
            && answers.TryGetValue(earlier.Id, out var answer) && answer is Chosen chosen && chosen.OptionIds.Any(condition.AnyOf.Contains);
    }

    /// <summary>The answers to questions that are still asked: changing an earlier answer takes the follow-up's with it.</summary>
    public static IReadOnlyDictionary<string, Answer> Prune(StoryForm form, IReadOnlyDictionary<string, Answer> answers)
    {
        var kept = new Dictionary<string, Answer>();
        foreach (var question in form.Questions)
        {
            if (answers.TryGetValue(question.Id, out var answer) && IsAsked(question, form, answers))
            {
                kept[question.Id] = answer;
            }
        }

        return kept;
    }
}
