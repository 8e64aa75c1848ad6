namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>What agreeing and differing answers say about two stories being by one teller: log P(agree|same)/P(agree|different), Fellegi and Sunter (1969).</summary>
internal sealed class AnswerAgreement
{
    /// <summary>One teller answers a question alike in a second story with this chance. A judgement.</summary>
    private const double SameAnswer = 0.8;

    private readonly Dictionary<string, Dictionary<string, double>> chance;

    /// <param name="stories">The answers of all stories, by question: how usual each answer is.</param>
    public AnswerAgreement(IEnumerable<IReadOnlyDictionary<string, string>> stories) =>
        chance = stories.SelectMany(s => s).GroupBy(a => a.Key, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.GroupBy(a => a.Value, StringComparer.Ordinal).ToDictionary(v => v.Key, v => Math.Clamp(v.Count() / (double)g.Count(), 0.001, 0.999), StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>Log odds that the answers add; a question that one of them leaves out says nothing.</summary>
    /// <param name="one">Answers of a story among those this was made of.</param>
    public double LogOdds(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other)
    {
        double odds = 0;
        foreach (var (question, answer) in one)
        {
            if (other.TryGetValue(question, out var second))
            {
                // Agreeing on a rare answer tells more than on a common one.
                var byChance = chance[question][answer];
                odds += answer == second ? Math.Log(Math.Max(SameAnswer, byChance) / byChance) : Math.Min(0, Math.Log((1 - SameAnswer) / (1 - byChance)));
            }
        }

        return odds;
    }
}
