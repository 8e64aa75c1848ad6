using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Choices as bars from zero, each with its interval in a lane of its own.</summary>
internal static class BarChart
{
    private const double Width = 560;
    private const double ValueRoom = 104;
    private const double BarHeight = 16;

    /// <summary>One bar: a cell, or cells that may only be shown together; then <paramref name="Cell"/> is the first of them.</summary>
    internal sealed record Bar(string Label, int? Stories, string? Cell, bool Joined = false);

    public static Chart Draw(ChartSubject subject)
    {
        var (words, shown) = (subject.Words, subject.Shown);
        var bars = subject.Summary.Cells.Select(c => new Bar(words.OptionText(subject.Question, c.Cell), shown.Of(c.Cell), c.Cell)).ToList();
        bars.AddRange(shown.Groups.Where(g => g.Cells.Count > 1 && g.Stories is not null).Select(g => new Bar(words.Together, g.Stories, g.Cells[0], Joined: true)));

        var sees = Sees(subject, bars);
        var svg = Draw(subject, bars, sees);
        return new(svg, subject.Title, sees, Sure(subject, bars), Table(subject, bars));
    }

    internal static string Draw(ChartSubject subject, IReadOnlyList<Bar> bars, string sees)
    {
        var (words, n) = (subject.Words, subject.N);
        var highest = bars.Where(b => b.Stories is not null).Select(b => Proportion.Wilson(b.Stories!.Value, n).High).DefaultIfEmpty(1).Max();
        var end = highest switch { <= 0.2 => 0.2, <= 0.4 => 0.4, <= 0.6 => 0.6, <= 0.8 => 0.8, _ => 1 };
        var plot = Width - ValueRoom;
        double X(double share) => share / end * plot;

        var rows = bars.Select(b => SvgCanvas.Wrap(b.Label, Width - 8)).ToList();
        var height = rows.Sum(lines => lines.Count * SvgCanvas.TextSize * 1.25 + BarHeight + 22);

        var canvas = new SvgCanvas(Width);
        var y = 0.0;
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var top = canvas.Lines(0, y, rows[i], @class: bar.Joined ? "muted" : "ink") + 3;
            if (bar.Stories is { } stories)
            {
                var p = Proportion.Wilson(stories, n);
                var name = $"{bar.Label}: {stories} ({words.Percent(p.Share)})";
                if (bar.Joined)
                {
                    canvas.Joined(subject, bar.Cell!, name, () => canvas.Hatch(0, top, X(p.Share), BarHeight, name));
                }
                else
                {
                    canvas.Cell(bar.Cell!, subject.Href(bar.Cell!), name, () => canvas.Rect(0, top, X(p.Share), BarHeight, "data", name));
                }

                var lane = top + BarHeight + 5;
                canvas.Path($"M{SvgCanvas.N(X(p.Low))} {SvgCanvas.N(lane - 3)}v6m0 -3H{SvgCanvas.N(X(p.High))}m0 -3v6", "interval");
                canvas.Text(Math.Max(X(p.Share), 0) + 8, top + BarHeight - 3, $"{stories} ({words.Percent(p.Share)})", SvgCanvas.SmallSize);
            }
            else
            {
                canvas.Text(8, top + BarHeight - 3, words.TooFew, SvgCanvas.SmallSize, @class: "muted");
            }

            canvas.Line(0, top - 2, 0, top + BarHeight + 9, "axis");
            y = top + BarHeight + 19;
        }

        // Every bar says its own number, so the scale needs no more than its ends and quarters.
        canvas.Line(0, height, plot, height, "axis");
        for (var i = 0; i <= 4; i++)
        {
            var share = end * i / 4;
            canvas.Line(X(share), height, X(share), height + 4, "axis");
            canvas.Text(X(share), height + 18, words.Percent(share), SvgCanvas.SmallSize, i == 0 ? "start" : "middle", "muted");
        }

        canvas.Text(0, height + 40, subject.NumberLine, SvgCanvas.SmallSize, @class: "muted");
        return canvas.Finish(height + 46, subject.Title, sees, subject.Link is not null);
    }

    private static string Sees(ChartSubject subject, IReadOnlyList<Bar> bars)
    {
        var (words, n) = (subject.Words, subject.N);
        var exact = bars.Where(b => b is { Joined: false, Stories: > 0 }).OrderByDescending(b => b.Stories).ToList();
        if (exact.Count == 0)
        {
            return words.Say("Geen enkel antwoord is vaak genoeg gegeven om apart te tonen.", "No answer was given often enough to be shown by itself.");
        }

        var top = exact.Where(b => b.Stories == exact[0].Stories).ToList();
        var share = words.Percent((double)exact[0].Stories!.Value / n); // exact bars have a number
        var names = Join(words, top.Select(b => $"'{b.Label}'"));
        return top.Count > 1
            ? words.Say($"{names} zijn even vaak gekozen: elk {exact[0].Stories} van de {n} keer ({share}).", $"{names} were chosen equally often: {exact[0].Stories} of {n} times each ({share}).")
            : words.Say($"{names} is het vaakst gekozen: {exact[0].Stories} van de {n} keer ({share}).", $"{names} was chosen most often: {exact[0].Stories} of {n} times ({share}).");
    }

    private static string Sure(ChartSubject subject, IReadOnlyList<Bar> bars)
    {
        var (words, n) = (subject.Words, subject.N);
        var exact = bars.Where(b => b is { Joined: false, Stories: > 0 }).OrderByDescending(b => b.Stories).ToList();
        if (exact.Count == 0)
        {
            return words.Strength(n);
        }

        var first = Proportion.Wilson(exact[0].Stories!.Value, n); // exact bars have a number
        var range = words.Say(
            $"Reken voor '{exact[0].Label}' op {words.Between(first)} (dunne lijn: marge van 95%).",
            $"For '{exact[0].Label}' count on {words.Between(first)} (thin line: 95% margin).");
        var next = exact.Count > 1 ? Proportion.Wilson(exact[1].Stories!.Value, n) : default; // as above
        var chance = exact.Count > 1 && exact[1].Stories < exact[0].Stories && next.High > first.Low
            ? words.Say($" Het verschil met '{exact[1].Label}' kan toeval zijn.", $" The difference with '{exact[1].Label}' may be chance.")
            : "";
        return $"{range}{chance} {words.Strength(n)}";
    }

    private static ChartTable Table(ChartSubject subject, IReadOnlyList<Bar> bars)
    {
        var words = subject.Words;
        var rows = bars.Select(IReadOnlyList<string> (b) =>
            [b.Label, words.Count(b.Stories), subject.ShareText(b.Stories), b.Stories is { } s ? words.Between(Proportion.Wilson(s, subject.N)) : ""]);
        return new(subject.Title, [words.Answer, words.Stories, words.ShareOfAll, words.Margin], [.. rows, .. subject.OutsideRows(4)]);
    }

    internal static string Join(ChartWords words, IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + words.Say(" en ", " and ") + all[^1];
    }
}
