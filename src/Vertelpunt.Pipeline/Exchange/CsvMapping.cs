using System.Text.Json;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>How a table of another tool says what <see cref="PlainCsv"/> reads: which column is what, and what its values mean.</summary>
/// <remarks>
/// A JSON file: <c>columns</c> from a header of the file to ours; <c>values</c> per column of ours from a value in the file to an option's id;
/// <c>scales</c> per question the lowest and highest value in the file, brought to 0 and 100; <c>separators</c> per multiple choice, where it is not a semicolon;
/// <c>doesNotApply</c> and <c>blank</c> the words that mean that. Columns that are not named are left out.
/// </remarks>
public sealed class CsvMapping
{
    private readonly Dictionary<string, string> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, string>> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (double Low, double High)> _scales = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _separators = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _doesNotApply = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _blank = new(StringComparer.OrdinalIgnoreCase);

    private CsvMapping()
    {
    }

    /// <returns>The mapping, or null with the reasons why not.</returns>
    public static (CsvMapping? Mapping, IReadOnlyList<ImportProblem> Problems) Parse(string json)
    {
        var (mapping, problems) = (new CsvMapping(), new List<ImportProblem>());
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new() { MaxDepth = 8, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add(new(0, "", "The mapping must be an object with 'columns'."));
                return (null, problems);
            }

            foreach (var part in document.RootElement.EnumerateObject())
            {
                if (!mapping.Read(part.Name, part.Value))
                {
                    problems.Add(new(0, part.Name, $"The mapping's '{part.Name}' is not one of columns, values, scales, separators, doesNotApply, blank, or not of the shape that docs/exchange.md gives."));
                }
            }
        }
        catch (JsonException e)
        {
            problems.Add(new((int)(e.LineNumber ?? 0) + 1, "", "The mapping is not JSON."));
        }

        if (problems.Count == 0 && mapping._columns.Count == 0)
        {
            problems.Add(new(0, "columns", "The mapping names no columns."));
        }

        return problems.Count == 0 ? (mapping, []) : (null, problems);
    }

    /// <summary>Columns that the file has not, or the form.</summary>
    internal IEnumerable<ImportProblem> Misfits(CsvTable table, StoryForm form)
    {
        HashSet<string> ours = [.. form.Questions.SelectMany(q => AnswerColumns.Of(q).Concat([q.Id + "_x", q.Id + "_y", q.Id + "_na"])), "id", "title", "text", "week", "teller", "consent", "language"];
        return _columns.Keys.Where(c => table.Column(c) < 0).Select(c => new ImportProblem(0, c, $"The file has no column '{c}' that the mapping names."))
            .Concat(_columns.Values.Where(c => !ours.Contains(c)).Select(c => new ImportProblem(0, c, $"The form has no question for the column '{c}' that the mapping names.")));
    }

    internal CsvTable Apply(CsvTable table)
    {
        string[] ours = [.. table.Headers.Select(h => _columns.GetValueOrDefault(h, ""))];
        return table.With(ours, (column, cell) => ours[column] is { Length: > 0 } name ? Value(name, cell) : "");
    }

    /// <summary>A problem under the header that the file has, not ours.</summary>
    internal ImportProblem InItsOwnWords(ImportProblem problem) =>
        problem.Line > 0 && _columns.FirstOrDefault(c => c.Value.Equals(problem.Column, StringComparison.OrdinalIgnoreCase)).Key is { } header ? problem with { Column = header } : problem;

    private string Value(string column, string cell)
    {
        if (cell.Length == 0 || _blank.Contains(cell))
        {
            return "";
        }

        if (_doesNotApply.Contains(cell))
        {
            return AnswerColumns.DoesNotApplyMark;
        }

        if (_scales.TryGetValue(column, out var scale))
        {
            return AnswerColumns.Number(cell) is { } number ? AnswerColumns.N((number - scale.Low) / (scale.High - scale.Low) * 100) : cell;
        }

        var meanings = _values.GetValueOrDefault(column);
        return _separators.TryGetValue(column, out var separator)
            ? string.Join(AnswerColumns.Separator, cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Meaning))
            : meanings is not null && !meanings.ContainsKey(cell) && cell.Contains(AnswerColumns.Separator, StringComparison.Ordinal)
                ? string.Join(AnswerColumns.Separator, cell.Split(AnswerColumns.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Meaning))
                : Meaning(cell);

        string Meaning(string part) => meanings?.GetValueOrDefault(part) ?? part;
    }

    private bool Read(string name, JsonElement value)
    {
        switch (name, value.ValueKind)
        {
            case ("columns", JsonValueKind.Object):
                return Texts(value, _columns);
            case ("separators", JsonValueKind.Object):
                return Texts(value, _separators) && _separators.Values.All(s => s.Length > 0);
            case ("values", JsonValueKind.Object):
                return value.EnumerateObject().All(c => c.Value.ValueKind == JsonValueKind.Object && Texts(c.Value, _values[c.Name] = new(StringComparer.OrdinalIgnoreCase)));
            case ("scales", JsonValueKind.Object):
                return value.EnumerateObject().All(c =>
                {
                    if (c.Value.ValueKind != JsonValueKind.Array || c.Value.GetArrayLength() != 2 || !c.Value[0].TryGetDouble(out var low) || !c.Value[1].TryGetDouble(out var high) || high == low)
                    {
                        return false;
                    }

                    _scales[c.Name] = (low, high);
                    return true;
                });
            case ("doesNotApply" or "blank", JsonValueKind.Array):
                (name == "blank" ? _blank : _doesNotApply).UnionWith(value.EnumerateArray().Select(v => v.ToString()));
                return true;
            default:
                return false;
        }
    }

    private static bool Texts(JsonElement value, Dictionary<string, string> into)
    {
        foreach (var pair in value.EnumerateObject())
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            into[pair.Name] = pair.Value.GetString() ?? "";
        }

        return true;
    }
}
