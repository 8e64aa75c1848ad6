using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>A story in a list: nothing that was written.</summary>
/// <param name="Urgent">True while it may tell of danger and nobody has taken that up.</param>
public sealed record QueueRow(Guid Id, StoryState State, RiskLevel? Risk, int? Length, int ToldWeek, ConsentLevel Consent, long Shuffle, bool Urgent, int ActivityWeek);

/// <summary>Where a page of the queue ends.</summary>
public readonly record struct QueueCursor(bool Urgent, RiskLevel? Level, long Shuffle)
{
    public static QueueCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('~');
        return parts.Length == 3 && long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var shuffle)
            ? new(parts[0] == "nu", Enum.TryParse<RiskLevel>(parts[1], out var level) ? level : null, shuffle)
            : null;
    }

    public override string ToString() => $"{(Urgent ? "nu" : "")}~{Level}~{Shuffle.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>A page of the queue.</summary>
/// <param name="Next">Where the next page starts; null at the end.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, QueueCursor? Next);

/// <summary>How many stories are in each state and level.</summary>
/// <param name="Urgent">Stories to review that may tell of danger.</param>
/// <param name="Trial">Test stories; they are in no other count.</param>
public sealed record QueueCounts(IReadOnlyDictionary<(StoryState State, RiskLevel? Risk), int> Cells, int Urgent = 0, int Trial = 0)
{
    public int Of(StoryState state) => Cells.Where(c => c.Key.State == state).Sum(c => c.Value);

    /// <summary>Stories a person has decided about, and all that a person can decide about.</summary>
    public (int Decided, int All) Progress
    {
        get
        {
            var decided = Of(StoryState.Included) + Of(StoryState.Excluded);
            return (decided, decided + Of(StoryState.ToReview) + Of(StoryState.OnHold) + Of(StoryState.Proposed));
        }
    }

    /// <summary>The same for one level.</summary>
    public (int Decided, int All) ProgressOf(RiskLevel level)
    {
        int In(StoryState state) => Cells.GetValueOrDefault((state, level));
        var decided = In(StoryState.Included) + In(StoryState.Excluded);
        return (decided, decided + In(StoryState.ToReview) + In(StoryState.OnHold) + In(StoryState.Proposed));
    }
}

