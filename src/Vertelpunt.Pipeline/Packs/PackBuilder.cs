using System.Security.Cryptography;
using System.Text;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Candidates sorted into what may be printed and what may not.</summary>
public sealed record PackAdmission(IReadOnlyList<PackCandidate> Fit, IReadOnlyList<LeftOut> LeftOut);

/// <summary>Decides what goes on paper. Called again, on fresh states, at the moment a pack is made.</summary>
public static class PackBuilder
{
    /// <summary>Keeps stories that are included, that their tellers allow on cards, and whose risk is at most <paramref name="highest"/>.</summary>
    /// <param name="highest">At most <see cref="RiskLevel.High"/> means anything: what is marked Exclude is never printed.</param>
    public static PackAdmission Admit(IEnumerable<PackCandidate> candidates, RiskLevel highest = RiskLevel.Medium)
    {
        var fit = new List<PackCandidate>();
        var left = new List<LeftOut>();
        foreach (var candidate in candidates.DistinctBy(c => c.Id))
        {
            if (Against(candidate, highest) is { } reason)
            {
                left.Add(new(candidate.Id, reason));
            }
            else
            {
                fit.Add(candidate);
            }
        }

        return new(fit, left);
    }

    /// <summary>The cards of a pack, numbered from 1 in an order that tells nothing about when stories came.</summary>
    /// <param name="questionIds">Which answers are drawn, in this order. Questions about the teller are passed over: background and story together point to people.</param>
    /// <param name="withoutAnswers">Stories whose answers stay off the card: see <see cref="PrintedAnswers"/>.</param>
    public static IReadOnlyList<StoryCard> Cards(PackId pack, StoryForm form, IReadOnlyList<PackCandidate> chosen, IReadOnlyList<string> questionIds, IReadOnlySet<StoryId>? withoutAnswers = null)
    {
        var questions = questionIds.Select(form.Find).OfType<Question>().Where(q => q.About == QuestionSubject.Story).ToList();
        var digits = chosen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return chosen
            .OrderBy(c => Order(pack, c.Id), StringComparer.Ordinal)
            .Select((c, i) => new StoryCard(
                c.Id,
                c.Version,
                (i + 1).ToString(new string('0', Math.Max(2, digits)), System.Globalization.CultureInfo.InvariantCulture),
                c.Title.Trim(),
                c.Text.Trim(),
                withoutAnswers?.Contains(c.Id) == true ? [] : questions.Where(q => c.Answers.ContainsKey(q.Id)).Select(q => new CardAnswer(q, c.Answers[q.Id])).ToList())
            {
                AnswersWithheld = withoutAnswers?.Contains(c.Id) == true,
                ErasedOn = c.ErasedOn,
            })
            .ToList();
    }

    /// <summary>The most questions whose answers are drawn on a card.</summary>
    public const int MostQuestions = 3;

    /// <summary>Questions to draw when nobody chose: up to three about the story, short to read and unlike each other.</summary>
    public static IReadOnlyList<string> UsualQuestions(StoryForm form)
    {
        var about = form.Questions.Where(q => q.About == QuestionSubject.Story).ToList();
        return new Question?[]
            {
                about.FirstOrDefault(q => q is MultipleChoiceQuestion or SingleChoiceQuestion),
                about.FirstOrDefault(q => q is ScaleQuestion),
                about.FirstOrDefault(q => q is TriadQuestion) ?? about.FirstOrDefault(q => q is PlacementQuestion),
            }
            .OfType<Question>()
            .Select(q => q.Id)
            .ToList();
    }

    private static LeftOutReason? Against(PackCandidate candidate, RiskLevel highest) => candidate switch
    {
        { State: not StoryState.Included } => LeftOutReason.NotIncluded,
        { Consent: < ConsentLevel.WorkshopCards } => LeftOutReason.NoConsent,
        { Restricted: true } => LeftOutReason.Restricted,
        { Risk: RiskLevel.Exclude } => LeftOutReason.RiskTooHigh,
        _ when candidate.Risk > highest => LeftOutReason.RiskTooHigh,
        _ when string.IsNullOrWhiteSpace(candidate.Text) => LeftOutReason.Empty,
        _ => null,
    };

    private static string Order(PackId pack, StoryId story) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{pack}{story}")));
}
