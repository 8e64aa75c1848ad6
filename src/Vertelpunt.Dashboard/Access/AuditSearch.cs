using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Dashboard.Access;

/// <summary>What to look for in the audit log; null or empty means anything.</summary>
/// <param name="From">First day, Dutch time.</param>
/// <param name="Until">Last day, Dutch time.</param>
public sealed record AuditQuestion(string? Who, string? What, string? About, DateOnly? From, DateOnly? Until);

/// <summary>Reads one project's part of the audit log: what happened in it, what its people did with their accounts, and what concerns the installation.</summary>
public sealed class AuditSearch(IDbContextFactory<StoriesContext> contexts, StaffContext staff)
{
    // What no person does.
    private static readonly string[] Machines = ["worker", "cli", "system"];

    /// <summary>The lines that fit, newest first.</summary>
    /// <param name="before">Only lines with a lower number; null begins at the newest.</param>
    public async Task<IReadOnlyList<AuditEntryRecord>> FindAsync(
        Guid projectId, AuditQuestion question, IReadOnlyDictionary<string, string> names, long? before, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await OfProjectAsync(context, projectId, cancellationToken);
        if (!string.IsNullOrWhiteSpace(question.What))
        {
            entries = entries.Where(a => a.Action == question.What);
        }

        if (question.Who?.Trim() is { Length: > 0 } who)
        {
            var ids = names.Where(n => n.Value.Contains(who, StringComparison.CurrentCultureIgnoreCase)).Select(n => n.Key).Append(who).ToList();
            entries = entries.Where(a => ids.Contains(a.Actor));
        }

        if (question.About?.Trim() is { Length: > 0 } about)
        {
            entries = entries.Where(a => a.Object.Contains(about));
        }

        if (question.From is { } from)
        {
            var start = StartOf(from);
            entries = entries.Where(a => a.At >= start);
        }

        if (question.Until is { } until)
        {
            var end = StartOf(until.AddDays(1));
            entries = entries.Where(a => a.At < end);
        }

        if (before is { } number)
        {
            entries = entries.Where(a => a.Seq < number);
        }

        return await entries.OrderByDescending(a => a.Seq).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Who opened the original of a story, newest first: shown beside the story, so that the others who review it see it.</summary>
    public async Task<IReadOnlyList<AuditEntryRecord>> OpeningsAsync(StoryId story, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = $"story:{story}";
        return await context.AuditEntries.AsNoTracking().Where(a => a.Action == "story.original" && a.Object == about).OrderByDescending(a => a.Seq).ToListAsync(cancellationToken);
    }

    /// <summary>The kinds of line there are.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (await OfProjectAsync(context, projectId, cancellationToken)).Select(a => a.Action).Distinct().OrderBy(a => a).ToListAsync(cancellationToken);
    }

    /// <summary>A date as a form gives it.</summary>
    public static DateOnly? DateOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private async Task<IQueryable<AuditEntryRecord>> OfProjectAsync(StoriesContext context, Guid projectId, CancellationToken cancellationToken)
    {
        var people = (await staff.Memberships.Where(m => m.ProjectId == projectId).Select(m => m.AccountId).Distinct().ToListAsync(cancellationToken)).Select(id => id.ToString("N")).ToList();
        people.AddRange(Machines);
        return context.AuditEntries.AsNoTracking().Where(a => a.ProjectId == projectId || (a.ProjectId == null && people.Contains(a.Actor)));
    }

    private static long StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, ProjectStore.DutchTime.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }
}
