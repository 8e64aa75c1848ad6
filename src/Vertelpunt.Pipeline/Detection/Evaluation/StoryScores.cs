using System.Globalization;
using System.Text;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>How well predicted spans cover annotated stories. Add stories one by one, then read the figures.</summary>
/// <remarks>
/// Shares are null when there is nothing to share. Characters are Unicode code points other than white space.
/// A leak is worse than a wrong label: direct identifiers count as found when anything covers them, quasi-identifiers need half of the span with the right label.
/// </remarks>
public sealed class StoryScores
{
    private readonly SortedDictionary<string, (int Found, int All)> _byLabel = new(StringComparer.Ordinal);
    private long _directCharacters, _directCovered, _direct, _directWhole, _entities, _entitiesWhole, _withDirect, _clean, _quasi, _quasiFound;
    private long _outside, _outsideCovered, _right, _wrong, _missed;

    public int Stories { get; private set; }

    /// <summary>Share of the characters of direct spans that any prediction covers.</summary>
    public double? DirectCharacters => Share(_directCovered, _directCharacters);

    /// <summary>Share of direct spans covered whole.</summary>
    public double? DirectMention => Share(_directWhole, _direct);

    /// <summary>Share of distinct direct names and numbers per story that are covered at every mention.</summary>
    public double? DirectEntity => Share(_entitiesWhole, _entities);

    /// <summary>Share of stories with direct identifiers in which all of them are covered.</summary>
    public double? CleanStories => Share(_clean, _withDirect);

    /// <summary>Share of quasi spans of which at least half is covered by one prediction with the same label.</summary>
    public double? QuasiMention => Share(_quasiFound, _quasi);

    /// <summary>Predicted characters outside every annotated span, per character outside every annotated span.</summary>
    public double? Over => Share(_outsideCovered, _outside);

    /// <summary>F1 of exact span and label over all labels.</summary>
    public double F1 => 2.0 * _right / Math.Max(1, (2 * _right) + _wrong + _missed);

    /// <summary>Per label: how many of its spans were found, of how many.</summary>
    public IReadOnlyDictionary<string, (int Found, int All)> ByLabel => _byLabel;

