using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>A multiple choice in groups: one line for each option, one numbered disc for each group at its share.</summary>
internal static class ItemsByGroupChart
{
    private const double Width = SvgCanvas.UsualWidth;

    public static Chart Draw(PairSubject subject)
    {
        var words = subject.Words;
        var question = subject.Other.Question!; // a multiple choice
        var collection = subject.Collection;
        var items = Counting.OptionIds(question).Select(item => (Item: item, Table: collection.Cross(subject.Groups.Facet, question.Id + "#" + item))).ToList();

        // Each option may need its groups joined in its own way; the finest seen sets the numbers.
        var names = items.Where(i => i.Table is not null).SelectMany(i => i.Table!.Rows).Select(subject.Groups.Name).Distinct().ToList(); // filtered just before
        if (!items.Exists(i => i.Table is { Rows.Count: > 1, Columns.Count: > 1 }))
        {
            return subject.TooFew();
        }

        var canvas = new SvgCanvas(Width);
        var rows = new List<IReadOnlyList<string>>();
        (string Item, string High, double HighShare, string Low, double LowShare)? widest = null;
        var y = 0.0;
        foreach (var (item, table) in items)
        {
            var name = words.OptionText(question, item);
            y = canvas.Lines(0, y, SvgCanvas.Wrap(name, Width)) + 4;
            if (table is not { Rows.Count: > 1, Columns.Count: > 1 })
            {
                canvas.Text(8, y + 12, words.TooFew, SvgCanvas.SmallSize, @class: "muted");
                rows.Add([name, "", words.TooFew, ""]);
                y += 28;
                continue;
            }

            var shares = table.Rows.Select((row, r) => (Group: subject.Groups.Name(row), Share: (double)table.Counts[r, 0] / (table.Counts[r, 0] + table.Counts[r, 1]), N: table.Counts[r, 0])).OrderBy(s => s.Share).ToList();

            // Discs that would cover each other stand one above the other.
            var levels = new List<double>();
            foreach (var (group, share, count) in shares)
            {
                var level = levels.FindIndex(last => X(share) - last >= 24);
                if (level < 0)
                {
                    level = levels.Count;
                    levels.Add(0);
                    canvas.Line(10, y + 11 + 25 * level, Width - 10, y + 11 + 25 * level, "grid");
                }

                levels[level] = X(share);
                var line = y + 11 + 25 * level;
                var at = names.IndexOf(group);
                canvas.Circle(X(share), line, 11, $"group{at % ChartLook.Groups.Count}", $"{group}: {words.Percent(share)}");
                canvas.Text(X(share), line + 4.5, words.Number(at + 1), SvgCanvas.SmallSize, "middle", "ongroup", bold: true);
                rows.Add([name, group, words.Number(count), words.Percent(share)]);
            }

            if (widest is null || shares[^1].Share - shares[0].Share > widest.Value.HighShare - widest.Value.LowShare)
            {
                widest = (name, shares[^1].Group, shares[^1].Share, shares[0].Group, shares[0].Share);
            }

            y += 9 + 25 * levels.Count;
        }

        canvas.Line(10, y, Width - 10, y, "axis");
        foreach (var tick in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            canvas.Line(X(tick), y, X(tick), y + 4, "axis");
            canvas.Text(X(tick), y + 18, words.Percent(tick), SvgCanvas.SmallSize, tick == 0 ? "start" : tick == 1 ? "end" : "middle", "muted");
        }

        y = PairSubject.Key(canvas, y + 26, names, i => words.Number(i + 1));
        var sees = widest is { } w
            ? words.Say($"Het meest verschilt '{w.Item}': {words.Percent(w.HighShare)} bij '{w.High}', {words.Percent(w.LowShare)} bij '{w.Low}'.", $"'{w.Item}' differs most: {words.Percent(w.HighShare)} with '{w.High}', {words.Percent(w.LowShare)} with '{w.Low}'.")
            : words.TooFew;
        return subject.Finish(canvas, y, sees, new(subject.Title, [subject.Other.Title, subject.Groups.Title, words.Stories, words.ShareOfAll], rows));

        static double X(double share) => 12 + share * (Width - 24);
    }
}
