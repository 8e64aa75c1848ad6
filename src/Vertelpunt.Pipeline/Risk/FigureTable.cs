namespace Vertelpunt.Pipeline.Risk;

/// <summary>A table of data/population: semicolons between fields, a header line, no quotes.</summary>
internal sealed class FigureTable
{
    private readonly string path;
    private readonly string[] columns;

    private FigureTable(string path, string[] columns, IReadOnlyList<FigureRow> rows)
    {
        this.path = path;
        this.columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<FigureRow> Rows { get; }

    /// <exception cref="InvalidDataException">The file is missing, empty, or a line has another number of fields than the header.</exception>
    public static FigureTable Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"The population table {path} could not be read: {e.Message}", e);
        }

        if (lines.Length < 2)
        {
            throw new InvalidDataException($"The population table {path} is empty.");
        }

        var columns = lines[0].Split(';');
        var rows = new List<FigureRow>(lines.Length);
        var table = new FigureTable(path, columns, rows);
        for (var i = 1; i < lines.Length; i++)
        {
            var fields = lines[i].Split(';');
            if (fields.Length != columns.Length)
            {
                throw new InvalidDataException($"{path} line {i + 1} has {fields.Length} fields; its header names {columns.Length}.");
            }

            rows.Add(new(table, i + 1, fields));
        }

        return table;
    }

    internal int Column(string name)
    {
        var index = Array.IndexOf(columns, name);
        return index >= 0 ? index : throw new InvalidDataException($"{path} has no column {name}.");
    }

    internal string SourcePath => path;
}