    /// <summary>Counts one story.</summary>
    /// <param name="predicted">Spans in the text of <paramref name="gold"/>.</param>
    public void Add(AnnotatedStory gold, IReadOnlyList<LabelledSpan> predicted)
    {
        ArgumentNullException.ThrowIfNull(gold);
        Stories++;
        var text = gold.Text;
        var covered = new bool[text.Length];
        var inside = new bool[text.Length];
        foreach (var p in predicted)
        {
            covered.AsSpan(p.Span.Start, p.Span.Length).Fill(true);
        }

        foreach (var g in gold.Spans)
        {
            inside.AsSpan(g.Span.Start, g.Span.Length).Fill(true);
        }

        CountSpans(gold, predicted, covered);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsCounted(text, i) && !inside[i])
            {
                _outside++;
                _outsideCovered += covered[i] ? 1 : 0;
            }
        }

        var asked = gold.Spans.Select(s => (s.Span, s.Kind)).ToHashSet();
        var given = predicted.Select(s => (s.Span, s.Kind)).ToHashSet();
        var right = asked.Count(given.Contains);
        _right += right;
        _missed += asked.Count - right;
        _wrong += given.Count - right;
    }

    /// <summary>The counts of several sets of stories together.</summary>
    public static StoryScores Sum(IEnumerable<StoryScores> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sum = new StoryScores();
        foreach (var part in parts)
        {
            sum.Stories += part.Stories;
            sum._directCharacters += part._directCharacters;
            sum._directCovered += part._directCovered;
            sum._direct += part._direct;
            sum._directWhole += part._directWhole;
            sum._entities += part._entities;
            sum._entitiesWhole += part._entitiesWhole;
            sum._withDirect += part._withDirect;
            sum._clean += part._clean;
            sum._quasi += part._quasi;
            sum._quasiFound += part._quasiFound;
            sum._outside += part._outside;
            sum._outsideCovered += part._outsideCovered;
            sum._right += part._right;
            sum._wrong += part._wrong;
            sum._missed += part._missed;
            foreach (var (label, (found, all)) in part._byLabel)
            {
                var row = sum._byLabel.GetValueOrDefault(label);
                sum._byLabel[label] = (row.Found + found, row.All + all);
            }
        }

        return sum;
    }

    /// <summary>The figures of all stories at once.</summary>
    public static StoryScores Compute(IEnumerable<(AnnotatedStory Gold, IReadOnlyList<LabelledSpan> Predicted)> stories)
    {
        var scores = new StoryScores();
        foreach (var (gold, predicted) in stories)
        {
            scores.Add(gold, predicted);
        }

        return scores;
    }

    /// <summary>One figure a line, as the reference script prints them.</summary>
    public string Format(bool byLabel)
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"{"stories",-15} {Stories}\n");
        foreach (var (name, value) in Figures())
        {
            lines.Append(CultureInfo.InvariantCulture, $"{name,-15} {value}\n");
        }

        foreach (var (label, (found, all)) in byLabel ? _byLabel : [])
        {
            lines.Append(CultureInfo.InvariantCulture, $"  {label,-14} {(double)found / all:F3} of {all}\n");
        }

        return lines.ToString();
    }

    /// <summary>The names of the figures with their values, rounded to four decimals and written as Python writes them.</summary>
    public IReadOnlyList<(string Name, string Value)> Figures() =>
    [
        ("direct_char", Rounded.ToText(DirectCharacters)),
        ("direct_mention", Rounded.ToText(DirectMention)),
        ("direct_entity", Rounded.ToText(DirectEntity)),
        ("clean_stories", Rounded.ToText(CleanStories)),
        ("quasi_mention", Rounded.ToText(QuasiMention)),
        ("over", Rounded.ToText(Over)),
        ("f1", Rounded.ToText(F1)),
    ];

    private void CountSpans(AnnotatedStory gold, IReadOnlyList<LabelledSpan> predicted, bool[] covered)
    {
        var entities = new Dictionary<(IdentifierKind, string), bool>();
        bool anyDirect = false, leaked = false;
        foreach (var g in gold.Spans)
        {
            bool found;
            if (g.Kind.TypeOf() == IdentifierType.Direct)
            {
                anyDirect = true;
                int all = 0, hit = 0;
                for (var i = g.Span.Start; i < g.Span.End; i++)
                {
                    if (IsCounted(gold.Text, i))
                    {
                        all++;
                        hit += covered[i] ? 1 : 0;
                    }
                }

                found = hit == all;
                (_directCharacters, _directCovered) = (_directCharacters + all, _directCovered + hit);
                (_direct, _directWhole) = (_direct + 1, _directWhole + (found ? 1 : 0));
                leaked |= !found;
                var form = (g.Kind, Surface(g.Span.In(gold.Text)));
                entities[form] = (!entities.TryGetValue(form, out var before) || before) && found;
            }
            else
            {
                found = predicted.Any(p => p.Kind == g.Kind
                    && 2 * Overlap(gold.Text, g.Span, p.Span) >= CodePoints(gold.Text, g.Span.Start, g.Span.End));
                (_quasi, _quasiFound) = (_quasi + 1, _quasiFound + (found ? 1 : 0));
            }

            var label = g.Kind.Label();
            var row = _byLabel.GetValueOrDefault(label);
            _byLabel[label] = (row.Found + (found ? 1 : 0), row.All + 1);
        }

        _entities += entities.Count;
        _entitiesWhole += entities.Count(e => e.Value);
        if (anyDirect)
        {
            _withDirect++;
            _clean += leaked ? 0 : 1;
        }
    }

    private static int Overlap(string text, TextSpan a, TextSpan b) => CodePoints(text, Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));

    private static int CodePoints(string text, int start, int end)
    {
        var count = Math.Max(0, end - start);
        for (var i = start; i < end; i++)
        {
            count -= char.IsLowSurrogate(text[i]) ? 1 : 0;
        }

        return count;
    }

    // One per code point: the second half of a pair does not count.
    private static bool IsCounted(string text, int i) => !char.IsWhiteSpace(text[i]) && !char.IsLowSurrogate(text[i]);

    private static string Surface(ReadOnlySpan<char> span) =>
        string.Join(' ', span.ToString().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
