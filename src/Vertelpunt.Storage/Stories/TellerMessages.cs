using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>A message of the project to a teller.</summary>
/// <param name="Text">In the project's words.</param>
public sealed record TellerMessage(Guid Id, Week Written, string Text)
{
    /// <summary>The length only: it may speak of what the teller wrote.</summary>
    public override string ToString() => $"TellerMessage({Text.Length} characters)";
}

/// <summary>Messages that wait for a teller until the next visit. Nobody is told of them elsewhere: there is no address to send to.</summary>
public sealed class TellerMessages(
    IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, AuditLog audit, TimeProvider time)
{
    /// <summary>The most a message may hold, in UTF-16 units.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Leaves a message. Logged.</summary>
    /// <returns>False when the story went, changed, is frozen, or has no way back; nothing was stored then.</returns>
    public async Task<bool> WriteAsync(StoryId id, int version, string text, string actor, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxLength);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Stories.Openable().AnyAsync(s => s.Id == id.Value && s.Version == version && s.LookupId != null, cancellationToken)
            || await StoryVault.DataKeyAsync(keyContexts, projectKeys, id, version, cancellationToken) is not { } dataKey)
        {
            return false;
        }

        var message = Guid.NewGuid();
        context.TellerMessages.Add(new()
        {
            Id = message,
            StoryId = id.Value,
            StoryVersion = version,
            Sealed = Envelope.Seal(dataKey, StoryPlaces.Message(id, version, message), text),
            WrittenWeek = Week.Of(time.GetUtcNow()).Number,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await audit.AppendAsync(actor, "teller.message", $"story:{id}", null, cancellationToken);
        return true;
    }

    /// <summary>What was written to the teller of this version, oldest first.</summary>
    public async Task<IReadOnlyList<TellerMessage>> ListAsync(StoryId id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.TellerMessages.AnyAsync(m => m.StoryId == id.Value, cancellationToken)
            || await StoryVault.DataKeyAsync(keyContexts, projectKeys, id, version, cancellationToken) is not { } dataKey)
        {
            return [];
        }

        return await OpenAsync(context, id, version, dataKey, cancellationToken);
    }

    internal static async Task<IReadOnlyList<TellerMessage>> OpenAsync(
        StoriesContext context, StoryId id, int version, byte[] dataKey, CancellationToken cancellationToken)
    {
        var records = await context.TellerMessages.AsNoTracking().Where(m => m.StoryId == id.Value && m.StoryVersion == version)
            .OrderBy(m => m.WrittenWeek).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return [.. records.Select(m => new TellerMessage(m.Id, new(m.WrittenWeek), Envelope.Open<string>(dataKey, StoryPlaces.Message(id, version, m.Id), m.Sealed)))];
    }
}
