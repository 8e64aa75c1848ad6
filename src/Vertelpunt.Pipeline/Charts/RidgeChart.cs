using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>A scale in groups: for each group a small histogram with its middle half and middle under it.</summary>
internal static class RidgeChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Side = 10;
    private const double Tall = 46;

    public static Chart Draw(PairSubject subject, ShownTable table)
    {
        var words = subject.Words;
        var scale = subject.Other.Question as ScaleQuestion;
        var canvas = new SvgCanvas(Width);
        var all = table.RowStories.SelectMany(s => s).Select(subject.Other.Value).OfType<double>().ToList();
        var (least, most) = scale is null ? (all.Min(), Math.Max(all.Max(), all.Min() + 1)) : (0.0, 100.0);
        var middles = new List<(string Name, double Middle, int N)>();
        var rows = new List<IReadOnlyList<string>>();
        var y = 0.0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            double[] values = [.. table.RowStories[r].Select(subject.Other.Value).OfType<double>().Order()];
            var name = subject.Groups.Name(table.Rows[r]);
            y = canvas.Lines(0, y, SvgCanvas.Wrap($"{name} ({values.Length})", Width)) + 4;
            var baseline = y + (scale is null ? 6 : Tall);
            if (scale is not null)
            {
                var density = Enumerable.Range(0, table.Columns.Count).Select(c => (double)table.Counts[r, c] / values.Length / table.Columns[c].Count).ToList();
                for (var c = 0; c < table.Columns.Count; c++)
                {
                    var (from, to) = (X(ScaleBins.From(PairSide.Bin(table.Columns[c][0]))), X(ScaleBins.From(PairSide.Bin(table.Columns[c][^1]) + 1)));
                    var h = density[c] / Math.Max(density.Max(), 0.2) * (Tall - 4);
                    canvas.Rect(from + 0.75, baseline - h, to - from - 1.5, h, "ramp3 tile", $"{subject.Other.Name(table.Columns[c])}: {table.Counts[r, c]}");
                }
            }

            canvas.Line(X(least), baseline, X(most), baseline, "axis");
            var (low, middle, high) = (Quantiles.At(values, 0.25), Quantiles.At(values, 0.5), Quantiles.At(values, 0.75));
            canvas.Rect(X(low), baseline + 5, Math.Max(X(high) - X(low), 2), 7, "data");
            canvas.Polygon([(X(middle), baseline + 2), (X(middle) + 6, baseline + 15), (X(middle) - 6, baseline + 15)], "marker");
            var label = $"{words.Middle} {Text(middle)}";
            var right = X(high) + 10;
            var wide = SvgCanvas.Measure(label, SvgCanvas.SmallSize);
            var ownLine = scale is null || (right + wide > Width && X(low) - 10 < wide);
            if (ownLine)
            {
                canvas.Text(Math.Clamp(X(middle), wide / 2, Width - wide / 2), baseline + 30, label, SvgCanvas.SmallSize, "middle");
            }
            else
            {
                var fits = right + wide <= Width;
                canvas.Text(fits ? right : X(low) - 10, baseline + 15, label, SvgCanvas.SmallSize, fits ? "start" : "end");
            }

            middles.Add((name, middle, values.Length));
            rows.Add([name, words.Number(values.Length), Text(low), Text(middle), Text(high)]);
            y = baseline + (ownLine ? 40 : 24);
        }

        var ends = subject.Other.Ends;
        var left = canvas.Lines(0, y, SvgCanvas.Wrap("← " + ends.Low, Width / 2 - 20), bold: true);
        y = Math.Max(left, canvas.Lines(Width, y, SvgCanvas.Wrap(ends.High + " →", Width / 2 - 20), anchor: "end", bold: true));

        var (top, bottom) = (middles.MaxBy(m => m.Middle), middles.MinBy(m => m.Middle));
        var sees = top.Middle - bottom.Middle < (most - least) * 0.05
            ? words.Say("De groepen liggen op ongeveer dezelfde plek.", "The groups lie in about the same place.")
            : words.Say($"'{top.Name}' ligt hoger (midden {Text(top.Middle)}) dan '{bottom.Name}' (midden {Text(bottom.Middle)}).", $"'{top.Name}' lies higher (middle {Text(top.Middle)}) than '{bottom.Name}' (middle {Text(bottom.Middle)}).");
        return subject.Finish(canvas, y + 4, sees, new(subject.Title, [subject.Groups.Title, words.Stories, words.Say("Een kwart onder", "A quarter below"), words.Say("Midden", "Middle"), words.Say("Driekwart onder", "Three quarters below")], rows));

        double X(double value) => Side + (value - least) / (most - least) * (Width - 2 * Side);

        string Text(double value) => subject.Other.Question is null ? new Week((int)Math.Round(value)).InWords : words.Number(value);
    }
}
