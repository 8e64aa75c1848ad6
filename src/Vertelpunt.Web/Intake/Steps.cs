using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>The steps at the site's one address. Which one is shown is kept in the sealed visit, never in the address.</summary>
public static class Steps
{
    public const string Code = "code";
    public const string Story = "verhaal";
    public const string Use = "gebruik";
    public const string Review = "nakijken";
    public const string Sent = "verstuurd";
    public const string Mine = "mijn";
    public const string Later = "later";
    private const string QuestionsPrefix = "vragen-";

    /// <summary>The step with the questions of this number, from 0 (see <see cref="QuestionSteps"/>).</summary>
    public static string Questions(int number) => QuestionsPrefix + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Which questions a step shows; null when it is another kind of step.</summary>
    public static int? QuestionNumber(string step) =>
        step.StartsWith(QuestionsPrefix, StringComparison.Ordinal) && int.TryParse(step.AsSpan(QuestionsPrefix.Length), out var number) ? number : null;

    /// <summary>One of a teller's own stories, or something to do with it: "een", "verbeter", "intrekken".</summary>
    public static string OfStory(string what, StoryId id) => $"{what}:{id}";

    /// <summary>The reverse of <see cref="OfStory"/>; null when it is another kind of step.</summary>
    public static (string What, StoryId Id)? StoryOf(string step)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Guid.TryParseExact(step.AsSpan(colon + 1), "N", out var id) ? (step[..colon], new(id)) : null;
    }

    /// <summary>The step after <paramref name="step"/>, skipping questions that are not asked.</summary>
    public static string Next(string step, StoryForm form, IReadOnlyDictionary<string, Answer> answers)
    {
        var questions = QuestionSteps.Of(form);
        var number = step == Story ? 0 : QuestionNumber(step) is { } n ? n + 1 : -1;
        if (number >= 0)
        {
            for (; number < questions.Count; number++)
            {
                if (questions[number].Any(q => FollowUps.IsAsked(q, form, answers)))
                {
                    return Questions(number);
                }
            }

            return Use;
        }

        return step switch
        {
            Code => Story,
            Use => Review,
            _ => Story,
        };
    }

    /// <summary>The step before <paramref name="step"/>.</summary>
    public static string Previous(string step, StoryForm form, IReadOnlyDictionary<string, Answer> answers)
    {
        var questions = QuestionSteps.Of(form);
        var number = step == Use ? questions.Count - 1 : QuestionNumber(step) is { } n ? n - 1 : -2;
        for (; number >= 0; number--)
        {
            if (questions[number].Any(q => FollowUps.IsAsked(q, form, answers)))
            {
                return Questions(number);
            }
        }

        return number == -1 ? Story : step switch
        {
            Review => Use,
            _ => Code,
        };
    }
}
