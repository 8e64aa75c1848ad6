using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Stones on a plane: one plane for each stone with nine shaded zones and a ring at the medians.</summary>
internal static class PlacementChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Gap = 24;

    public static Chart Draw(ChartSubject subject, PlacementSummary placement)
    {
        var words = subject.Words;
        var question = (PlacementQuestion)subject.Question;
        var canvas = new SvgCanvas(Width);
        var columns = placement.Stones.Count == 1 ? 1 : 2;
        var side = columns == 1 ? 340 : (Width - Gap) / 2;
        var (y, foot) = (0.0, (X: 0.0, Y: 0.0));
        for (var i = 0; i < placement.Stones.Count; i += columns)
        {
            var bottom = y;
            for (var j = i; j < Math.Min(i + columns, placement.Stones.Count); j++)
            {
                var x = columns == 1 ? (Width - side) / 2 : (j - i) * (side + Gap);
                bottom = Math.Max(bottom, Plane(canvas, subject, question, placement.Stones[j], x, y, side));
            }

            foot = (placement.Stones.Count - i < columns ? side + Gap : 0, y);
            y = bottom + 18;
        }

        // Beside the last plane where a place is left empty, else under all.
        var (footX, footY) = foot.X > 0 ? (foot.X, foot.Y + 60) : (0, y - 6);
        string[] notes = [words.Say("○ midden", "○ middle"), words.Say("vak zonder getal: te weinig om apart te tonen", "zone without a number: too few to show by itself"), .. subject.NumberLine.Split(" · ")];
        var room = foot.X > 0 ? side : Width;
        IEnumerable<string> lines = foot.X > 0 ? notes : [$"{notes[0]} · {notes[1]}", subject.NumberLine];
        var end = Math.Max(y - 14, canvas.Lines(footX, footY, [.. lines.SelectMany(l => SvgCanvas.Wrap(l, room, SvgCanvas.SmallSize))], SvgCanvas.SmallSize, @class: "muted"));
        var sees = string.Join(' ', placement.Stones.Select(s => Sees(subject, question, s)));
        return new(canvas.Finish(end + 6, subject.Title, sees, subject.Link is not null), subject.Title, sees, words.Strength(subject.N), Table(subject, question, placement));
    }

    private static double Plane(SvgCanvas canvas, ChartSubject subject, PlacementQuestion question, StoneSummary stone, double x, double y, double side)
    {
        var words = subject.Words;
        y = canvas.Lines(x + side / 2, y, SvgCanvas.Wrap(words.OptionText(question, stone.StoneId), side, most: 2), anchor: "middle", bold: true) + 2;
        y = canvas.Lines(x + side / 2, y, SvgCanvas.Wrap("↑ " + words.Of(question.YHigh), side, SvgCanvas.SmallSize, 2), SvgCanvas.SmallSize, "middle") + 5;
        var zone = side / PlaneZones.Side;
        double X(double v) => x + v / 100 * side;
        double Y(double v) => y + (100 - v) / 100 * side;

        for (var i = 0; i < PlaneZones.Count; i++)
        {
            var cell = PlaneZones.Of(stone.StoneId, PlaneZones.Id(i));
            var (left, top) = (x + i % PlaneZones.Side * zone, y + (PlaneZones.Side - 1 - i / PlaneZones.Side) * zone);
            var count = subject.Shown.Of(cell);
            var step = Shading.Step(subject.Shown.GroupOf(cell), stone.Placed, PlaneZones.Count);
            canvas.Cell(cell, count is > 0 ? subject.Href(cell) : null, words.Count(count), () => canvas.Rect(left, top, zone, zone, $"bin ramp{step}", words.Count(count)));
            var dot = Dots.Radius(stone.Placed);
            if (count is not null && dot > 0)
            {
                foreach (var point in stone.Points.Where(p => PlaneZones.IndexOf(p.X, p.Y) == i).OrderBy(p => p.X).ThenBy(p => p.Y))
                {
                    canvas.Circle(X(point.X), Y(point.Y), dot + 1, "dot-halo");
                    canvas.Circle(X(point.X), Y(point.Y), dot, "dot");
                }
            }

            if (count is > 0)
            {
                canvas.Circle(left + 15, top + 15, 11, "plate");
                canvas.Text(left + 15, top + 19.5, words.Number(count.Value), SvgCanvas.SmallSize, "middle", "onplate", bold: true);
            }
        }

        canvas.Rect(x, y, side, side, "axis");
        if (Median(subject, stone) is { } median)
        {
            canvas.Circle(X(median.X), Y(median.Y), 9, "ring-halo", words.Middle);
            canvas.Circle(X(median.X), Y(median.Y), 9, "ring");
        }

        var below = canvas.Lines(x + side / 2, y + side + 1, SvgCanvas.Wrap("↓ " + words.Of(question.YLow), side, SvgCanvas.SmallSize, 2), SvgCanvas.SmallSize, "middle") + 2;
        var leftEnd = canvas.Lines(x, below, SvgCanvas.Wrap("← " + words.Of(question.XLow), side / 2 - 6, SvgCanvas.SmallSize), SvgCanvas.SmallSize);
        var rightEnd = canvas.Lines(x + side, below, SvgCanvas.Wrap(words.Of(question.XHigh) + " →", side / 2 - 6, SvgCanvas.SmallSize), SvgCanvas.SmallSize, "end");
        return Math.Max(leftEnd, rightEnd);
    }

    /// <summary>The middle in each direction; null when so few placed this stone that nothing of it is shown.</summary>
    private static (double X, double Y)? Median(ChartSubject subject, StoneSummary stone) =>
        subject.Shown.GroupOf(PlaneZones.Of(stone.StoneId, PlaneZones.Id(0))).Stories is null
            ? null
            : stone.Median;

    private static string Sees(ChartSubject subject, PlacementQuestion question, StoneSummary stone)
    {
        var words = subject.Words;
        var name = words.OptionText(question, stone.StoneId);
        if (Median(subject, stone) is not { } median)
        {
            return words.Say($"'{name}' is te weinig geplaatst om te tonen.", $"'{name}' was placed too few times to show.");
        }

        var parts = new List<string>();
        if (Lean(median.X, words.Of(question.XLow), words.Of(question.XHigh)) is { } across)
        {
            parts.Add(across);
        }

        if (Lean(median.Y, words.Of(question.YLow), words.Of(question.YHigh)) is { } up)
        {
            parts.Add(up);
        }

        return parts.Count == 0
            ? words.Say($"'{name}' ligt rond het midden.", $"'{name}' lies around the middle.")
            : words.Say($"'{name}' neigt naar {BarChart.Join(words, parts)}.", $"'{name}' leans towards {BarChart.Join(words, parts)}.");

        static string? Lean(double middle, string low, string high) => middle switch { < 40 => $"'{low}'", > 60 => $"'{high}'", _ => null };
    }

    private static ChartTable Table(ChartSubject subject, PlacementQuestion question, PlacementSummary placement)
    {
        var words = subject.Words;
        string[] up = [words.Of(question.YLow), words.Say("midden", "middle"), words.Of(question.YHigh)];
        string[] across = [words.Of(question.XLow), words.Say("midden", "middle"), words.Of(question.XHigh)];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var stone in placement.Stones)
        {
            for (var i = 0; i < PlaneZones.Count; i++)
            {
                var count = subject.Shown.Of(PlaneZones.Of(stone.StoneId, PlaneZones.Id(i)));
                rows.Add([words.OptionText(question, stone.StoneId), across[i % PlaneZones.Side], up[i / PlaneZones.Side], words.Count(count)]);
            }
        }

        rows.AddRange(subject.OutsideRows(4).Select(IReadOnlyList<string> (r) => [r[0], "", "", r[1]]));
        return new(subject.Title, [words.Say("Steen", "Stone"), words.Say("Links of rechts", "Left or right"), words.Say("Onder of boven", "Low or high"), words.Stories], rows);
    }
}
