using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Patterns, questions and selections in plain words: for lists, chips and sentences outside a picture.</summary>
/// <param name="language">"nl" or "en".</param>
public sealed class PatternWords(StoryForm form, string language)
{
    private readonly ChartWords _words = new(language);

    /// <summary>What a facet is called: the question, with the stone where there is one; or "Wanneer verteld".</summary>
    public string Title(string facet) => new PairSide(form, facet, _words).Title;

    public string Title(Pattern pattern) => $"{Title(pattern.First)} · {Title(pattern.Second)}";

    /// <summary>"hardly", "a little", "clearly", "strongly" (after Cohen 1988, for correlations).</summary>
    public string Strength(Pattern pattern) => Strength(pattern, _words);

    /// <summary>One sentence on chance.</summary>
    public string Chance(Pattern pattern) => Chance(pattern, _words);

    /// <summary>The effect with its 95% interval where there is one.</summary>
    public string Effect(Pattern pattern) => pattern is { Low: { } low, High: { } high }
        ? _words.Say($"{Two(pattern.Effect)} ({Two(low)} tot {Two(high)})", $"{Two(pattern.Effect)} ({Two(low)} to {Two(high)})")
        : Two(pattern.Effect);

    /// <summary>A chance in digits; below a thousandth it says so.</summary>
    public string Probability(double p) => p < 0.001 ? "< " + _words.Number(0.001, "0.000") : _words.Number(p, "0.000");

    /// <summary>What the effect measures, for people without statistics.</summary>
    public string Measure(Pattern pattern) => pattern.EffectName switch
    {
        "tau-b" => _words.Say("Kendalls tau: 1 is altijd samen omhoog, −1 altijd tegengesteld, 0 geen verband", "Kendall's tau: 1 always up together, −1 always opposite, 0 no association"),
        "cliffs-delta" => _words.Say("Cliffs delta: 0 is geen verschil tussen de groepen, 1 of −1 geen enkele overlap", "Cliff's delta: 0 is no difference between the groups, 1 or −1 no overlap at all"),
        "phi" => _words.Say("phi: 0 is geen verband, 1 of −1 een volledig verband", "phi: 0 is no association, 1 or −1 a full one"),
        "cramers-v" => _words.Say("Cramérs V, zonder vertekening: 0 is geen verband, 1 een volledig verband", "Cramér's V, bias-corrected: 0 is no association, 1 a full one"),
        "epsilon" => _words.Say("epsilon: 0 is geen verschil tussen de groepen, 1 een volledig verschil", "epsilon: 0 is no difference between the groups, 1 a full difference"),
        _ => _words.Say("van 0 (geen verband) tot 1 (volledig)", "from 0 (none) to 1 (full)"),
    };

    /// <summary>Cells of a question, such as "familie of een vriend / niemand", "60–100", "bij 'ikzelf'".</summary>
    /// <param name="stories">How many stories the whole collection holds: it decides how a triad is cut.</param>
    public string Cells(string questionId, IReadOnlyList<string> cells, int stories) => form.Find(questionId) switch
    {
        SingleChoiceQuestion or MultipleChoiceQuestion => string.Join(" / ", cells.Select(c => _words.OptionText(form.Find(questionId)!, c))), // matched just now
        ScaleQuestion => string.Join(", ", Runs([.. cells.Select(c => Index(c)).Where(i => i >= 0).Order()]).Select(r => $"{_words.Number(ScaleBins.From(r.From))}–{_words.Number(ScaleBins.From(r.To + 1))}")),
        TriadQuestion q => Triad(q, [.. cells.Select(Index)], TriadBins.For(stories)),
        PlacementQuestion q => string.Join(", ", cells.Select(c => c.Split(':')).Where(c => c.Length == 2).GroupBy(c => c[0]).Select(g => $"{_words.OptionText(q, g.Key)}: {Zones(q, [.. g.Select(c => Index(c[1]))])}")),
        ShortTextQuestion => _words.Say($"{string.Join(", ", cells)} woorden", $"{string.Join(", ", cells)} words"),
        _ => _words.Weeks(cells),
    };

    internal static string Strength(Pattern pattern, ChartWords words) => pattern.Strength switch
    {
        < 0.1 => words.Say("nauwelijks", "hardly"),
        < 0.3 => words.Say("een beetje", "a little"),
        < 0.5 => words.Say("duidelijk", "clearly"),
        _ => words.Say("sterk", "strongly"),
    };

    internal static string Chance(Pattern pattern, ChartWords words) => pattern.Q switch
    {
        < 0.01 => words.Say("Dit is bijna zeker geen toeval.", "This is almost certainly not chance."),
        < 0.05 => words.Say("Dit is waarschijnlijk geen toeval.", "This is probably not chance."),
        < 0.2 => words.Say("Dit kan toeval zijn: neem het mee als vraag.", "This may be chance: take it along as a question."),
        _ => words.Say("Dit kan heel goed toeval zijn.", "This may very well be chance."),
    };

    private string Two(double value) => _words.Number(value, "0.00");

    private static int Index(string cell) => cell.Length > 1 && int.TryParse(cell.AsSpan(1), out var index) ? index : -1;

    private static IEnumerable<(int From, int To)> Runs(IReadOnlyList<int> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            var from = sorted[i];
            while (i + 1 < sorted.Count && sorted[i + 1] == sorted[i] + 1)
            {
                i++;
            }

            yield return (from, sorted[i]);
        }
    }

    private string Triad(TriadQuestion question, IReadOnlyList<int> bins, TriadBins cut)
    {
        var corners = bins.Where(b => b >= 0 && b < cut.Count).SelectMany(cut.Corners).ToList();
        if (corners.Count == 0)
        {
            return "";
        }

        var weights = new (LocalisedText Name, double Weight)[] { (question.Top, corners.Average(c => c.Top)), (question.Left, corners.Average(c => c.Left)), (question.Right, corners.Average(c => c.Right)) }
            .OrderByDescending(w => w.Weight).ToArray();
        return weights switch
        {
            [{ Weight: > 0.55 } one, ..] => _words.Say($"bij ‘{_words.Of(one.Name)}’", $"near ‘{_words.Of(one.Name)}’"),
            [var one, var two, { Weight: < 0.2 }] => _words.Say($"tussen ‘{_words.Of(one.Name)}’ en ‘{_words.Of(two.Name)}’", $"between ‘{_words.Of(one.Name)}’ and ‘{_words.Of(two.Name)}’"),
            _ => _words.Say("rond het midden", "around the middle"),
        };
    }

    internal string Zones(PlacementQuestion question, IReadOnlyList<int> zones)
    {
        var across = zones.Average(z => z % PlaneZones.Side);
        var up = zones.Average(z => z / PlaneZones.Side);
        return $"{Side(across, question.XLow, question.XHigh)}, {Side(up, question.YLow, question.YHigh)}";

        string Side(double at, LocalisedText low, LocalisedText high) => at < 0.75 ? _words.Of(low) : at > 1.25 ? _words.Of(high) : _words.Middle;
    }
}
