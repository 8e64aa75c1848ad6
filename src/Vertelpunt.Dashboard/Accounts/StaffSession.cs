namespace Vertelpunt.Dashboard.Accounts;

/// <summary>One browser in which somebody is signed in. Without an address: a kind of device is enough to recognise one's own.</summary>
public sealed class StaffSession
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>A browser and a system, such as "Firefox, Windows".</summary>
    public string Device { get; set; } = "";

    /// <summary>Unix milliseconds, UTC.</summary>
    public long StartedAt { get; set; }

    /// <summary>Unix milliseconds, UTC; kept to the minute.</summary>
    public long SeenAt { get; set; }
}
