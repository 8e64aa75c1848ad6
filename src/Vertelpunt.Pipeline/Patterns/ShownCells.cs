namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Cells that are shown as one number.</summary>
/// <param name="Cells">One cell when it is large enough by itself, several when only their sum may be known.</param>
/// <param name="Stories">Null when not even this may be shown.</param>
public sealed record ShownGroup(IReadOnlyList<string> Cells, int? Stories)
{
    /// <summary>Whether a single cell has its own number here.</summary>
    public bool IsExact => Cells.Count == 1 && Stories is not null;
}

/// <summary>What may be shown of the answers to a question, as <see cref="SmallNumbers"/> decided. Charts know nothing else.</summary>
/// <param name="Answered">Null when so few people answered that nothing may be shown.</param>
/// <param name="Groups">Every cell is in exactly one group.</param>
public sealed record ShownCells(int? Answered, IReadOnlyList<ShownGroup> Groups)
{
    /// <summary>The number of a cell, or null when it is too small to be shown by itself.</summary>
    public int? Of(string cell) => Groups.FirstOrDefault(g => g.IsExact && g.Cells[0] == cell)?.Stories;

    /// <summary>Nothing at all: too few people answered.</summary>
    public static ShownCells Nothing(QuestionSummary summary) => new(null, [new([.. summary.Cells.Select(c => c.Cell)], null)]);

    /// <summary>The group a cell is in.</summary>
    public ShownGroup GroupOf(string cell) => Groups.First(g => g.Cells.Contains(cell));

    /// <summary>Whether a cell's own number is too small to be shown.</summary>
    public bool Hides(string cell) => Of(cell) is null;
}
