using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>A story in a list: nothing that was written.</summary>
public sealed record QueueRow(Guid Id, StoryState State, RiskLevel? Risk, int? Length, int ToldWeek, ConsentLevel Consent, long Shuffle);

/// <summary>Where a page of the queue ends.</summary>
public readonly record struct QueueCursor(RiskLevel? Level, long Shuffle)
{
    public static QueueCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('~');
        return parts.Length == 2 && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shuffle)
            ? new(Enum.TryParse<RiskLevel>(parts[0], out var level) ? level : null, shuffle)
            : null;
    }

    public override string ToString() => $"{Level}~{Shuffle.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>A page of the queue.</summary>
/// <param name="Next">Where the next page starts; null at the end.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, QueueCursor? Next);

/// <summary>How many stories are in each state and level.</summary>
public sealed record QueueCounts(IReadOnlyDictionary<(StoryState State, RiskLevel? Risk), int> Cells)
{
    public int Of(StoryState state) => Cells.Where(c => c.Key.State == state).Sum(c => c.Value);

    /// <summary>Stories a person has decided about, and all that a person can decide about.</summary>
    public (int Decided, int All) Progress
    {
        get
        {
            var decided = Of(StoryState.Included) + Of(StoryState.Excluded);
            return (decided, decided + Of(StoryState.ToReview) + Of(StoryState.OnHold));
        }
    }
}

/// <summary>The stories of a project by risk, the highest first; within a level in an order that tells nothing.</summary>
/// <remarks>Walks one index per level, so that a page costs the same with a hundred stories as with a hundred thousand. Opens no story.</remarks>
public sealed class StoryQueue(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    public const int PageSize = 25;
    private static readonly TimeSpan CountsAge = TimeSpan.FromSeconds(15);
    private static readonly RiskLevel?[] HighestFirst = [RiskLevel.Exclude, RiskLevel.High, RiskLevel.Medium, RiskLevel.Low, null];
    private readonly ConcurrentDictionary<Guid, (long At, QueueCounts Counts)> _counts = new();

    /// <param name="risk">One level only; null for all.</param>
    /// <param name="after">The end of the page before; null for the first page.</param>
    public async Task<QueuePage> PageAsync(Guid projectId, StoryState state, RiskLevel? risk, QueueCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = new List<QueueRow>();
        foreach (var level in Levels(risk, after))
        {
            var shuffle = after is { } cursor && cursor.Level == level ? cursor.Shuffle : long.MinValue;
            rows.AddRange(await context.Stories.AsNoTracking().InUse()
                .Where(s => s.ProjectId == projectId && s.State == state && s.RiskLevel == level && s.Shuffle > shuffle)
                .OrderBy(s => s.Shuffle)
                .Select(s => new QueueRow(s.Id, s.State, s.RiskLevel, s.Length, s.ToldWeek, s.ConsentLevel, s.Shuffle))
                .Take(size + 1 - rows.Count)
                .ToListAsync(cancellationToken));
            if (rows.Count > size)
            {
                var last = rows[size - 1];
                return new([.. rows.Take(size)], new(last.Risk, last.Shuffle));
            }
        }

        return new(rows, null);
    }

    /// <summary>The story that comes after this one; null at the end.</summary>
    public async Task<Guid?> AfterAsync(Guid projectId, StoryState state, RiskLevel? risk, StoryRecord story, CancellationToken cancellationToken)
    {
        var page = await PageAsync(projectId, state, risk, new(story.RiskLevel, story.Shuffle), 1, cancellationToken);
        return page.Rows.Count > 0 ? page.Rows[0].Id : null;
    }

    /// <summary>Whether this story is one of the project's.</summary>
    public async Task<bool> HoldsAsync(Guid projectId, Guid storyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stories.InUse().AnyAsync(s => s.Id == storyId && s.ProjectId == projectId, cancellationToken);
    }

    /// <summary>Counts per state and level, a few seconds old at most.</summary>
    public async Task<QueueCounts> CountsAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (_counts.TryGetValue(projectId, out var known) && time.GetElapsedTime(known.At, now) < CountsAge)
        {
            return known.Counts;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cells = await context.Stories.InUse().Where(s => s.ProjectId == projectId)
            .GroupBy(s => new { s.State, s.RiskLevel })
            .Select(g => new { g.Key.State, g.Key.RiskLevel, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var counts = new QueueCounts(cells.ToDictionary(c => (c.State, c.RiskLevel), c => c.Count));
        _counts[projectId] = (now, counts);
        return counts;
    }

    /// <summary>Makes the next count a fresh one: after a decision people expect to see it.</summary>
    public void Changed(Guid projectId) => _counts.TryRemove(projectId, out _);

    private static IEnumerable<RiskLevel?> Levels(RiskLevel? only, QueueCursor? after)
    {
        var levels = only is null ? HighestFirst : [only];
        return after is { } cursor ? levels.SkipWhile(l => l != cursor.Level) : levels;
    }
}
