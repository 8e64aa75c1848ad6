using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Choices as bars from zero, each with its interval in a lane of its own.</summary>
internal static class BarChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double ValueRoom = 84;
    private const double BarHeight = 16;

    /// <summary>More bars than this have their names beside them, or the picture would be longer than a page.</summary>
    private const int MostTall = 10;
    private const double NameRoom = 140;

    /// <summary>One bar: a cell, or cells that may only be shown together; then <paramref name="Cell"/> is the first of them. Without a number it is named under the bars.</summary>
    internal sealed record Bar(string Label, int? Stories, string? Cell, bool Joined = false);

    public static Chart Draw(ChartSubject subject)
    {
        var (words, shown) = (subject.Words, subject.Shown);
        string Name(string cell) => words.OptionText(subject.Question, cell);
        var bars = subject.Summary.Cells.Where(c => shown.Of(c.Cell) is not null).Select(c => new Bar(Name(c.Cell), shown.Of(c.Cell), c.Cell)).ToList();
        bars.AddRange(shown.Groups.Where(g => g.Cells.Count > 1 && g.Stories is not null).Select(g => new Bar($"{words.Together}: {string.Join(", ", g.Cells.Select(Name))}", g.Stories, g.Cells[0], Joined: true)));
        bars.AddRange(shown.Groups.Where(g => g.Stories is null).SelectMany(g => g.Cells).Select(c => new Bar(Name(c), null, c)));

        var sees = Sees(subject, bars);
        var svg = Draw(subject, bars, sees);
        return new(svg, subject.Title, sees, Sure(subject, bars), Table(subject, bars));
    }

    internal static string Draw(ChartSubject subject, IReadOnlyList<Bar> bars, string sees)
    {
        var (words, n) = (subject.Words, subject.N);
        var highest = bars.Where(b => b.Stories is not null).Select(b => Proportion.Wilson(b.Stories!.Value, n).High).DefaultIfEmpty(1).Max();
        var end = highest switch { <= 0.2 => 0.2, <= 0.4 => 0.4, <= 0.6 => 0.6, <= 0.8 => 0.8, _ => 1 };
        var drawn = bars.Where(b => b.Stories is not null).ToList();
        var beside = drawn.Count > MostTall;
        var (left, thick) = beside ? (NameRoom, 11.0) : (0, BarHeight);
        double X(double share) => left + share / end * (Width - ValueRoom - left);

        var canvas = new SvgCanvas(Width);
        var y = 0.0;
        foreach (var bar in drawn)
        {
            var stories = bar.Stories!.Value; // only those with a number are drawn
            var inRow = beside && !bar.Joined;
            var below = canvas.Lines(0, y, inRow ? SvgCanvas.Wrap(bar.Label, NameRoom - 8, SvgCanvas.SmallSize, 2) : SvgCanvas.Wrap(bar.Label, Width - 8), inRow ? SvgCanvas.SmallSize : SvgCanvas.TextSize, @class: bar.Joined ? "muted" : "ink");
            var top = (inRow ? y : below) + 3;
            var p = Proportion.Wilson(stories, n);
            var name = $"{bar.Label}: {stories} ({words.Percent(p.Share)})";
            if (bar.Joined)
            {
                canvas.Joined(subject, bar.Cell!, name, () => canvas.Hatch(left, top, X(p.Share) - left, thick, name));
            }
            else
            {
                canvas.Cell(bar.Cell!, subject.Href(bar.Cell!), name, () => canvas.Rect(left, top, X(p.Share) - left, thick, "data", name));
            }

            var lane = top + thick + (beside ? 4 : 5);
            canvas.Path($"M{SvgCanvas.N(X(p.Low))} {SvgCanvas.N(lane - 3)}v6m0 -3H{SvgCanvas.N(X(p.High))}m0 -3v6", "interval");
            canvas.Text(X(p.Share) + 8, top + thick - (beside ? 2 : 3), $"{stories} ({words.Percent(p.Share)})", SvgCanvas.SmallSize);
            canvas.Line(left, top - 2, left, lane + 4, "axis");
            y = Math.Max(inRow ? below + 5 : 0, lane + (beside ? 8 : 14));
        }

        // Every bar says its own number, so the scale needs no more than its ends and quarters.
        canvas.Line(left, y, X(end), y, "axis");
        for (var i = 0; i <= 4; i++)
        {
            var share = end * i / 4;
            canvas.Line(X(share), y, X(share), y + 4, "axis");
            canvas.Text(X(share), y + 18, words.Percent(share), SvgCanvas.SmallSize, i == 0 ? "start" : "middle", "muted");
        }

        var foot = y + 24;
        if (bars.Count > drawn.Count)
        {
            var names = string.Join(", ", bars.Where(b => b.Stories is null).Select(b => b.Label));
            foot = canvas.Note(foot + 4, words.Say($"Te weinig om te tonen: {names}", $"Too few to show: {names}"));
        }

        foot = canvas.Note(foot, subject.NumberLine);
        return canvas.Finish(foot + 6, subject.Title, sees, subject.Link is not null);
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
