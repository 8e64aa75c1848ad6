namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Counts that stand beside each other outside a question: links, levels of consent, weeks.</summary>
public sealed partial record SmallNumbers
{
    /// <summary>Hides small counts, and with a single hidden one the next smallest too: else the total would give it away. Zeros may be shown.</summary>
    /// <returns>In the order given; null where hidden.</returns>
    public IReadOnlyList<int?> Hide(IReadOnlyList<int> counts)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(i => counts[i] > 0 && !Allows(counts[i])).ToHashSet();
        var spare = new Queue<int>(Enumerable.Range(0, counts.Count).Where(i => Allows(counts[i])).OrderBy(i => counts[i]));
        while (hidden.Count > 0 && (hidden.Count < 2 || !Allows(hidden.Sum(i => counts[i]))) && spare.TryDequeue(out var next))
        {
            hidden.Add(next);
        }

        return [.. counts.Select((c, i) => hidden.Contains(i) ? (int?)null : c)];
    }

    /// <summary>Puts neighbours together until each group is large enough; nothing when all together are not.</summary>
    /// <param name="counts">In an order in which neighbours may be put together.</param>
    public IReadOnlyList<(T From, T To, int Count)> Together<T>(IReadOnlyList<(T Place, int Count)> counts)
    {
        var groups = new List<(T From, T To, int Count)>();
        (T From, T To, int Count)? open = null;
        foreach (var (place, count) in counts)
        {
            open = open is { } o ? (o.From, place, o.Count + count) : (place, place, count);
            if (Allows(open.Value.Count))
            {
                groups.Add(open.Value);
                open = null;
            }
        }

        if (open is { } rest && groups.Count > 0)
        {
            groups[^1] = (groups[^1].From, rest.To, groups[^1].Count + rest.Count);
        }

        return groups;
    }
}
