using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>How many stories came in, week by week. Weeks with few stories are drawn together.</summary>
public static class WeekTrendChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Tall = 140;

    /// <summary>A week is no wider than this, so that a collection of few weeks is not a wall.</summary>
    private const double Widest = 64;

    /// <summary>Below this the first and the last week do not fit beside each other.</summary>
    private const double TwoNames = 240;

    /// <param name="language">"nl" or "en".</param>
    /// <param name="link">Where a click on a week leads; null for a picture without links.</param>
    public static Chart Draw(StoryCollection collection, StoryFilter filter, string language, Func<string, string?>? link = null)
    {
        var words = new ChartWords(language);
        var title = words.Say("Wanneer kwamen de verhalen?", "When did the stories come?");
        var shown = collection.Weeks(filter);
        var canvas = new SvgCanvas(Width);
        if (shown.Answered is null)
        {
            canvas.Text(Width / 2, 41, words.TooFew, anchor: "middle", @class: "muted");
            return new(canvas.Finish(72, title, words.TooFew), title, words.TooFew, "", new(title, [words.Say("Week", "Week"), words.Stories], [[words.TooFew, ""]]), IsEmpty: true);
        }

        var weeks = shown.Groups.Sum(g => g.Cells.Count);
        var tallest = Math.Max(1, shown.Groups.Max(g => (double)(g.Stories ?? 0) / g.Cells.Count));
        var unit = Math.Min(Width / weeks, Widest);
        var (x, top) = (0.0, 22.0);
        var baseline = top + Tall;
        foreach (var group in shown.Groups)
        {
            var w = unit * group.Cells.Count;
            var h = (group.Stories ?? 0) / (double)group.Cells.Count / tallest * Tall;
            var name = $"{words.Weeks(group.Cells)}: {group.Stories}";
            canvas.Cell(group.Cells[0], link?.Invoke(group.Cells[0]), name, () =>
            {
                if (group.Cells.Count > 1)
                {
                    canvas.Hatch(x + 1, baseline - h, w - 2, h, name);
                }
                else
                {
                    canvas.Rect(x + 1, baseline - h, w - 2, h, "data", name);
                }
            });

            if (group.Stories > 0 && w > 18)
            {
                canvas.Text(x + w / 2, baseline - h - 5, words.Number(group.Stories.Value), SvgCanvas.SmallSize, "middle", group.Cells.Count > 1 ? "muted" : "ink");
            }

            x += w;
        }

        canvas.Line(0, baseline, Width, baseline, "axis");
        if (x < TwoNames)
        {
            canvas.Text(0, baseline + 18, words.Weeks([.. shown.Groups.SelectMany(g => g.Cells)]), SvgCanvas.SmallSize);
        }
        else
        {
            canvas.Text(0, baseline + 18, words.Weeks([shown.Groups[0].Cells[0]]), SvgCanvas.SmallSize);
            canvas.Text(x, baseline + 18, words.Weeks([shown.Groups[^1].Cells[^1]]), SvgCanvas.SmallSize, "end");
        }

        var striped = shown.Groups.Any(g => g.Cells.Count > 1) ? words.Say(" · gestreept: weken samen", " · striped: weeks together") : "";
        var end = canvas.Note(baseline + 24, $"n = {words.Number(shown.Answered.Value)}{striped}");
        var busiest = shown.Groups.Where(g => g.IsExact).MaxBy(g => g.Stories);
        var sees = busiest is null
            ? words.Say($"{shown.Answered} verhalen in {weeks} weken.", $"{shown.Answered} stories in {weeks} weeks.")
            : weeks == 1
                ? words.Say($"Alle verhalen kwamen in {words.Weeks(busiest.Cells)}.", $"All stories came in {words.Weeks(busiest.Cells)}.")
                : words.Say($"De meeste verhalen kwamen in {words.Weeks(busiest.Cells)}: {busiest.Stories}.", $"Most stories came in {words.Weeks(busiest.Cells)}: {busiest.Stories}.");
        return new(canvas.Finish(end + 6, title, sees, link is not null), title, sees, words.Say("Pieken hangen vaak samen met een uitnodiging of herinnering.", "Peaks often follow an invitation or reminder."),
            new(title, [words.Say("Week", "Week"), words.Stories], [.. shown.Groups.Select(IReadOnlyList<string> (g) => [words.Weeks(g.Cells), words.Count(g.Stories)])]));
    }
}
