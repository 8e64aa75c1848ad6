using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Storage.Stories;

/// <summary>How many stories go in one month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record ErasureMonth(DateOnly Month, int Stories);

/// <summary>What a project keeps and when it goes.</summary>
/// <param name="Frozen">Stories their tellers froze; they wait longer (<see cref="Erasure.FrozenDays"/>) and go then.</param>
/// <param name="Objected">Stories kept for their tellers' own rereading only.</param>
/// <param name="Overdue">Stories and drafts that should have been erased already: the job does not run.</param>
/// <param name="Themes">What remains of stories that went: a count per theme.</param>
public sealed record RetentionState(
    int Stories, int Drafts, int Frozen, int Objected, int Overdue, IReadOnlyList<ErasureMonth> Months, IReadOnlyList<(string Theme, int Stories)> Themes);

/// <summary>What goes when, for who watches over it. Counts only, never a story.</summary>
public sealed class RetentionOverview(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    public async Task<RetentionState> OfAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var stories = context.Stories.AsNoTracking().Where(s => s.ProjectId == project.Id && !s.IsTest);
        var weeks = await stories.GroupBy(s => new { s.ActivityWeek, s.Restricted }).Select(g => new { Week = g.Key.ActivityWeek, Frozen = g.Key.Restricted, Stories = g.Count() }).ToListAsync(cancellationToken);
        var drafts = await context.Drafts.AsNoTracking().Where(d => d.ProjectId == project.Id).GroupBy(d => d.ActivityWeek).Select(g => new { Week = g.Key, Drafts = g.Count() }).ToListAsync(cancellationToken);

        // One week of patience: the job runs daily, and the last day counts.
        var overdue = weeks.Where(w => Erasure.DayOfStory(new(w.Week), project.Settings, w.Frozen).AddDays(7) < today).Sum(w => w.Stories)
            + drafts.Where(w => Erasure.Day(new(w.Week), project.Settings.DraftDays).AddDays(7) < today).Sum(w => w.Drafts);
        return new(
            weeks.Sum(w => w.Stories),
            drafts.Sum(d => d.Drafts),
            await stories.CountAsync(s => s.Restricted, cancellationToken),
            await stories.CountAsync(s => s.Objected, cancellationToken),
            overdue,
            [.. weeks.GroupBy(w => FirstOf(Erasure.DayOfStory(new(w.Week), project.Settings, w.Frozen))).Select(g => new ErasureMonth(g.Key, g.Sum(w => w.Stories))).OrderBy(m => m.Month)],
            [.. (await context.ThemeCounters.AsNoTracking().Where(t => t.ProjectId == project.Id).OrderByDescending(t => t.Stories).ToListAsync(cancellationToken)).Select(t => (t.Theme, t.Stories))]);
    }

    /// <summary>How much is overdue in all projects together.</summary>
    public async Task<int> OverdueAsync(IReadOnlyList<Project> projects, CancellationToken cancellationToken)
    {
        var overdue = 0;
        foreach (var project in projects)
        {
            overdue += (await OfAsync(project, cancellationToken)).Overdue;
        }

        return overdue;
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
