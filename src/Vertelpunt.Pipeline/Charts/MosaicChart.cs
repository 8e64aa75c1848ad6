using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Two choices as a mosaic: one row for each group, as high as the group is large; what lies clearly above or below expectation is marked.</summary>
internal static class MosaicChart
{
    private const double Width = SvgCanvas.UsualWidth;

    public static Chart Draw(PairSubject subject, ShownTable table)
    {
        var words = subject.Words;
        var test = new Contingency(table.Counts);
        var residuals = Residuals(subject.Pattern, test, table);
        string[] letters = [.. table.Columns.Select((_, c) => ((char)('A' + c)).ToString())];
        var canvas = new SvgCanvas(Width);
        var y = 0.0;
        var rows = new List<IReadOnlyList<string>>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var n = Enumerable.Range(0, table.Columns.Count).Sum(c => table.Counts[r, c]);
            var name = subject.Groups.Name(table.Rows[r]);
            y = canvas.Lines(0, y, SvgCanvas.Wrap($"{name} ({n})", Width)) + 3;
            var height = Math.Max(24, 190.0 * n / table.N);
            var x = 0.0;
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var share = (double)table.Counts[r, c] / n;
                var (w, mark) = (share * Width, residuals[r, c]);
                var hint = $"{subject.Other.Name(table.Columns[c])}: {table.Counts[r, c]} ({words.Percent(share)})";
                if (mark < 0)
                {
                    canvas.Hatch(x, y, w, height, hint);
                }
                else
                {
                    canvas.Rect(x, y, w, height, mark > 0 ? "data tile" : "ramp2 tile", hint);
                }

                var label = $"{(mark > 0 ? "▲ " : mark < 0 ? "▼ " : "")}{letters[c]} {words.Percent(share)}";
                if (SvgCanvas.Measure(label, SvgCanvas.SmallSize) + 6 > w)
                {
                    label = letters[c];
                }

                if (w > 12)
                {
                    if (mark < 0)
                    {
                        canvas.Rect(x + w / 2 - SvgCanvas.Measure(label, SvgCanvas.SmallSize) / 2 - 3, y + height / 2 - 9, SvgCanvas.Measure(label, SvgCanvas.SmallSize) + 6, 18, "plate");
                    }

                    canvas.Text(x + w / 2, y + height / 2 + 4.5, label, SvgCanvas.SmallSize, "middle", mark > 0 ? "ondata" : "onplate", bold: mark != 0);
                }

                rows.Add([name, subject.Other.Name(table.Columns[c]), words.Number(table.Counts[r, c]), words.Percent(share), words.Number(test.AdjustedResidual(r, c), "0.0")]);
                x += w;
            }

            y += height + 10;
        }

        for (var c = 0; c < table.Columns.Count; c++)
        {
            y = canvas.Lines(0, y, SvgCanvas.Wrap($"{letters[c]}  {subject.Other.Name(table.Columns[c])}", Width, SvgCanvas.SmallSize), SvgCanvas.SmallSize);
        }

        y = canvas.Note(y + 4, Legend(words, residuals));
        return subject.Finish(canvas, y + 4, Sees(subject, table, test, residuals), new(subject.Title, [subject.Groups.Title, subject.Other.Title, words.Stories, words.ShareOfAll, words.Say("Afwijking (z)", "Residual (z)")], rows));
    }

    private static string Legend(ChartWords words, int[,] marks) => marks.Cast<int>().Any(m => m != 0)
        ? words.Say("▲ vaker dan verwacht · ▼ minder vaak dan verwacht", "▲ more often than expected · ▼ less often than expected")
        : words.Say("niets wijkt zo ver af dat toeval onwaarschijnlijk is", "nothing differs so much that chance is unlikely");

    /// <summary>1 and -1 where a cell differs from expectation by at least two standard deviations, also after Benjamini-Hochberg over all cells; none in a pattern that may itself be chance, or every twentieth table of noise would have a mark.</summary>
    private static int[,] Residuals(Pattern pattern, Contingency test, ShownTable table)
    {
        var marks = new int[table.Rows.Count, table.Columns.Count];
        if (pattern.Q >= 0.05 || test.Rows < 2 || test.Columns < 2)
        {
            return marks;
        }

        var cells = Enumerable.Range(0, table.Rows.Count).SelectMany(r => Enumerable.Range(0, table.Columns.Count).Select(c => (r, c, z: test.AdjustedResidual(r, c)))).ToList();
        var q = Adjusted.BenjaminiHochberg([.. cells.Select(c => Tails.NormalTwoSided(c.z))]);
        for (var i = 0; i < cells.Count; i++)
        {
            marks[cells[i].r, cells[i].c] = Math.Abs(cells[i].z) >= 2 && q[i] < 0.05 ? Math.Sign(cells[i].z) : 0;
        }

        return marks;
    }

    private static string Sees(PairSubject subject, ShownTable table, Contingency test, int[,] marks)
    {
        var words = subject.Words;
        var best = Enumerable.Range(0, table.Rows.Count).SelectMany(r => Enumerable.Range(0, table.Columns.Count).Select(c => (r, c)))
            .Where(x => marks[x.r, x.c] != 0).OrderByDescending(x => Math.Abs(test.AdjustedResidual(x.r, x.c))).ToList();
        if (best.Count == 0)
        {
            var widest = Enumerable.Range(0, table.Columns.Count).Select(c => (Column: c, Shares: Enumerable.Range(0, table.Rows.Count).Select(r => (Row: r, Share: Share(r, c))).OrderBy(s => s.Share).ToList()))
                .MaxBy(x => x.Shares[^1].Share - x.Shares[0].Share);
            var (low, high) = (widest.Shares[0], widest.Shares[^1]);
            return high.Share - low.Share < 0.1
                ? words.Say("De groepen antwoorden ongeveer hetzelfde.", "The groups answer about the same.")
                : words.Say(
                    $"Het meest verschilt '{subject.Other.Name(table.Columns[widest.Column])}': {words.Percent(high.Share)} bij '{Group(high.Row)}', {words.Percent(low.Share)} bij '{Group(low.Row)}'.",
                    $"'{subject.Other.Name(table.Columns[widest.Column])}' differs most: {words.Percent(high.Share)} with '{Group(high.Row)}', {words.Percent(low.Share)} with '{Group(low.Row)}'.");
        }

        var (row, column) = best[0];
        var all = Enumerable.Range(0, table.Rows.Count).Sum(r => table.Counts[r, column]);
        var (here, overall) = (words.Percent(Share(row, column)), words.Percent((double)all / table.N));
        var (group, answer) = (Group(row), subject.Other.Name(table.Columns[column]));
        return marks[row, column] > 0
            ? words.Say($"Bij '{group}' komt '{answer}' vaker voor dan verwacht: {here}, tegen {overall} van alle verhalen.", $"With '{group}', '{answer}' occurs more often than expected: {here}, against {overall} of all stories.")
            : words.Say($"Bij '{group}' komt '{answer}' minder vaak voor dan verwacht: {here}, tegen {overall} van alle verhalen.", $"With '{group}', '{answer}' occurs less often than expected: {here}, against {overall} of all stories.");

        double Share(int r, int c) => (double)table.Counts[r, c] / Enumerable.Range(0, table.Columns.Count).Sum(i => table.Counts[r, i]);

        string Group(int r) => subject.Groups.Name(table.Rows[r]);
    }
}
