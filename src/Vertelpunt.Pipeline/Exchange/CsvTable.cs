using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>One row of a table file with the line it starts on.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells)
{
    public string this[int column] => column < Cells.Count ? Cells[column].Trim() : "";

    /// <summary>Says where, never what.</summary>
    public override string ToString() => $"CsvRow(line {Line}, {Cells.Count} cells)";
}

/// <summary>A table as other tools write it: comma, semicolon or tab, with or without byte order mark, headers that may repeat.</summary>
internal sealed class CsvTable
{
    private CsvTable(IReadOnlyList<string> headers, IReadOnlyList<CsvRow> rows) => (Headers, Rows) = (headers, rows);

    public IReadOnlyList<string> Headers { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads all rows; those that start with a semicolon are comments, also where the semicolon separates.</summary>
    public static CsvTable Parse(string text)
    {
        var all = Lines(text);
        var head = all.FindIndex(r => r.Cells.Any(c => c.Trim().Length > 0));
        return head < 0
            ? new([], [])
            : new([.. all[head].Cells.Select(c => c.Trim())], [.. all.Skip(head + 1).Where(r => r.Cells.Any(c => c.Trim().Length > 0))]);
    }

    /// <summary>The same rows under other headers, with other words in the cells.</summary>
    public CsvTable With(IReadOnlyList<string> headers, Func<int, string, string> cell) =>
        new(headers, [.. Rows.Select(r => r with { Cells = [.. Enumerable.Range(0, Headers.Count).Select(i => cell(i, r[i]))] })]);

    /// <summary>Rows without a header.</summary>
    public static List<CsvRow> Lines(string text)
    {
        text = text.TrimStart('\uFEFF');
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
            BadDataFound = null, // a lone quote in a cell is text
            MissingFieldFound = null,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<CsvRow>();
        while (parser.Read())
        {
            var cells = parser.Record ?? [];
            var comment = parser.RawRecord.TrimStart().StartsWith(';') && !parser.RawRecord.TrimStart().StartsWith(";;", StringComparison.Ordinal) || cells is [var first, ..] && first.StartsWith(';');
            if (!comment)
            {
                rows.Add(new(parser.RawRow - parser.RawRecord.TrimEnd('\r', '\n').Count(c => c == '\n'), [.. cells.Select(Unquote)]));
            }
        }

        return rows;
    }

    public IEnumerable<int> Columns(string name) => Enumerable.Range(0, Headers.Count).Where(i => string.Equals(Headers[i], name, StringComparison.OrdinalIgnoreCase));

    public int Column(string name) => Columns(name).DefaultIfEmpty(-1).First();

    /// <summary>Some writers quote what is quoted already: peels layers that open and close.</summary>
    internal static string Unquote(string cell)
    {
        while (cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"')
        {
            cell = cell[1..^1];
        }

        return cell;
    }

    /// <summary>Takes off the apostrophe that keeps a spreadsheet from reading text as a formula.</summary>
    internal static string Bare(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static string Delimiter(string text)
    {
        // The header decides: its separators stand outside quotes. A comment line before it does not count.
        var header = text.Split('\n').FirstOrDefault(l => l.Trim().Length > 0 && !l.StartsWith(';')) ?? "";
        var counts = new[] { ",", ";", "\t" }.ToDictionary(d => d, d => Outside(header, d[0]));
        return counts.OrderByDescending(c => c.Value).First() is { Value: > 0 } best ? best.Key : ",";

        static int Outside(string line, char separator)
        {
            var (count, quoted) = (0, false);
            foreach (var c in line)
            {
                quoted ^= c == '"';
                count += !quoted && c == separator ? 1 : 0;
            }

            return count;
        }
    }
}
