using System.Globalization;
using System.Text;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Does what an attacker would do: link by wording, link by answers, infer answers, look for somebody in an invited group.</summary>
public static class AttackValidation
{
    /// <param name="stories">Stories by different tellers, as told; for linkage by wording.</param>
    /// <param name="redact">What becomes of a text that is shown.</param>
    public static AttackResult Run(RiskModel model, AttackOptions options, IReadOnlyList<string> stories, Func<string, string> redact)
    {
        var population = new SyntheticPopulation(model, options.ProvincesOrDefault, options.Seed);
        var (wording, links) = stories.Count > 0 ? WordingAttack.Run(stories, redact) : ([], null);
        var (answers, answerLinks) = AnswerAttack.Run(population, options.Tellers, new Random(options.Seed + 3));
        return new(
            options, wording, answers, links is null ? answerLinks : [links, .. answerLinks],
            InferenceAttack.Run(population, options.Tellers, new Random(options.Seed + 4)),
            GroupValidation.Run(model, population, options.Groups, options.Seed + 5));
    }

    /// <summary>The result as tables for docs/risk-validation.md.</summary>
    public static string ToMarkdown(AttackResult result)
    {
        var text = new StringBuilder();
        Attacks("Linkage by wording", result.Wording);
        Attacks("Linkage by printed answers; a second time a tenth is left out and a twentieth is another", result.Answers);
        Table("| links the product tells (probability of one half or more) | stories | told | right | tellers found |", result.Links, l =>
            Invariant($"| {l.Attack} | {l.Stories:N0} | {l.Told:N0} | {100 * l.Precision:F0} % | {100 * l.Found:F1} % |"));
        Table("| inference of | stories | usual answer | guessed | gain | bits | certain in a group of two or more |", result.Inference, i =>
            Invariant($"| {i.Sensitive} | {i.Stories:N0} | {100 * i.BaseRate:F1} % | {100 * i.Guessed:F1} % | {100 * i.Gain:F1} points | {i.Bits:F2} | {100 * i.Certain:F1} % |"));
        text.AppendLine(Invariant($"Known for inference: {result.Inference[0].Known} (for the first)."));
        text.AppendLine();
        Table("| invited group from | acquaintance knows | size | stories | unique | predicted | true | calibration error | unsafe missed |", result.Groups, g =>
            Invariant($"| {g.Drawn} | {g.Knowing} | {g.Size:N0} | {g.Stories:N0} | {100 * g.Unique:F0} % | {g.Predicted:F3} | {g.True:F3} | {g.CalibrationError:F3} | {100 * g.MissedUnsafe:F1} % |"));
        return text.ToString();

        void Attacks(string title, IReadOnlyList<AttackFigures> attacks) => Table($"| {title} | candidates | first | among ten | chance |", attacks, a =>
            Invariant($"| {a.Attack} | {a.Candidates:N0} | {100 * a.RecallAt1:F1} % | {100 * a.RecallAt10:F1} % | {100 * a.Chance:F2} % |"));

        void Table<T>(string head, IReadOnlyList<T> rows, Func<T, string> row)
        {
            if (rows.Count > 0)
            {
                text.AppendLine(head);
                text.AppendLine(string.Concat(Enumerable.Repeat("|---", head.Count(c => c == '|') - 1)) + "|");
                text.AppendJoin('\n', rows.Select(row)).AppendLine().AppendLine();
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
