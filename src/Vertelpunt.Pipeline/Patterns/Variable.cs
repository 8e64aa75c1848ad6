using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Something each story has at most one cell of: a single choice, one option of a multiple choice (chosen or not), a binned scale, a binned triad, one stone's zone.</summary>
/// <param name="Cells">Ids as in <see cref="QuestionSummary.Cells"/>; for an option of a multiple choice: the option and its complement.</param>
/// <param name="Codes">Per story the index of its cell, or -1.</param>
internal sealed record Variable(string Id, string QuestionId, IReadOnlyList<string> Cells, short[] Codes, CellLayout Layout, Func<int, int, bool> AreNeighbours)
{
    /// <summary>The second cell of an option of a multiple choice: not chosen.</summary>
    public const string NotChosen = "";

    /// <summary>The weeks from first to last, in order, those without stories included.</summary>
    public static Variable OfWeeks(IReadOnlyList<AnsweredStory> stories)
    {
        var (first, last) = stories.Count == 0 ? (0, 0) : (stories.Min(s => s.Week.Number), stories.Max(s => s.Week.Number));
        return new(Facet.Week, Facet.Week, [.. Enumerable.Range(first, Math.Min(last - first + 1, short.MaxValue)).Select(w => new Week(w).ToString())],
            [.. stories.Select(s => (short)Math.Min(s.Week.Number - first, short.MaxValue - 1))], CellLayout.Ordered, Adjacent);
    }

    /// <summary>For cells in a row.</summary>
    public static bool Adjacent(int a, int b) => Math.Abs(a - b) == 1;
}
