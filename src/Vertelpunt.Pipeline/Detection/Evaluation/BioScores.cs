using System.Globalization;
using System.Text;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>Precision, recall and F1 of exact entities (as the CoNLL-2002 shared task counts them), and how many characters are covered at all.</summary>
public sealed class BioScores
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly Row _total = new();
    private long _outside, _outsideCovered;

    /// <summary>Over all types, 0 to 1.</summary>
    public double F1 => _total.F1;

    /// <summary>Counts one text.</summary>
    public void Add(AnnotatedStory gold, IReadOnlyList<LabelledSpan> predicted)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(predicted);
        var asked = gold.Spans.Select(s => (s.Span, s.Kind)).ToHashSet();
        var given = predicted.Select(s => (s.Span, s.Kind)).ToHashSet();
        foreach (var span in given)
        {
            foreach (var row in new[] { RowOf(span.Kind), _total })
            {
                row.Given++;
                row.Right += asked.Contains(span) ? 1 : 0;
            }
        }

        var covered = new bool[gold.Text.Length];
        var inside = new bool[gold.Text.Length];
        foreach (var p in predicted)
        {
            covered.AsSpan(p.Span.Start, p.Span.Length).Fill(true);
        }

        foreach (var g in gold.Spans)
        {
            inside.AsSpan(g.Span.Start, g.Span.Length).Fill(true);
            foreach (var row in new[] { RowOf(g.Kind), _total })
            {
                row.Asked++;
                for (var i = g.Span.Start; i < g.Span.End; i++)
                {
                    row.Characters += char.IsWhiteSpace(gold.Text[i]) ? 0 : 1;
                    row.Covered += !char.IsWhiteSpace(gold.Text[i]) && covered[i] ? 1 : 0;
                }
            }
        }

        for (var i = 0; i < gold.Text.Length; i++)
        {
            if (!inside[i] && !char.IsWhiteSpace(gold.Text[i]))
            {
                _outside++;
                _outsideCovered += covered[i] ? 1 : 0;
            }
        }
    }

    /// <summary>A line per type and one for all: precision, recall, F1 and the share of characters covered by any prediction, in per cent.</summary>
    public string Format()
    {
        var lines = new StringBuilder();
        foreach (var (label, row) in _rows)
        {
            Append(label, row);
        }

        Append("all", _total);
        lines.Append(CultureInfo.InvariantCulture, $"over {(_outside == 0 ? 0 : 100.0 * _outsideCovered / _outside):F2}\n");
        return lines.ToString();

        void Append(string label, Row row) => lines.Append(
            CultureInfo.InvariantCulture,
            $"{label,-14} precision {100 * row.Precision:F2}  recall {100 * row.Recall:F2}  F1 {100 * row.F1:F2}  char {100 * row.Coverage:F2}  of {row.Asked}\n");
    }

    private Row RowOf(IdentifierKind kind)
    {
        var label = BioDocuments.LabelOf(kind);
        if (!_rows.TryGetValue(label, out var row))
        {
            _rows[label] = row = new();
        }

        return row;
    }

    private sealed class Row
    {
        public long Asked, Given, Right, Characters, Covered;

        public double Precision => Given == 0 ? 0 : (double)Right / Given;

        public double Recall => Asked == 0 ? 0 : (double)Right / Asked;

        public double F1 => Asked + Given == 0 ? 0 : 2.0 * Right / (Asked + Given);

        public double Coverage => Characters == 0 ? 0 : (double)Covered / Characters;
    }
}
