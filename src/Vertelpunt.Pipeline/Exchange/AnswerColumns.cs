using System.Globalization;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>The columns in which answers stand, for reading and for writing.</summary>
/// <remarks>
/// <para>
/// Single choice, scale and text: one column named by the question. Multiple choice: one column, options separated by semicolons.
/// Triad: <c>q_top</c>, <c>q_left</c>, <c>q_right</c>. Placement: <c>q_stone_x</c>, <c>q_stone_y</c> (or <c>q_x</c>, <c>q_y</c> with one stone).
/// What was written at 'other': <c>q_other</c>.
/// </para>
/// <para>
/// "Does not apply" is <see cref="DoesNotApplyMark"/> in the question's first column, or 1 in a column <c>q_na</c>.
/// An empty cell was left blank. Columns that are absent: the question was not asked.
/// </para>
/// </remarks>
internal static class AnswerColumns
{
    /// <summary>The word for "does not apply"; <c>NA</c> is not used, since statistics programs read that as missing.</summary>
    public const string DoesNotApplyMark = "_not_applicable";

    public const string NotAskedMark = "_not_asked";

    public const string WithheldMark = "_withheld";

    public const string Separator = ";";

    public static IReadOnlyList<string> Of(Question question) => question switch
    {
        TriadQuestion => [question.Id + "_top", question.Id + "_left", question.Id + "_right"],
        PlacementQuestion q => [.. q.Stones.SelectMany(s => new[] { $"{question.Id}_{s.Id}_x", $"{question.Id}_{s.Id}_y" })],
        SingleChoiceQuestion { AllowOther: true } or MultipleChoiceQuestion { AllowOther: true } => [question.Id, question.Id + "_other"],
        _ => [question.Id],
    };

    /// <summary>The cells of an answer, one for each column; an absent question gives empty cells and <c>_not_asked</c> in the first.</summary>
    public static IReadOnlyList<string> Write(Question question, Answer? answer)
    {
        var cells = new string[Of(question).Count];
        Array.Fill(cells, "");
        switch (answer)
        {
            case null:
                cells[0] = NotAskedMark;
                break;
            case DoesNotApply:
                cells[0] = DoesNotApplyMark;
                break;
            case Chosen c:
                cells[0] = string.Join(Separator, c.OptionIds);
                if (cells.Length > 1)
                {
                    cells[1] = c.Other ?? "";
                }

                break;
            case Scaled s:
                cells[0] = N(s.Value);
                break;
            case Composed c:
                (cells[0], cells[1], cells[2]) = (N(c.Top), N(c.Left), N(c.Right));
                break;
            case Placed p when question is PlacementQuestion q:
                for (var i = 0; i < q.Stones.Count; i++)
                {
                    if (p.Stones.FirstOrDefault(s => s.StoneId == q.Stones[i].Id) is { } stone)
                    {
                        (cells[2 * i], cells[2 * i + 1]) = (N(stone.X), N(stone.Y));
                    }
                }

                break;
            case Written w:
                cells[0] = w.Text;
                break;
        }

        return cells;
    }

    /// <summary>The answer in a row; null when the question was not asked. Adds to <paramref name="problems"/> what cannot be read.</summary>
    public static Answer? Read(Question question, CsvTable table, CsvRow row, List<ImportProblem> problems)
    {
        var columns = Of(question).Select(name => (Name: name, At: table.Column(name))).ToList();
        if (question is PlacementQuestion { Stones.Count: 1 } && columns[0].At < 0)
        {
            columns = [.. new[] { question.Id + "_x", question.Id + "_y" }.Select(name => (name, table.Column(name)))];
        }

        var main = columns[0];
        if (main.At < 0)
        {
            return null;
        }

        var (mark, text) = (table.Column(question.Id + "_na"), row[main.At]);
        if (text is NotAskedMark or WithheldMark)
        {
            return null;
        }

        if (text == DoesNotApplyMark || (mark >= 0 && row[mark] is "1" or "true"))
        {
            return DoesNotApply.Instance;
        }

        if (columns.TrueForAll(c => c.At < 0 || row[c.At].Length == 0))
        {
            return LeftBlank.Instance;
        }

        return question switch
        {
            SingleChoiceQuestion q => Option(q.Options, q.AllowOther, text) is { } id ? new Chosen([id], Other(id)) : Bad("this is none of the options."),
            MultipleChoiceQuestion q => Several(q, text),
            ScaleQuestion => Number(text) is { } v and >= 0 and <= 100 ? new Scaled(v) : Bad("a number from 0 to 100 was expected."),
            TriadQuestion => Triad(columns),
            PlacementQuestion q => Stones(q, columns),
            ShortTextQuestion => new Written(text),
            _ => null,
        };

        Answer? Bad(string message)
        {
            problems.Add(new(row.Line, main.Name, message));
            return null;
        }

        string? Other(string id) => id == Chosen.OtherId && columns.Count > 1 && columns[1].At >= 0 && row[columns[1].At] is { Length: > 0 } other ? other : null;

        Answer? Several(MultipleChoiceQuestion q, string text)
        {
            List<string?> ids = [.. text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => Option(q.Options, q.AllowOther, part))];
            if (ids.Contains(null))
            {
                return Bad("one of these is none of the options; separate options with a semicolon.");
            }

            List<string> order = [.. q.Options.Select(o => o.Id), Chosen.OtherId];
            return new Chosen([.. ids.OfType<string>().Distinct().OrderBy(order.IndexOf)], Other(ids.Contains(Chosen.OtherId) ? Chosen.OtherId : ""));
        }

        Answer? Triad(List<(string Name, int At)> columns)
        {
            double?[] w = [.. columns.Select(c => c.At < 0 ? null : Number(row[c.At]))];
            if (w.Any(v => v is null))
            {
                return Bad("three numbers were expected.");
            }

            // Some tools round or aim just past the edge: small overshoot is brought back, the sum closed.
            double[] v = [.. w.Select(x => Math.Max(x!.Value, 0))]; // just checked
            var sum = v.Sum();
            return sum > 0 && w.All(x => x > -0.02 * sum) ? new Composed(v[0] / sum, v[1] / sum, v[2] / sum) : Bad("three weights that are not negative were expected.");
        }

        Answer? Stones(PlacementQuestion q, List<(string Name, int At)> columns)
        {
            var placed = new List<PlacedStone>();
            for (var i = 0; i < q.Stones.Count; i++)
            {
                var (x, y) = (Cell(columns[2 * i].At), Cell(columns[2 * i + 1].At));
                if (x is { } px && y is { } py)
                {
                    placed.Add(new(q.Stones[i].Id, Math.Clamp(px, 0, 100), Math.Clamp(py, 0, 100)));
                }
            }

            return placed.Count == 0 ? Bad("two numbers from 0 to 100 were expected for at least one stone.") : new Placed(placed);

            double? Cell(int at) => at < 0 ? null : Number(row[at]);
        }
    }

    /// <summary>An option by its id or its text in either language.</summary>
    public static string? Option(IReadOnlyList<AnswerOption> options, bool allowOther, string text) =>
        options.FirstOrDefault(o => o.Id == text)?.Id
        ?? options.FirstOrDefault(o => Same(o.Text.Nl, text) || Same(o.Text.En, text))?.Id
        ?? (allowOther && text == Chosen.OtherId ? Chosen.OtherId : null);

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) ? number
        : null;

    public static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static bool Same(string? a, string b) => a is not null && string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}
