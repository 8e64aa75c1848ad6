using System.Globalization;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>One line of a <see cref="FigureTable"/>.</summary>
internal sealed class FigureRow(FigureTable table, int line, string[] fields)
{
    public string this[string column] => fields[table.Column(column)];

    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0
            ? value
            : throw new InvalidDataException($"{table.SourcePath} line {line}: {column} must be a number of at least 0.");

    /// <summary>The alternatives of a cell, split at '|'; "v:" marks a form that tells the person is a woman.</summary>
    public string[] Forms(string column) => this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The numbers of a cell, split at spaces.</summary>
    public double[] Numbers(string column)
    {
        var parts = this[column].Split(' ');
        if (parts.Length != Cells.Bands)
        {
            throw new InvalidDataException($"{table.SourcePath} line {line}: {column} must hold {Cells.Bands} counts.");
        }

        return [.. parts.Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && v >= 0
            ? v
            : throw new InvalidDataException($"{table.SourcePath} line {line}: {column} holds something else than counts."))];
    }
}
