namespace Vertelpunt.Pipeline.Patterns;

/// <summary>The one place that decides which numbers are too small to be shown.</summary>
/// <remarks>
/// The threshold is the fewest different people a shown number may stand for: 1 shows all; a project uses 5 inside the team and 10 outside.
/// A cell below the threshold is never blanked out alone, because the total would give it away. It is put together with
/// others until the group is large enough and holds at least two cells that could have been the small one; only the
/// group's count is shown. What is shown is therefore always a count of a coarser question, and sums and differences
/// of such counts are again counts of the coarser question.
/// </remarks>
public sealed partial record SmallNumbers
{
    /// <exception cref="ArgumentOutOfRangeException">threshold is below 1.</exception>
    public SmallNumbers(int threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        Threshold = threshold;
    }

    public int Threshold { get; }

    /// <summary>For the team of a project with the usual setting.</summary>
    public static SmallNumbers Inside { get; } = new(5);

    /// <summary>For packs, reports and exports of a project with the usual setting.</summary>
    public static SmallNumbers Outside { get; } = new(10);

    /// <summary>Whether a number that stands for this many people may be shown by itself.</summary>
    public bool Allows(int tellers) => tellers >= Threshold;

    /// <summary>Whether the list of stories behind a selection may be opened: the selection and what it leaves out are both large enough, or it is everything.</summary>
    public bool AllowsList(int tellers, int ofTellers) => Allows(tellers) && (tellers == ofTellers || Allows(ofTellers - tellers));

    /// <summary>A count that stands apart, such as how often a question was left blank; null when it is too small to be shown.</summary>
    public int? Count(int stories) => stories == 0 || stories >= Threshold ? stories : null;

    /// <summary>What may be shown of a question.</summary>
    public ShownCells Show(QuestionSummary summary)
    {
        if (summary is not PlacementSummary placement)
        {
            return Show(summary.Cells, summary.Layout, summary.Answered, summary.Tellers);
        }

        if (!Allows(summary.Tellers))
        {
            return ShownCells.Nothing(summary);
        }

        // Each stone lies somewhere by itself: its zones are a question of their own.
        var groups = placement.Stones.SelectMany(stone => Show(stone.Zones, CellLayout.Spatial, stone.Placed, stone.Zones.Sum(z => z.Tellers)).Groups
            .Select(g => g with { Cells = [.. g.Cells.Select(c => PlaneZones.Of(stone.StoneId, c))] }));
        return new(summary.Answered, [.. groups]);
    }

    internal ShownCells Show(IReadOnlyList<Tally> cells, CellLayout layout, int answered, int tellers)
    {
        if (!Allows(tellers))
        {
            return new(null, [new([.. cells.Select(c => c.Cell)], null)]);
        }

        return new(answered, layout switch
        {
            CellLayout.Overlapping => [.. cells.Select(c => Overlapping(c, tellers))],
            CellLayout.Ordered => Neighbours(cells),
            _ => Together(cells, emptyIsSmall: layout == CellLayout.Spatial),
        });
    }

    private ShownGroup Overlapping(Tally cell, int tellers)
    {
        // Those who did not choose it are a group as well.
        var without = tellers - cell.Tellers;
        var safe = (cell.Tellers == 0 || Allows(cell.Tellers)) && (without == 0 || Allows(without));
        return new([cell.Cell], safe ? cell.Stories : null);
    }

    private List<ShownGroup> Neighbours(IReadOnlyList<Tally> cells)
    {
        var groups = cells.Select(c => (Cells: new List<Tally> { c }, Tellers: c.Tellers)).ToList();
        while (groups.Count > 1)
        {
            var small = groups.FindIndex(g => g.Tellers > 0 && !Allows(g.Tellers));
            if (small < 0)
            {
                break;
            }

            // The smaller neighbour, so that as little as possible is lost; an empty one rescues nobody and comes last.
            var left = small > 0 ? Cost(groups[small - 1].Tellers) : int.MaxValue;
            var right = small < groups.Count - 1 ? Cost(groups[small + 1].Tellers) : int.MaxValue;
            var first = left <= right && small > 0 ? small - 1 : small;
            groups[first] = ([.. groups[first].Cells, .. groups[first + 1].Cells], groups[first].Tellers + groups[first + 1].Tellers);
            groups.RemoveAt(first + 1);
        }

        return [.. groups.Select(g => Group(g.Cells))];

        static int Cost(int neighbours) => neighbours == 0 ? int.MaxValue - 1 : neighbours;
    }

    private List<ShownGroup> Together(IReadOnlyList<Tally> cells, bool emptyIsSmall)
    {
        var hidden = cells.Where(c => !Allows(c.Tellers) && (emptyIsSmall || c.Tellers > 0)).ToHashSet();
        var spare = new Queue<Tally>(cells.Where(c => Allows(c.Tellers)).OrderBy(c => c.Tellers).ThenBy(c => c.Cell, StringComparer.Ordinal));
        while (hidden.Any(c => c.Tellers > 0) && (hidden.Count < 2 || !Allows(hidden.Sum(c => c.Tellers))) && spare.TryDequeue(out var next))
        {
            hidden.Add(next);
        }

        var groups = cells.Where(c => !hidden.Contains(c)).Select(c => new ShownGroup([c.Cell], c.Stories)).ToList();
        if (hidden.Count > 0)
        {
            groups.Add(Group([.. cells.Where(hidden.Contains)]));
        }

        return groups;
    }

    private static ShownGroup Group(IReadOnlyList<Tally> cells) => new([.. cells.Select(c => c.Cell)], cells.Sum(c => c.Stories));
}
