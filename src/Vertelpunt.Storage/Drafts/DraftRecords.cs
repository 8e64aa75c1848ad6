namespace Vertelpunt.Storage.Drafts;

/// <summary>An unfinished narrative, sealed under a key that only the code yields.</summary>
public sealed class DraftRecord
{
    /// <summary>Derived from the code under a pepper; 64 hexadecimal digits.</summary>
    public required string LookupId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid LinkId { get; set; }
    public int FormVersion { get; set; }

    /// <summary>1 at the first save, one more at each.</summary>
    public int Version { get; set; }

    /// <summary>The idempotency key of the last save.</summary>
    public required string SaveKey { get; set; }
    public required byte[] Sealed { get; set; }

    /// <summary><see cref="Domain.Stories.Week"/> of the last save: the clock for erasure.</summary>
    public int ActivityWeek { get; set; }
}

/// <summary>A teller's visit. The row opens only with the id in the teller's cookie, and is gone when the visit ends.</summary>
public sealed class TellerSessionRecord
{
    /// <summary>SHA-256 of the session id, hexadecimal.</summary>
    public required string IdHash { get; set; }
    public required byte[] Sealed { get; set; }

    /// <summary>Unix milliseconds, rounded up to whole minutes.</summary>
    public long IdleUntil { get; set; }
    public long EndsAt { get; set; }
}
