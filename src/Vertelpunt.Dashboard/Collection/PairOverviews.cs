using System.Runtime.CompilerServices;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>Every two questions compared: counted once for a collection, and kept as long as that collection is.</summary>
public sealed class PairOverviews
{
    private readonly ConditionalWeakTable<StoryCollection, Task<PatternOverview>> _known = [];

    /// <summary>How long a page waits before it says that the counting goes on.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The comparison; null when it takes longer than <see cref="Patience"/>: then it goes on, and is there a little later.</summary>
    public async Task<PatternOverview?> FindAsync(StoryCollection stories, CancellationToken cancellationToken)
    {
        var counting = Counting(stories);
        var first = await Task.WhenAny(counting, Task.Delay(Patience, cancellationToken));
        return first == counting ? await counting : null;
    }

    /// <summary>The comparison, however long it takes.</summary>
    public Task<PatternOverview> WaitAsync(StoryCollection stories, CancellationToken cancellationToken) => Counting(stories).WaitAsync(cancellationToken);

    private Task<PatternOverview> Counting(StoryCollection stories) => _known.GetValue(
        stories, s => Task.Run(() => PairPatterns.Of(s)));
}
