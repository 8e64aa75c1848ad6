namespace Vertelpunt.Pipeline.Redaction.Generalisation;

/// <summary>Reads the tab-separated tables of data/generalisation.</summary>
internal static class Table
{
    /// <summary>The rows below the heading.</summary>
    /// <exception cref="InvalidDataException">A row has another number of columns.</exception>
    public static IEnumerable<string[]> Rows(string folder, string file, int columns)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, file)).Skip(1))
        {
            var row = line.Split('\t');
            yield return row.Length == columns ? row : throw new InvalidDataException($"{file}: a row has {row.Length} columns, not {columns}.");
        }
    }
}
