using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Feedback;

/// <summary>What a visitor thought of telling here. All optional.</summary>
/// <param name="Ease">1 (hard) to 5 (easy), or null.</param>
/// <param name="Words">In the visitor's words, at most 1,000 characters, or null.</param>
public sealed record VisitorFeedback(int? Ease, string? Words)
{
    /// <inheritdoc/>
    public override string ToString() => $"VisitorFeedback({Words?.Length ?? 0} characters)";
}

/// <summary>Takes feedback that shares no id, time or order with any story; only totals and sealed words are kept.</summary>
public sealed class FeedbackBox(IDbContextFactory<StoriesContext> contexts)
{
    private static readonly byte[] Info = "vertelpunt feedback"u8.ToArray();

    public async Task PutAsync(Guid projectId, VisitorFeedback feedback, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var key = await context.ProjectKeys.AsNoTracking().Where(k => k.ProjectId == projectId && k.RetiredAt == null).FirstAsync(cancellationToken);
        var id = Guid.NewGuid();
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(feedback, SealedJson.Options);
        var padded = new byte[(json.Length + 2047) / 2048 * 2048];
        padded.AsSpan().Fill((byte)' '); // JSON allows trailing spaces: the length tells nothing
        json.CopyTo(padded, 0);
        byte[] bytes = [.. key.Id.ToByteArray(), .. Hpke.Seal(key.PublicKey, Info, id.ToByteArray(), padded)];
        context.Feedback.Add(new() { Id = id, ProjectId = projectId, Sealed = bytes });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>All feedback of a project, in the order of its random ids; staff side only, hence the keys.</summary>
    public async Task<IReadOnlyList<VisitorFeedback>> ReadAsync(Guid projectId, ProjectKeys keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = new List<VisitorFeedback>();
        foreach (var record in await context.Feedback.AsNoTracking().Where(f => f.ProjectId == projectId).ToListAsync(cancellationToken))
        {
            var pair = await keys.OpenAsync(new Guid(record.Sealed.AsSpan(0, 16)), cancellationToken);
            var json = Hpke.Open(pair, Info, record.Id.ToByteArray(), record.Sealed.AsSpan(16));
            all.Add(System.Text.Json.JsonSerializer.Deserialize<VisitorFeedback>(json, SealedJson.Options)!); // written by this class
        }

        return all;
    }
}
