using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Reads what tellers say outright of themselves, whether detection marked it or not: 'ik woon in', 'ik werk als', 'ik heb', 'wij hebben drie kinderen'.</summary>
/// <remarks>Only words that the tables know count, so that 'ik ben moe' is no profession.</remarks>
internal sealed partial class PlainWords(RiskModel model, FactMaker make)
{
    private const int MostWords = 4;

    /// <summary>Words of every day that are towns as well: 'ik woon in een dorp' is not about Een. With a capital they are towns.</summary>
    private static readonly HashSet<string> OrdinaryWords = new(
        "een ee best bergen huizen made leek echt mill goor haar de den ter hei heel horn wijk dorst oever eind nes buren berg zand duin duinen veen hout hoek haven polder bos dijk dam sluis ham hem her wel grave lage".Split(' '),
        StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?:(?:ik\s+woon|wij\s+wonen|we\s+wonen)(?:\s+(?:al|nu|ergens|jaren|sinds|heel|mijn|leven|lang))*|woon\s+ik|wonen\s+(?:wij|we))\s+(?:in|te|op)\s+(?:de\s+gemeente\s+)?|\bik\s+kom(?:\s+oorspronkelijk)?\s+uit\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Home();

    [GeneratedRegex(@"\b(?:ik\s+werk(?:te)?\s+als|werk(?:te)?\s+ik\s+als|ik\s+ben|van\s+beroep\s+ben\s+ik|mijn\s+beroep\s+is)\s+(?:een\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Work();

    [GeneratedRegex(@"\b(?:ik\s+heb|heb\s+ik|bij\s+mij\s+is|bij\s+mij\s+werd|ik\s+kreeg)\s+(?:een\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Illness();

    [GeneratedRegex(@"\b(?:ik\s+heb|heb\s+ik|wij\s+hebben|we\s+hebben|hebben\s+(?:wij|we))\s+(?:zelf\s+|samen\s+)?(\p{L}+|\d{1,2})\s+(?:kinderen|kind)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Children();

    [GeneratedRegex(@"\G[\p{L}\p{N}'’\-]+(?:\s+|$|(?=[.,;!?]))")]
    private static partial Regex Word();

    /// <summary>Adds to <paramref name="facts"/> what no fact stands on yet and no redaction hides.</summary>
    public void AddTo(List<Fact> facts, string text, IReadOnlyList<Finding> findings)
    {
        Add(Home(), w => !(char.IsLower(w[0]) && OrdinaryWords.Contains(w)) && model.Gazetteer.Find(w) is { } place ? make.Place(place) : null);
        Add(Work(), w => model.Figures.Knows(FactType.Profession, w) ? make.Profession(w) : null);
        Add(Illness(), w => model.Figures.Knows(FactType.Health, w) ? make.Health(w) : null);
        foreach (Match match in Children().Matches(text))
        {
            var count = match.Groups[1].Value.ToLowerInvariant() is "een" or "één" ? 1 : DutchNumber.First(match.Groups[1].Value);
            if (count is >= 1 and < 30)
            {
                Take(make.Children(count.Value, byParent: true), new(match.Groups[1].Index, match.Index + match.Length));
            }
        }

        void Add(Regex said, Func<string, Fact?> known)
        {
            foreach (Match match in said.Matches(text))
            {
                var start = match.Index + match.Length;
                foreach (var end in Ends(text, start))
                {
                    if (known(text[start..end]) is { } fact)
                    {
                        Take(fact, new(start, end));
                        break;
                    }
                }
            }
        }

        void Take(Fact fact, TextSpan span)
        {
            var hidden = findings.Any(f => f.IsActive && f.Operator != RedactionOperator.Keep && f.Span.Overlaps(span));
            if (!hidden && !facts.Any(f => f.Type == fact.Type && f.Spans.Any(s => s.Overlaps(span))))
            {
                facts.Add(fact with { Spans = [span], IsChangeable = false });
            }
        }
    }

    // The ends of the next words, the longest stretch first.
    private static IEnumerable<int> Ends(string text, int start)
    {
        var ends = new List<int>();
        var at = start;
        while (ends.Count < MostWords && Word().Match(text, at) is { Success: true, Length: > 0 } word)
        {
            at = word.Index + word.Length;
            ends.Add(word.Index + word.Value.TrimEnd().Length);
        }

        ends.Reverse();
        return ends;
    }
}
