using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>How many stories came in, week by week. Weeks with few stories are drawn together.</summary>
public static class WeekTrendChart
{
    private const double Width = 560;
    private const double Tall = 140;

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
            canvas.Text(280, 41, words.TooFew, anchor: "middle", @class: "muted");
            return new(canvas.Finish(72, title, words.TooFew), title, words.TooFew, "", new(title, [words.Say("Week", "Week"), words.Stories], [[words.TooFew, ""]]), IsEmpty: true);
        }

        var weeks = shown.Groups.Sum(g => g.Cells.Count);
        var tallest = Math.Max(1, shown.Groups.Max(g => (double)(g.Stories ?? 0) / g.Cells.Count));
        var unit = Width / weeks;
        var (x, top) = (0.0, 22.0);
        var baseline = top + Tall;
        foreach (var group in shown.Groups)
        {
            var w = unit * group.Cells.Count;
            var h = (group.Stories ?? 0) / (double)group.Cells.Count / tallest * Tall;
            var name = $"{Name(group)}: {group.Stories}";
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
        canvas.Text(0, baseline + 18, shown.Groups[0].Cells[0], SvgCanvas.SmallSize);
        canvas.Text(Width, baseline + 18, shown.Groups[^1].Cells[^1], SvgCanvas.SmallSize, "end");
        canvas.Text(0, baseline + 40, words.Say($"n = {words.Number(shown.Answered.Value)} · gestreept: weken samen", $"n = {words.Number(shown.Answered.Value)} · striped: weeks together"), SvgCanvas.SmallSize, @class: "muted");
        var busiest = shown.Groups.Where(g => g.IsExact).MaxBy(g => g.Stories);
        var sees = busiest is null
            ? words.Say($"{shown.Answered} verhalen in {weeks} weken.", $"{shown.Answered} stories in {weeks} weeks.")
            : words.Say($"De meeste verhalen kwamen in week {busiest.Cells[0]}: {busiest.Stories}.", $"Most stories came in week {busiest.Cells[0]}: {busiest.Stories}.");
        return new(canvas.Finish(baseline + 46, title, sees, link is not null), title, sees, words.Say("Pieken hangen vaak samen met een uitnodiging of herinnering.", "Peaks often follow an invitation or reminder."),
            new(title, [words.Say("Week", "Week"), words.Stories], [.. shown.Groups.Select(IReadOnlyList<string> (g) => [Name(g), words.Count(g.Stories)])]));

        static string Name(ShownGroup g) => g.Cells.Count == 1 ? g.Cells[0] : $"{g.Cells[0]} – {g.Cells[^1]}";
    }
}
