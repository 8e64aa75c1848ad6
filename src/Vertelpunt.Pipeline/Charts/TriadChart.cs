using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>A triad as small triangles shaded in five steps, with the centre as a ring and dots where enough stories lie together.</summary>
internal static class TriadChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double SideLength = 350;
    /// <summary>For a name below a corner, in bold: less than half the width.</summary>
    private const double CornerRoom = 170;
    private static readonly double Tall = SideLength * Math.Sqrt(3) / 2;

    public static Chart Draw(ChartSubject subject, TriadSummary triad)
    {
        var words = subject.Words;
        var question = (TriadQuestion)subject.Question;
        var names = (Top: words.Of(question.Top), Left: words.Of(question.Left), Right: words.Of(question.Right));
        var canvas = new SvgCanvas(Width);

        var topY = canvas.Lines(Width / 2, 0, SvgCanvas.Wrap(names.Top, Width - 40), anchor: "middle", bold: true) + 8;
        (double X, double Y) At(Composed p) => (Width / 2 + (p.Right - p.Left) / 2 * SideLength, topY + (1 - p.Top) * Tall);

        for (var i = 0; i < triad.Bins.Count; i++)
        {
            var cell = TriadBins.Id(i);
            var corners = triad.Bins.Corners(i).Select(At).ToList();
            var count = subject.Shown.Of(cell);
            var step = Shading.Step(subject.Shown.GroupOf(cell), subject.N, triad.Bins.Count);
            var name = words.Count(count);
            canvas.Cell(cell, count is > 0 ? subject.Href(cell) : null, name, () => canvas.Polygon(corners, $"bin ramp{step}", name));
        }

        var dot = Dots.Radius(triad.Points.Count);
        foreach (var point in triad.Points.Where(p => dot > 0 && subject.Shown.Of(TriadBins.Id(triad.Bins.IndexOf(p))) is not null))
        {
            var (x, y) = At(point);
            canvas.Circle(x, y, dot + 1, "dot-halo");
            canvas.Circle(x, y, dot, "dot");
        }

        for (var i = 0; i < triad.Bins.Count; i++)
        {
            if (subject.Shown.Of(TriadBins.Id(i)) is > 0 and var count)
            {
                var corners = triad.Bins.Corners(i).Select(At).ToList();
                var (x, y) = (corners.Average(c => c.X), corners.Average(c => c.Y));
                canvas.Circle(x, y, 11, "plate");
                canvas.Text(x, y + 4.5, words.Number(count), SvgCanvas.SmallSize, "middle", "onplate", bold: true);
            }
        }

        var (a, b, c) = (At(new(1, 0, 0)), At(new(0, 1, 0)), At(new(0, 0, 1)));
        canvas.Path($"M{SvgCanvas.N(a.X)} {SvgCanvas.N(a.Y)}L{SvgCanvas.N(b.X)} {SvgCanvas.N(b.Y)}L{SvgCanvas.N(c.X)} {SvgCanvas.N(c.Y)}Z", "axis");
        if (triad.Centre is { } centre)
        {
            var (x, y) = At(centre);
            canvas.Circle(x, y, 9, "ring-halo", words.Say("het zwaartepunt", "the centre"));
            canvas.Circle(x, y, 9, "ring");
        }

        var below = topY + Tall + 6;
        var leftEnd = Corner(SvgCanvas.Wrap(names.Left, CornerRoom), b.X);
        var rightEnd = Corner(SvgCanvas.Wrap(names.Right, CornerRoom), c.X);
        var foot = canvas.Note(Math.Max(leftEnd, rightEnd) + 4, words.Say("○ zwaartepunt · vak zonder getal: te weinig om apart te tonen", "○ centre · bin without a number: too few to show by itself"));
        foot = canvas.Note(foot, subject.NumberLine);

        // Under its corner, but never beyond the edge of the drawing.
        double Corner(IReadOnlyList<string> lines, double x)
        {
            var half = lines.Max(l => SvgCanvas.Measure(l)) * 0.57;
            return canvas.Lines(Math.Clamp(x, half, Width - half), below, lines, anchor: "middle", bold: true);
        }

        var sees = Sees(words, triad, names);
        return new(
            canvas.Finish(foot + 6, subject.Title, sees, subject.Link is not null), subject.Title, sees,
            words.Say("Het zwaartepunt is een gemiddelde: kijk ook hoe ver de verhalen uit elkaar liggen. ", "The centre is an average: look also at how far apart the stories lie. ") + words.Strength(subject.N),
            Table(subject, triad, names));
    }

    private static string Sees(ChartWords words, TriadSummary triad, (string Top, string Left, string Right) names)
    {
        if (triad.Centre is not { } centre)
        {
            return words.TooFew;
        }

        var ordered = new[] { (names.Top, centre.Top), (names.Left, centre.Left), (names.Right, centre.Right) }.OrderByDescending(x => x.Item2).ToList();
        var (first, second) = (ordered[0], ordered[1]);
        if (first.Item2 < 0.45 && ordered[2].Item2 > 0.25)
        {
            return words.Say("De drie hoeken wegen samen ongeveer even zwaar.", "The three corners weigh about the same.");
        }

        return first.Item2 - second.Item2 < 0.1
            ? words.Say($"De verhalen liggen vooral tussen '{first.Item1}' en '{second.Item1}'.", $"The stories lie mostly between '{first.Item1}' and '{second.Item1}'.")
            : words.Say($"De verhalen neigen naar '{first.Item1}': het zwaartepunt heeft daar {words.Percent(first.Item2)}.", $"The stories lean towards '{first.Item1}': the centre has {words.Percent(first.Item2)} there.");
    }

    private static ChartTable Table(ChartSubject subject, TriadSummary triad, (string Top, string Left, string Right) names)
    {
        var words = subject.Words;
        var rows = new List<IReadOnlyList<string>>();
        if (triad.Centre is { } centre)
        {
            rows.Add([words.Say("Zwaartepunt", "Centre"), "", words.Percent(centre.Top), words.Percent(centre.Left), words.Percent(centre.Right)]);
        }

        for (var i = 0; i < triad.Bins.Count; i++)
        {
            if (subject.Shown.Of(TriadBins.Id(i)) is { } count)
            {
                var corners = triad.Bins.Corners(i);
                rows.Add([words.Say("Vak rond", "Bin around"), words.Number(count), words.Percent(corners.Average(p => p.Top)), words.Percent(corners.Average(p => p.Left)), words.Percent(corners.Average(p => p.Right))]);
            }
        }

        rows.AddRange(subject.Shown.Groups.Where(g => !g.IsExact).Select(IReadOnlyList<string> (g) => [words.Say("Andere vakken samen", "Other bins together"), words.Count(g.Stories), "", "", ""]));
        return new(subject.Title, [words.Say("Plaats", "Place"), words.Stories, names.Top, names.Left, names.Right], [.. rows, .. subject.OutsideRows(5)]);
    }
}
