using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>A scale as a histogram, with the same stories as dots to count under it. Bins that are too small are drawn as one wider bin of the same area.</summary>
internal static class HistogramChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Top = 22;
    private const double PlotHeight = 150;
    private const double Side = 10;

    /// <summary>The width of a dot where there is room.</summary>
    private const double Dot = 10;

    /// <summary>The height of the highest pile of dots.</summary>
    private const double MostPile = 110;

    public static Chart Draw(ChartSubject subject, ScaleSummary scale)
    {
        var words = subject.Words;
        var question = (ScaleQuestion)subject.Question;
        var (left, right) = (words.Of(question.Left), words.Of(question.Right));
        var sees = Sees(words, scale, left, right);
        var groups = subject.Shown.Groups.Where(g => g.Stories is not null).Select(g => (From: Index(g.Cells[0]), To: Index(g.Cells[^1]) + 1, Stories: g.Stories!.Value, g.Cells)).ToList(); // filtered just before
        var tallest = Math.Max(groups.Select(g => (double)g.Stories / (g.To - g.From)).DefaultIfEmpty(1).Max(), 1);
        var baseline = Top + PlotHeight;
        var canvas = new SvgCanvas(Width);

        foreach (var group in groups)
        {
            var (x, w) = (X(group.From * ScaleBins.Width) + 1.5, X(group.To * ScaleBins.Width) - X(group.From * ScaleBins.Width) - 3);
            var h = group.Stories / (double)(group.To - group.From) / tallest * PlotHeight;
            var name = $"{Range(group.From, group.To)}: {group.Stories}";
            if (group.To - group.From > 1)
            {
                canvas.Joined(subject, group.Cells[0], name, () => canvas.Hatch(x, baseline - h, w, h, name));
                canvas.Text(x + w / 2, baseline - h - 6, words.Say($"samen {group.Stories}", $"{group.Stories} together"), SvgCanvas.SmallSize, "middle", "muted");
            }
            else
            {
                canvas.Cell(group.Cells[0], subject.Href(group.Cells[0]), name, () => canvas.Rect(x, baseline - h, w, h, "data", name));
                canvas.Text(x + w / 2, baseline - h - 6, words.Number(group.Stories), SvgCanvas.SmallSize, "middle");
            }
        }

        canvas.Line(X(0), baseline, X(100), baseline, "axis");

        // Each dot an equal share of the stories; the middle as a mark that also works in black and white.
        var dots = QuantileDots.Of(scale.Values, scale.Tellers, subject.SmallNumbers.Threshold);
        var piles = QuantileDots.Piles([.. dots.Select(d => X(Place(d, groups.Select(g => (g.From, g.To)))))], 2 * Dot);
        var size = Math.Min(Dot, MostPile / Math.Max(1, piles.Select(p => p.Dots).DefaultIfEmpty(0).Max()));
        var band = baseline + 10 + size * piles.Select(p => p.Dots).DefaultIfEmpty(0).Max();
        foreach (var pile in piles)
        {
            for (var i = 0; i < pile.Dots; i++)
            {
                canvas.Circle(pile.X, band - size * (i + 0.5), size * 0.45, "data");
            }
        }

        var mid = Quantiles.At(scale.Values, 0.5);
        canvas.Line(X(0), band + 1, X(100), band + 1, "grid");
        canvas.Polygon([(X(mid), band + 1), (X(mid) + 7, band + 13), (X(mid) - 7, band + 13)], "marker");
        var label = $"{words.Middle} {words.Number(mid)}";
        var room = SvgCanvas.Measure(label, SvgCanvas.SmallSize) / 2;
        canvas.Text(Math.Clamp(X(mid), room, Width - room), band + 27, label, SvgCanvas.SmallSize, "middle");

        var endTop = band + 32;
        var leftEnd = canvas.Lines(0, endTop, SvgCanvas.Wrap("← " + left, Width / 2 - 20), bold: true);
        var rightEnd = canvas.Lines(Width, endTop, SvgCanvas.Wrap(right + " →", Width / 2 - 20), anchor: "end", bold: true);
        var foot = canvas.Note(Math.Max(leftEnd, rightEnd) + 4, subject.NumberLine + (dots.Count == 0 ? "" : " · " + EachDot(words, dots.Count)));

        return new(canvas.Finish(foot + 6, subject.Title, sees, subject.Link is not null), subject.Title, sees, Sure(words, scale), Table(subject, scale));

        double X(double value) => Side + value / 100 * (Width - 2 * Side);
    }

    private static string EachDot(ChartWords words, int dots) => dots == 1
        ? words.Say("het bolletje is het gemiddelde", "the dot is the mean")
        : words.Say($"elk bolletje is 1 op de {dots} verhalen", $"each dot is 1 in {dots} stories");

    /// <summary>Where a dot is drawn: within bins that may only be shown together, in their middle, so that it does not tell them apart.</summary>
    private static double Place(double value, IEnumerable<(int From, int To)> groups)
    {
        var bin = ScaleBins.IndexOf(value);
        return groups.FirstOrDefault(g => bin >= g.From && bin < g.To) is var (from, to) && to - from > 1 ? (from + to) * ScaleBins.Width / 2 : value;
    }

    private static int Index(string cell) => int.Parse(cell.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private static string Range(int from, int to) => $"{SvgCanvas.N(ScaleBins.From(from))}–{SvgCanvas.N(ScaleBins.From(to))}";

    private static string Sees(ChartWords words, ScaleSummary scale, string left, string right)
    {
        var (low, mid, high) = (Quantiles.At(scale.Values, 0.25), Quantiles.At(scale.Values, 0.5), Quantiles.At(scale.Values, 0.75));
        var atEnds = (Low: scale.Values.Count(v => v < 20), High: scale.Values.Count(v => v >= 80));
        if (Math.Min(atEnds.Low, atEnds.High) > 0.25 * scale.Answered)
        {
            return words.Say(
                $"Veel verhalen staan aan een van de twee uiteinden: bij '{left}' of bij '{right}'.",
                $"Many stories stand at one of the two ends: near '{left}' or near '{right}'.");
        }

        var lean = mid switch
        {
            < 40 => words.Say($"De verhalen neigen naar '{left}'", $"The stories lean towards '{left}'"),
            > 60 => words.Say($"De verhalen neigen naar '{right}'", $"The stories lean towards '{right}'"),
            _ => words.Say($"Het midden ligt tussen '{left}' en '{right}'", $"The middle lies between '{left}' and '{right}'"),
        };
        return words.Say(
            $"{lean}: de helft staat tussen {words.Number(low)} en {words.Number(high)} op een lijn van 0 tot 100.",
            $"{lean}: half of them stand between {words.Number(low)} and {words.Number(high)} on a line from 0 to 100.");
    }

    private static string Sure(ChartWords words, ScaleSummary scale)
    {
        // Order statistics around the median hold it with at least 95% (normal approximation of the binomial).
        var n = scale.Values.Count;
        var half = Proportion.Z * Math.Sqrt(n) / 2;
        var low = scale.Values[Math.Clamp((int)Math.Floor(n / 2.0 - half) - 1, 0, n - 1)];
        var high = scale.Values[Math.Clamp((int)Math.Ceiling(n / 2.0 + half), 0, n - 1)];
        return words.Say(
            $"Het midden ligt waarschijnlijk tussen {words.Number(low)} en {words.Number(high)}. {words.Strength(n)}",
            $"The middle probably lies between {words.Number(low)} and {words.Number(high)}. {words.Strength(n)}");
    }

    private static ChartTable Table(ChartSubject subject, ScaleSummary scale)
    {
        var words = subject.Words;
        List<IReadOnlyList<string>> rows = [.. subject.Shown.Groups.Select(IReadOnlyList<string> (g) =>
            [Range(Index(g.Cells[0]), Index(g.Cells[^1]) + 1), words.Count(g.Stories), subject.ShareText(g.Stories)])];
        foreach (var (name, share) in new[] { (words.Say("Een kwart ligt onder", "A quarter lies below"), 0.25), (words.Say("De helft ligt onder", "Half lies below"), 0.5), (words.Say("Driekwart ligt onder", "Three quarters lie below"), 0.75) })
        {
            rows.Add([name, words.Number(Quantiles.At(scale.Values, share)), ""]);
        }

        return new(subject.Title, [words.Say("Plaats op de lijn", "Place on the line"), words.Stories, words.ShareOfAll], [.. rows, .. subject.OutsideRows(3)]);
    }
}
