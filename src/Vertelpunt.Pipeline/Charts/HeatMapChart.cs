using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Two multiple choices: which options are chosen together more often than chance would have it.</summary>
internal static class HeatMapChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double NameRoom = 132;

    public static Chart Draw(PairSubject subject)
    {
        var words = subject.Words;
        var (rowQuestion, columnQuestion) = (subject.Groups.Question!, subject.Other.Question!); // both multiple choices
        var (rowIds, columnIds) = (Counting.OptionIds(rowQuestion), Counting.OptionIds(columnQuestion));
        var canvas = new SvgCanvas(Width);
        var side = Math.Min(56, (Width - NameRoom) / columnIds.Count);
        var y = 30.0;
        var rows = new List<IReadOnlyList<string>>();
        (string A, string B, double Lift, int Count)? most = null;
        for (var c = 0; c < columnIds.Count; c++)
        {
            canvas.Text(NameRoom + (c + 0.5) * side, 20, ((char)('A' + c)).ToString(), SvgCanvas.SmallSize, "middle", bold: true);
        }

        foreach (var row in rowIds)
        {
            var name = words.OptionText(rowQuestion, row);
            var lines = SvgCanvas.Wrap(name, NameRoom - 10, SvgCanvas.SmallSize);
            canvas.Lines(0, y + side / 2 - lines.Count * SvgCanvas.SmallSize * 0.625, lines, SvgCanvas.SmallSize);
            for (var c = 0; c < columnIds.Count; c++)
            {
                var table = subject.Collection.Cross(rowQuestion.Id + "#" + row, columnQuestion.Id + "#" + columnIds[c]);
                var (x, other) = (NameRoom + c * side, words.OptionText(columnQuestion, columnIds[c]));
                if (table is not { Rows.Count: 2, Columns.Count: 2 })
                {
                    canvas.Rect(x + 1, y + 1, side - 2, side - 2, "absent", words.TooFew);
                    rows.Add([name, other, words.TooFew, ""]);
                    continue;
                }

                double both = table.Counts[0, 0], n = table.N;
                var lift = both * n / ((both + table.Counts[0, 1]) * (both + table.Counts[1, 0]));
                var step = lift switch { < 0.8 => 1, < 1.1 => 2, < 1.4 => 3, < 1.8 => 4, _ => 5 };
                canvas.Rect(x + 1, y + 1, side - 2, side - 2, $"tile ramp{step}", $"{name} + {other}: {table.Counts[0, 0]}");
                canvas.Text(x + side / 2, y + side / 2 + 4.5, words.Number(both), SvgCanvas.SmallSize, "middle", step >= 4 ? "ondata" : "onplate");
                rows.Add([name, other, words.Number(both), words.Number(lift, "0.0")]);
                if (most is null || lift > most.Value.Lift)
                {
                    most = (name, other, lift, table.Counts[0, 0]);
                }
            }

            y += side;
        }

        y += 8;
        for (var c = 0; c < columnIds.Count; c++)
        {
            y = canvas.Lines(0, y, SvgCanvas.Wrap($"{(char)('A' + c)}  {words.OptionText(columnQuestion, columnIds[c])}", Width, SvgCanvas.SmallSize), SvgCanvas.SmallSize);
        }

        y = canvas.Note(y + 4, words.Say("Getal: zo vaak samen gekozen. Donkerder: vaker samen dan bij toeval. Stippellijn: te weinig om te tonen.", "Number: how often chosen together. Darker: more often than by chance. Dotted: too few to show."));
        var sees = most is { } m
            ? words.Say($"'{m.A}' en '{m.B}' zijn {m.Count} keer samen gekozen, {words.Number(m.Lift, "0.0")} keer zo vaak als bij toeval.", $"'{m.A}' and '{m.B}' were chosen together {m.Count} times, {words.Number(m.Lift, "0.0")} times as often as by chance.")
            : words.Say("Geen twee antwoorden zijn vaak genoeg samen gekozen om te tonen.", "No two answers were chosen together often enough to show.");
        return subject.Finish(canvas, y + 2, sees, new(subject.Title, [subject.Groups.Title, subject.Other.Title, words.Say("Samen gekozen", "Chosen together"), words.Say("Keer toeval", "Times chance")], rows));
    }
}
