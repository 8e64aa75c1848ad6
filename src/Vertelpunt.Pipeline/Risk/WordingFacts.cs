using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What a teller says of sex and orientation in plain words that are no findings: 'ik als moeder', 'mijn man', 'toen ik zwanger was'.</summary>
internal sealed partial class WordingFacts(FactMaker make, string text, IReadOnlyList<Finding> findings)
{
    [GeneratedRegex(@"\b(?:ik\s+als\s+(moeder|vrouw|oma|dochter|zus|meisje|mama|vader|man|opa|zoon|broer|jongen|papa)|ik\s+ben\s+(?:een\s+)?(?:\p{L}+\s+)?(moeder|vrouw|oma|meisje|weduwe|dame|vader|man|opa|jongen|weduwnaar)\b|als\s+(moeder|vrouw|oma|meisje|mama|weduwe|vader|man|opa|jongen|papa|weduwnaar)(?:\s+(?:van|ben|heb|voel|sta|moet|weet)\b))", RegexOptions.IgnoreCase)]
    private static partial Regex SaysOwnSex();

    [GeneratedRegex(@"\b(?:mijn|m'n|mn)\s+(man|echtgenoot|vent|vrouw|echtgenote)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysPartner();

    [GeneratedRegex(@"\b(?:ik\s+(?:ben|was|raakte|bleek)(?:\s+\p{L}+){0,3}\s+(?:zwanger|in verwachting)|mijn\s+(?:zwangerschap|bevalling|menstruatie|overgang|borsten)|ik\s+ben\s+bevallen|toen\s+ik\s+beviel)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysPregnant();

    [GeneratedRegex(@"\b(?:lesbisch|lesbienne|homo|homoseksueel|biseksueel|homo's|lesbo|queer|uit de kast|transgender|transvrouw|transman|trans|non-binair|nonbinair|intersekse|genderdysforie|geslachtsverandering)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysOrientation();

    public void AddTo(List<Fact> facts)
    {
        double women = 0, men = 0;
        var spans = new List<TextSpan>();
        foreach (Match match in SaysOwnSex().Matches(text))
        {
            var word = match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value;
            Vote(word.ToLowerInvariant() is "moeder" or "vrouw" or "oma" or "dochter" or "zus" or "meisje" or "mama" or "weduwe" or "dame", 0.95, match);
        }

        foreach (Match match in SaysPartner().Matches(text))
        {
            Vote(match.Groups[1].Value.ToLowerInvariant() is "man" or "echtgenoot" or "vent", 0.9, match);
        }

        foreach (Match match in SaysPregnant().Matches(text))
        {
            Vote(true, 0.95, match);
        }

        if (women != men)
        {
            facts.Add(make.Sex(women > men) with { Confidence = Math.Max(women, men), Spans = spans });
        }

        foreach (Match match in SaysOrientation().Matches(text))
        {
            var span = new TextSpan(match.Index, match.Index + match.Length);
            if (!IsRedacted(span))
            {
                facts.Add(make.Orientation(IsOfGender(match.Value)) with { Confidence = 0.6, Spans = [span] });
                break;
            }
        }

        void Vote(bool woman, double confidence, Match match)
        {
            var span = new TextSpan(match.Index, match.Index + match.Length);
            if (IsRedacted(span))
            {
                return;
            }

            spans.Add(span);
            women = Math.Max(women, woman ? confidence : 0);
            men = Math.Max(men, woman ? 0 : confidence);
        }
    }

    private static bool IsOfGender(string word) =>
        word.StartsWith("trans", StringComparison.OrdinalIgnoreCase) || word.Contains("bin", StringComparison.OrdinalIgnoreCase)
        || word.Contains("sekse", StringComparison.OrdinalIgnoreCase) || word.Contains("gender", StringComparison.OrdinalIgnoreCase);

    private bool IsRedacted(TextSpan span) => findings.Any(f => f.IsActive && f.Operator != RedactionOperator.Keep && f.Span.Overlaps(span));
}
