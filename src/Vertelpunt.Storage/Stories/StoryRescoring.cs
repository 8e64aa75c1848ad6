using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Storage.Stories;

/// <summary>What one version of the pipeline estimated.</summary>
/// <param name="K">How many people fit; see <see cref="RiskAssessment.K"/>.</param>
public sealed record StoryScore(string PipelineVersion, Week Scored, RiskLevel Level, double K);

/// <summary>What became of asking to run stories again.</summary>
/// <param name="Again">Stories that wait for a worker now.</param>
/// <param name="Kept">Stories of an older version that keep what people did to them.</param>
/// <param name="UpToDate">Stories that this version made already.</param>
public sealed record RescoreResult(int Again, int Kept, int UpToDate);

/// <summary>Sends stories through a newer pipeline, and keeps what each version thought of them.</summary>
public sealed class StoryRescoring(IDbContextFactory<StoriesContext> contexts, AuditLog audit)
{
    /// <summary>Lets every story of the project that an older pipeline made, and that nobody edited or decided on, wait for a worker again; stories that failed as well.</summary>
    /// <remarks>
    /// What people did is never undone by a program: a story with an edit or a decision keeps its findings, text and level. Frozen stories and those objected to are left alone.
    /// Until a worker comes nothing of these stories is shown. Safe to run twice, and while people work.
    /// </remarks>
    /// <param name="pipelineVersion">The version that should have made them.</param>
    public async Task<RescoreResult> RunAsync(Guid projectId, string pipelineVersion, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var made = context.Stories.Where(s => s.ProjectId == projectId && !s.Restricted && !s.Objected && s.State != StoryState.Pending && s.State != StoryState.Processing);
        var results = context.StoryResults;
        var current = made.Where(s => results.Any(r => r.StoryId == s.Id && r.StoryVersion == s.Version && r.Step == StoryResultRecord.Processed && r.PipelineVersion == pipelineVersion));
        var upToDate = await current.CountAsync(cancellationToken);
        var all = await made.CountAsync(cancellationToken);
        await audit.AppendAsync(actor, "story.rescore", $"project:{projectId:N}", $"to {pipelineVersion}", cancellationToken);

        // Checkpoint: one update decides, so that a first edit or decision that comes at the same moment is either seen or finds the story waiting.
        var again = await made
            .Where(s => s.State == StoryState.Failed
                || (s.State == StoryState.ToReview
                    && !results.Any(r => r.StoryId == s.Id && r.StoryVersion == s.Version && (r.Step == StoryResultRecord.Edited || r.PipelineVersion == pipelineVersion))
                    && !context.StoryDecisions.Any(d => d.StoryId == s.Id && d.StoryVersion == s.Version)))
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.State, StoryState.Pending).SetProperty(r => r.Attempts, 0).SetProperty(r => r.Failure, (string?)null),
                cancellationToken);
        return new(again, all - upToDate - again, upToDate);
    }

    /// <summary>What each version of the pipeline thought of a story as it is now, the newest first.</summary>
    public async Task<IReadOnlyList<StoryScore>> OfAsync(StoryId id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await OfAsync(context, id, version, cancellationToken);
    }

    internal static async Task<IReadOnlyList<StoryScore>> OfAsync(StoriesContext context, StoryId id, int version, CancellationToken cancellationToken) =>
        [.. (await context.StoryScores.AsNoTracking().Where(s => s.StoryId == id.Value && s.StoryVersion == version).OrderByDescending(s => s.ScoredWeek).ToListAsync(cancellationToken))
            .Select(s => new StoryScore(s.PipelineVersion, new(s.ScoredWeek), s.RiskLevel, s.RiskK))];
}