/// <summary>The stories of a project: first those that may tell of danger, then by risk, the highest first; within a level in an order that tells nothing.</summary>
/// <remarks>Walks one index level by level, so that a page costs the same with a hundred stories as with a hundred thousand. Opens no story.</remarks>
public sealed class StoryQueue(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    public const int PageSize = 25;
    private static readonly TimeSpan CountsAge = TimeSpan.FromSeconds(15);
    private static readonly RiskLevel?[] HighestFirst = [RiskLevel.Exclude, RiskLevel.High, RiskLevel.Medium, RiskLevel.Low, null];
    private readonly ConcurrentDictionary<Guid, (long At, QueueCounts Counts)> _counts = new();

    /// <param name="actor">Stories this person passed on are left out.</param>
    /// <param name="after">The end of the page before; null for the first page.</param>
    public async Task<QueuePage> PageAsync(Guid projectId, QueueFilter filter, string actor, QueueCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var passed = await context.StoryPasses.Where(p => p.Account == actor).Select(p => p.StoryId).ToListAsync(cancellationToken);
        var rows = new List<QueueRow>();
        if (filter.Trial)
        {
            // Few, and of every state: somebody who practises wants to see what became of a try.
            return new(await Rows(context.Stories.AsNoTracking().Openable().Where(s => s.ProjectId == projectId && s.IsTest
                && s.State != StoryState.Pending && s.State != StoryState.Processing).OrderBy(s => s.Shuffle)).Take(size).ToListAsync(cancellationToken), null);
        }

        foreach (var (urgent, level) in Steps(filter.Risk, after))
        {
            var shuffle = after is { } cursor && cursor.Urgent == urgent && cursor.Level == level ? cursor.Shuffle : long.MinValue;
            var step = context.Stories.AsNoTracking().InUse()
                .Where(s => s.ProjectId == projectId && s.State == filter.State && s.Urgent == urgent && s.RiskLevel == level && s.Shuffle > shuffle);
            step = filter.Consent is { } consent ? step.Where(s => s.ConsentLevel == consent) : step;
            step = passed.Count > 0 && filter.State == StoryState.ToReview ? step.Where(s => !passed.Contains(s.Id)) : step;
            rows.AddRange(await Rows(step.OrderBy(s => s.Shuffle)).Take(size + 1 - rows.Count).ToListAsync(cancellationToken));
            if (rows.Count > size)
            {
                var last = rows[size - 1];
                return new([.. rows.Take(size)], new(last.Urgent, last.Risk, last.Shuffle));
            }
        }

        return new(rows, null);
    }

    /// <summary>The story that comes after this one; null at the end.</summary>
    public async Task<Guid?> AfterAsync(Guid projectId, QueueFilter filter, string actor, StoryRecord story, CancellationToken cancellationToken)
    {
        if (filter.Trial)
        {
            return null;
        }

        var page = await PageAsync(projectId, filter, actor, new(story.Urgent, story.RiskLevel, story.Shuffle), 1, cancellationToken);
        return page.Rows.Count > 0 ? page.Rows[0].Id : null;
    }

    /// <summary>This person would rather not read it: it leaves this person's queue and stays in everybody else's.</summary>
    public async Task PassAsync(Guid storyId, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.StoryPasses.AnyAsync(p => p.StoryId == storyId && p.Account == actor, cancellationToken))
        {
            context.StoryPasses.Add(new() { StoryId = storyId, Account = actor });
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>How many of the stories to review this person passed on.</summary>
    public async Task<int> PassedAsync(Guid projectId, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoryPasses.Where(p => p.Account == actor)
            .Join(context.Stories.InUse().Where(s => s.ProjectId == projectId && s.State == StoryState.ToReview), p => p.StoryId, s => s.Id, (p, _) => p).CountAsync(cancellationToken);
    }

    /// <summary>Takes back what this person passed on.</summary>
    public async Task UnpassAsync(Guid projectId, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.StoryPasses.Where(p => p.Account == actor && context.Stories.Any(s => s.Id == p.StoryId && s.ProjectId == projectId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whether this story is one of the project's.</summary>
    public async Task<bool> HoldsAsync(Guid projectId, Guid storyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stories.Openable().AnyAsync(s => s.Id == storyId && s.ProjectId == projectId, cancellationToken);
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
            .GroupBy(s => new { s.State, s.Urgent, s.RiskLevel })
            .Select(g => new { g.Key.State, g.Key.Urgent, g.Key.RiskLevel, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var trial = await context.Stories.Openable().CountAsync(s => s.ProjectId == projectId && s.IsTest && s.State != StoryState.Pending && s.State != StoryState.Processing, cancellationToken);
        var counts = new QueueCounts(
            cells.GroupBy(c => (c.State, c.RiskLevel)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            cells.Where(c => c.State == StoryState.ToReview && c.Urgent).Sum(c => c.Count),
            trial);
        _counts[projectId] = (now, counts);
        return counts;
    }

    /// <summary>Makes the next count a fresh one: after a decision people expect to see it.</summary>
    public void Changed(Guid projectId) => _counts.TryRemove(projectId, out _);

    private static IQueryable<QueueRow> Rows(IQueryable<StoryRecord> stories) =>
        stories.Select(s => new QueueRow(s.Id, s.State, s.RiskLevel, s.Length, s.ToldWeek, s.ConsentLevel, s.Shuffle, s.Urgent, s.ActivityWeek));

    /// <summary>What may tell of danger first, then the rest; each from the highest level down.</summary>
    private static IEnumerable<(bool Urgent, RiskLevel? Level)> Steps(RiskLevel? only, QueueCursor? after)
    {
        var levels = only is null ? HighestFirst : [only];
        var steps = new[] { true, false }.SelectMany(urgent => levels.Select(level => (urgent, level)));
        return after is { } cursor ? steps.SkipWhile(s => s != (cursor.Urgent, cursor.Level)) : steps;
    }
}
