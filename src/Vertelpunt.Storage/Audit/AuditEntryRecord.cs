namespace Vertelpunt.Storage.Audit;

/// <summary>One line of the audit log: who did what to which object, when and why, without content. Append-only, hash-chained.</summary>
public sealed class AuditEntryRecord
{
    public long Seq { get; set; }

    /// <summary>Unix milliseconds, UTC.</summary>
    public long At { get; set; }

    /// <summary>The account id of a staff member, "worker", "cli" or "system".</summary>
    public required string Actor { get; set; }

    /// <summary>A stable code: "story.read", "story.original", "story.decide", "pack.make", ...</summary>
    public required string Action { get; set; }

    /// <summary>Kind and id: "story:…", "project:…".</summary>
    public required string Object { get; set; }
    public string? Reason { get; set; }

    /// <summary>The project it happened in; null for what concerns an account or the whole installation.</summary>
    public Guid? ProjectId { get; set; }
    public required string PreviousHash { get; set; }
    public required string Hash { get; set; }
}
