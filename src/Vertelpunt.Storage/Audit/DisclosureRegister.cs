using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Audit;

/// <summary>The register of legal demands (LL-3, SC-14): who asked on what ground, what two persons decided, and what was given.</summary>
/// <remarks>Each step is in the audit log before it is stored. Entries are never removed by the program.</remarks>
public sealed class DisclosureRegister(IDbContextFactory<StoriesContext> contexts, StaffSecrets secrets, AuditLog audit, TimeProvider time)
{
    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secrets.KeyEncryptionKey, 32, info: "vertelpunt disclosure register"u8.ToArray());

    /// <summary>The project's entries, newest first.</summary>
    public async Task<IReadOnlyList<Disclosure>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.Disclosures.AsNoTracking().Where(d => d.ProjectId == projectId).OrderByDescending(d => d.EnteredAt).ToListAsync(cancellationToken)).Select(Open)];
    }

    /// <summary>One entry; null when the project has no such entry.</summary>
    public async Task<Disclosure?> FindAsync(Guid projectId, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Disclosures.AsNoTracking().FirstOrDefaultAsync(d => d.ProjectId == projectId && d.Id == id, cancellationToken) is { } record ? Open(record) : null;
    }

    /// <summary>Enters a demand.</summary>
    public async Task<Guid> AddAsync(Guid projectId, Demand demand, string by, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        await audit.AppendAsync(by, "disclosure.add", $"disclosure:{id:N}", null, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Disclosures.Add(new()
        {
            Id = id,
            ProjectId = projectId,
            EnteredAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Status = DisclosureStatus.Entered,
            EnteredBy = by,
            Revision = 1,
            Sealed = Seal(id, new(demand, null, [])),
        });
        await context.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>The first person decides. False when somebody else changed the entry meanwhile, or it is closed.</summary>
    public Task<bool> DecideAsync(Guid projectId, Disclosure entry, DisclosureOutcome outcome, string given, string why, string by, CancellationToken cancellationToken) =>
        entry.Status == DisclosureStatus.Agreed
            ? Task.FromResult(false)
            : StoreAsync(
                projectId, entry, DisclosureStatus.Decided, new(entry.Demand, new(outcome, given, why, time.GetUtcNow().ToUnixTimeMilliseconds()), entry.Opinions),
                by, agreedBy: null, by, "disclosure.decide", outcome.ToString(), cancellationToken);

    /// <summary>A second person agrees, and the entry closes; or does not, and the first has to decide anew.</summary>
    /// <returns>False when there is nothing to agree to, somebody else changed it meanwhile, or it is the first person again.</returns>
    public Task<bool> SecondAsync(Guid projectId, Disclosure entry, bool agrees, string why, string by, CancellationToken cancellationToken) =>
        entry.Status != DisclosureStatus.Decided || entry.DecidedBy == by
            ? Task.FromResult(false)
            : StoreAsync(
                projectId, entry, agrees ? DisclosureStatus.Agreed : DisclosureStatus.Entered,
                new(entry.Demand, entry.Decision, [.. entry.Opinions, new(by, agrees, why, time.GetUtcNow().ToUnixTimeMilliseconds())]),
                entry.DecidedBy, agrees ? by : null, by, agrees ? "disclosure.agree" : "disclosure.refuse", reason: null, cancellationToken);

    private async Task<bool> StoreAsync(
        Guid projectId, Disclosure entry, DisclosureStatus status, Content content, string? decidedBy, string? agreedBy, string actor, string action, string? reason, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Disclosures.AnyAsync(d => d.ProjectId == projectId && d.Id == entry.Id && d.Revision == entry.Revision, cancellationToken))
        {
            return false;
        }

        await audit.AppendAsync(actor, action, $"disclosure:{entry.Id:N}", reason, cancellationToken);
        var bytes = Seal(entry.Id, content);
        return await context.Disclosures.Where(d => d.ProjectId == projectId && d.Id == entry.Id && d.Revision == entry.Revision).ExecuteUpdateAsync(
            s => s.SetProperty(d => d.Status, status).SetProperty(d => d.Sealed, bytes).SetProperty(d => d.DecidedBy, decidedBy)
                .SetProperty(d => d.AgreedBy, agreedBy).SetProperty(d => d.Revision, d => d.Revision + 1),
            cancellationToken) == 1;
    }

    private byte[] Seal(Guid id, Content content) => Envelope.Seal(_key, Place(id), content);

    private Disclosure Open(DisclosureRecord record)
    {
        var content = Envelope.Open<Content>(_key, Place(record.Id), record.Sealed);
        return new(record.Id, record.Status, content.Demand, content.Decision, content.Opinions, record.EnteredBy, record.DecidedBy, record.AgreedBy, record.EnteredAt, record.Revision);
    }

    private static string Place(Guid id) => $"disclosure|{id:N}|1";

    private sealed record Content(Demand Demand, DisclosureDecision? Decision, IReadOnlyList<SecondOpinion> Opinions);
}
