using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>What became of a second person's word.</summary>
public enum SecondOutcome
{
    Done,

    /// <summary>The proposal is this person's own: somebody else has to agree.</summary>
    SamePerson,

    /// <summary>The story, or the proposal, changed in between; nothing was stored.</summary>
    Changed,
}

/// <summary>Records what people decide about stories and moves the stories accordingly. Rows are only ever added.</summary>
public sealed class StoryDecisions(
    IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, AuditLog audit, TimeProvider time)
{
    private static readonly StoryState[] Decidable = [StoryState.ToReview, StoryState.Proposed, StoryState.Included, StoryState.OnHold, StoryState.Excluded];

    /// <summary>Decides: include, include with edits, hold or exclude; or takes an earlier decision back.</summary>
    /// <returns>False when the story changed or went in between; nothing was stored then.</returns>
    public Task<bool> DecideAsync(StoryId id, int version, DecisionKind kind, string reason, string actor, CancellationToken cancellationToken) =>
        StoreAsync(id, version, kind, StateAfter(kind), isProposal: false, expected: null, reason, actor, cancellationToken);

    /// <summary>Proposes to include or exclude: it counts when a second person agrees.</summary>
    /// <returns>False when the story changed or went in between; nothing was stored then.</returns>
    public Task<bool> ProposeAsync(StoryId id, int version, DecisionKind kind, string reason, string actor, CancellationToken cancellationToken) =>
        kind is DecisionKind.Include or DecisionKind.IncludeWithEdits or DecisionKind.Exclude
            ? StoreAsync(id, version, kind, StoryState.Proposed, isProposal: true, expected: null, reason, actor, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only including and excluding are proposed.");

    /// <summary>A second person's word on the proposal that stands: with it the proposal counts, against it the story is on hold.</summary>
    /// <param name="proposed">What this person saw proposed: agreement with something else does not count.</param>
    public async Task<SecondOutcome> AnswerAsync(
        StoryId id, int version, DecisionKind proposed, bool agrees, string reason, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // That the proposal still stands is decided below, by the state.
        var last = await context.StoryDecisions.AsNoTracking().Where(d => d.StoryId == id.Value && d.StoryVersion == version && d.IsProposal)
            .OrderByDescending(d => d.DecidedAt).FirstOrDefaultAsync(cancellationToken);
        if (last is null || last.Kind != proposed)
        {
            return SecondOutcome.Changed;
        }

        if (last.DecidedBy == actor)
        {
            return SecondOutcome.SamePerson;
        }

        var kind = agrees ? proposed : DecisionKind.Disagreed;
        return await StoreAsync(id, version, kind, StateAfter(kind), isProposal: false, expected: StoryState.Proposed, reason, actor, cancellationToken)
            ? SecondOutcome.Done
            : SecondOutcome.Changed;
    }

    /// <summary>Records that a person took up the signs of danger in a story, or saw that there is none: it leaves the top of the queue.</summary>
    /// <returns>False when it had been taken up already.</returns>
    public async Task<bool> TakeUpAsync(StoryId id, bool wasDanger, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Stories.Openable().Where(s => s.Id == id.Value && s.Urgent).ExecuteUpdateAsync(s => s.SetProperty(r => r.Urgent, false), cancellationToken) != 1)
        {
            return false;
        }

        await audit.AppendAsync(actor, wasDanger ? "danger.taken-up" : "danger.none", $"story:{id}", null, cancellationToken);
        return true;
    }

    /// <summary>The decisions on a story, oldest first; reasons of an earlier version are gone with its key.</summary>
    public async Task<IReadOnlyList<StoryDecision>> ListAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var list = new List<StoryDecision>();
        foreach (var record in await context.StoryDecisions.AsNoTracking().Where(d => d.StoryId == id.Value).OrderBy(d => d.DecidedAt).ThenByDescending(d => d.IsProposal).ToListAsync(cancellationToken))
        {
            var dataKey = record.SealedReason is null ? null : await StoryVault.DataKeyAsync(keyContexts, projectKeys, id, record.StoryVersion, cancellationToken);
            var reason = dataKey is null ? "" : Envelope.Open<string>(dataKey, StoryPlaces.Reason(id, record.StoryVersion, record.Id), record.SealedReason);
            list.Add(new(id, record.StoryVersion, record.Kind, reason, record.DecidedBy, DateTimeOffset.FromUnixTimeMilliseconds(record.DecidedAt), record.IsProposal));
        }

        return list;
    }

    private static StoryState StateAfter(DecisionKind kind) => kind switch
    {
        DecisionKind.Include or DecisionKind.IncludeWithEdits => StoryState.Included,
        DecisionKind.Hold or DecisionKind.Disagreed => StoryState.OnHold,
        DecisionKind.Exclude => StoryState.Excluded,
        DecisionKind.TakenBack => StoryState.ToReview,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only the teller withdraws."),
    };

    private async Task<bool> StoreAsync(
        StoryId id, int version, DecisionKind kind, StoryState state, bool isProposal, StoryState? expected, string reason, string actor, CancellationToken cancellationToken)
    {
        if (await StoryVault.DataKeyAsync(keyContexts, projectKeys, id, version, cancellationToken) is not { } dataKey)
        {
            return false;
        }

        await audit.AppendAsync(actor, isProposal ? "story.propose" : "story.decide", $"story:{id}", kind.ToString(), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var from = expected is { } only ? [only] : Decidable;
        if (await context.Stories.Openable().Where(s => s.Id == id.Value && s.Version == version && from.Contains(s.State))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state), cancellationToken) != 1)
        {
            return false;
        }

        if (state != StoryState.Included)
        {
            await StoryErasure.RecallAsync(context, id, time, cancellationToken);
        }

        var decision = Guid.NewGuid();
        context.StoryDecisions.Add(new()
        {
            Id = decision,
            StoryId = id.Value,
            StoryVersion = version,
            Kind = kind,
            SealedReason = Envelope.Seal(dataKey, StoryPlaces.Reason(id, version, decision), reason),
            DecidedBy = actor,
            DecidedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            IsProposal = isProposal,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
