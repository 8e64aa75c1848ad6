namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Two questions against each other, as coarse as <see cref="SmallNumbers"/> demands: every count stands for enough people.</summary>
/// <param name="Rows">Cells of the first, joined where needed.</param>
/// <param name="Counts">Stories, rows by columns.</param>
/// <param name="RowStories">Per row the stories behind it, for medians and centres.</param>
public sealed record ShownTable(
    IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<IReadOnlyList<string>> Columns, int[,] Counts, IReadOnlyList<IReadOnlyList<AnsweredStory>> RowStories)
{
    public int N => Counts.Cast<int>().Sum();
}
