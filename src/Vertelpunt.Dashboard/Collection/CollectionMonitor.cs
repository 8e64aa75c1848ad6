using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>A count with its name; null when it is too small to show.</summary>
public sealed record MonitorCount(string Name, int? Count);

/// <summary>How the collecting goes, in counts that stand for enough people each.</summary>
/// <param name="Total">Null when too few.</param>
/// <param name="Weeks">Weeks put together until each is large enough.</param>
public sealed record MonitorCounts(
    int? Total, int? Drafts, IReadOnlyList<(Week From, Week To, int Count)> Weeks,
    IReadOnlyList<MonitorCount> Links, IReadOnlyList<(ConsentLevel Level, int? Count)> Consent, IReadOnlyList<(StoryState State, int? Count)> States);

/// <summary>Counts for steering the collecting. Reads columns only, opens no story.</summary>
public sealed class CollectionMonitor(IDbContextFactory<StoriesContext> contexts, ProjectStore projects)
{
    public async Task<MonitorCounts> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        var least = Math.Max(1, project.Settings.MinimumCell);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stories = context.Stories.InUse().Where(s => s.ProjectId == project.Id);
        var weeks = await stories.GroupBy(s => s.ToldWeek).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(cancellationToken);
        var perLink = await stories.GroupBy(s => s.LinkId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var perConsent = await stories.GroupBy(s => s.ConsentLevel).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var perState = await stories.GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var drafts = await context.Drafts.CountAsync(d => d.ProjectId == project.Id, cancellationToken);
        var links = (await projects.LinksAsync(project.Id, cancellationToken)).Where(l => !l.IsTest).ToList();
        var total = weeks.Sum(w => w.Count);
        var levels = Enum.GetValues<ConsentLevel>();
        StoryState[] states = [StoryState.Pending, StoryState.ToReview, StoryState.OnHold, StoryState.Included, StoryState.Excluded];
        int[] stateCounts = [.. states.Select(s => perState.GetValueOrDefault(s) + (s == StoryState.Pending ? perState.GetValueOrDefault(StoryState.Processing) + perState.GetValueOrDefault(StoryState.Failed) : 0))];
        return new(
            Show(total, least),
            Show(drafts, least),
            Together([.. weeks.Select(w => (new Week(w.Key), w.Count))], least),
            [.. links.Zip(Hide([.. links.Select(l => perLink.GetValueOrDefault(l.Id))], least), (l, c) => new MonitorCount(l.Channel, c))],
            [.. levels.Zip(Hide([.. levels.Select(l => perConsent.GetValueOrDefault(l))], least))],
            [.. states.Zip(Hide(stateCounts, least))]);
    }

    /// <summary>Hides small counts, and with a single hidden one the next smallest too: else the total would give it away. Zeros may be shown.</summary>
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> counts, int least)
    {
        var hidden = Enumerable.Range(0, counts.Count).Where(i => counts[i] > 0 && counts[i] < least).ToHashSet();
        var spare = new Queue<int>(Enumerable.Range(0, counts.Count).Where(i => counts[i] >= least).OrderBy(i => counts[i]));
        while (hidden.Count > 0 && (hidden.Count < 2 || hidden.Sum(i => counts[i]) < least) && spare.TryDequeue(out var next))
        {
            hidden.Add(next);
        }

        return [.. counts.Select((c, i) => hidden.Contains(i) ? (int?)null : c)];
    }

    /// <summary>Puts neighbouring weeks together until each group is large enough; nothing when all together are not.</summary>
    public static IReadOnlyList<(Week From, Week To, int Count)> Together(IReadOnlyList<(Week Week, int Count)> weeks, int least)
    {
        var groups = new List<(Week From, Week To, int Count)>();
        (Week From, Week To, int Count)? open = null;
        foreach (var (week, count) in weeks)
        {
            open = open is { } o ? (o.From, week, o.Count + count) : (week, week, count);
            if (open.Value.Count >= least)
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

    private static int? Show(int count, int least) => count == 0 || count >= least ? count : null;
}
