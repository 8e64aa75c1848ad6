using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Two scales against each other: blocks shaded by how full they are, with their number and dots.</summary>
internal static class ScatterChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Plot = 350;
    private const double Left = 25;

    public static Chart Draw(PairSubject subject, ShownTable table)
    {
        var words = subject.Words;
        var canvas = new SvgCanvas(Width);
        var (xs, ys) = (Edges(subject.Groups, table.Rows), Edges(subject.Other, table.Columns));
        var (xNames, yNames) = (subject.Groups.Ends, subject.Other.Ends);
        var top = canvas.Lines(Left, 0, SvgCanvas.Wrap("↑ " + yNames.High, Plot), bold: true) + 6;
        var rows = new List<IReadOnlyList<string>>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var (x1, x2, y1, y2) = (xs[r].From, xs[r].To, ys[c].From, ys[c].To);
                var density = (double)table.Counts[r, c] / table.N / ((x2 - x1) * (y2 - y1));
                var step = density switch { < 0.5 => 1, < 1 => 2, < 1.5 => 3, < 2.5 => 4, _ => 5 };
                var hint = $"{subject.Groups.Name(table.Rows[r])} · {subject.Other.Name(table.Columns[c])}: {table.Counts[r, c]}";
                canvas.Rect(Left + x1 * Plot, top + (1 - y2) * Plot, (x2 - x1) * Plot, (y2 - y1) * Plot, $"bin ramp{step}", hint);
                rows.Add([subject.Groups.Name(table.Rows[r]), subject.Other.Name(table.Columns[c]), words.Number(table.Counts[r, c])]);
            }
        }

        var dot = Dots.Radius(table.N);
        if (dot > 0 && subject.Groups.Question is ScaleQuestion && subject.Other.Question is ScaleQuestion)
        {
            foreach (var story in table.RowStories.SelectMany(s => s).OrderBy(s => subject.Groups.Value(s)).ThenBy(s => subject.Other.Value(s)))
            {
                var (x, y) = (Left + subject.Groups.Value(story)!.Value / 100 * Plot, top + (100 - subject.Other.Value(story)!.Value) / 100 * Plot); // both answered
                canvas.Circle(x, y, dot + 1, "dot-halo");
                canvas.Circle(x, y, dot, "dot");
            }
        }

        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var (x, y) = (Left + (xs[r].From + xs[r].To) / 2 * Plot, top + (1 - (ys[c].From + ys[c].To) / 2) * Plot);
                canvas.Circle(x, y, 12, "plate");
                canvas.Text(x, y + 4.5, words.Number(table.Counts[r, c]), SvgCanvas.SmallSize, "middle", "onplate", bold: true);
            }
        }

        canvas.Rect(Left, top, Plot, Plot, "axis");
        var below = canvas.Lines(Left, top + Plot + 2, SvgCanvas.Wrap("↓ " + yNames.Low, Plot), bold: true) + 4;
        var end = Math.Max(
            canvas.Lines(Left, below, SvgCanvas.Wrap("← " + xNames.Low, Plot / 2 - 10), bold: true),
            canvas.Lines(Left + Plot, below, SvgCanvas.Wrap(xNames.High + " →", Plot / 2 - 10), anchor: "end", bold: true));
        var sees = Math.Abs(subject.Pattern.Effect) < 0.1
            ? words.Say("De twee lijnen hangen nauwelijks samen.", "The two scales hardly go together.")
            : subject.Pattern.Effect > 0
                ? words.Say($"Wie meer naar '{xNames.High}' neigt, neigt {subject.Strength} vaker ook naar '{yNames.High}'.", $"Who leans more towards '{xNames.High}' also leans {subject.Strength} more towards '{yNames.High}'.")
                : words.Say($"Wie meer naar '{xNames.High}' neigt, neigt {subject.Strength} vaker naar '{yNames.Low}'.", $"Who leans more towards '{xNames.High}' leans {subject.Strength} more towards '{yNames.Low}'.");
        return subject.Finish(canvas, end + 4, sees, new(subject.Title, [subject.Groups.Title, subject.Other.Title, words.Stories], rows));
    }

    /// <summary>Where each group of bins lies on a side, as shares of it.</summary>
    private static List<(double From, double To)> Edges(PairSide side, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        if (side.Question is ScaleQuestion)
        {
            return [.. groups.Select(g => (ScaleBins.From(PairSide.Bin(g[0])) / 100, ScaleBins.From(PairSide.Bin(g[^1]) + 1) / 100))];
        }

        var (total, at) = ((double)groups.Sum(g => g.Count), 0.0);
        return [.. groups.Select(g => (at / total, (at += g.Count) / total))];
    }
}
