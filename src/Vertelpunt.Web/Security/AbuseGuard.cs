namespace Vertelpunt.Web.Security;

/// <summary>What is done with a request.</summary>
public enum Admission
{
    Admitted,

    /// <summary>Too many in a short time; in a minute it works again.</summary>
    Slow,

    /// <summary>Refused for some hours after a long flood.</summary>
    Blocked,
}

/// <summary>Limits per visitor, in memory only: a restart forgets them all.</summary>
/// <remarks>
/// Generous, because a class or a community centre shares one address. The tight limit is on codes that are not found, and counts those
/// only: somebody who types the right code is never kept out by another's guesses.
/// </remarks>
public sealed class AbuseGuard(TimeProvider time)
{
    public const int RequestsPerMinute = 900;
    public const int WrongCodesPerMinute = 20;

    /// <summary>So many refusals within <see cref="FloodTime"/> make a block.</summary>
    public const int RefusalsBeforeBlock = 600;

    private const int MostVisitors = 50_000;

    public static TimeSpan FloodTime { get; } = TimeSpan.FromMinutes(10);

    public static TimeSpan BlockTime { get; } = TimeSpan.FromHours(8);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Visitor> _visitors = [];
    private readonly Dictionary<string, DateTimeOffset> _blocks = [];

    /// <summary>Counts one request of the visitor with these marks.</summary>
    public Admission Admit(string mark, string? previous)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (IsBlocked(mark, now) || (previous is not null && IsBlocked(previous, now)))
            {
                return Admission.Blocked;
            }

            var visitor = Find(mark, now);
            if (++visitor.Requests <= RequestsPerMinute)
            {
                return Admission.Admitted;
            }

            if (++visitor.Refusals >= RefusalsBeforeBlock)
            {
                _blocks[mark] = now + BlockTime;
                return Admission.Blocked;
            }

            return Admission.Slow;
        }
    }

    /// <summary>Whether the visitor may try a code now.</summary>
    public bool MayTryCode(string mark)
    {
        lock (_lock)
        {
            return Find(mark, time.GetUtcNow()).WrongCodes < WrongCodesPerMinute;
        }
    }

    /// <summary>Counts a code that was not found.</summary>
    public void CountWrongCode(string mark)
    {
        lock (_lock)
        {
            Find(mark, time.GetUtcNow()).WrongCodes++;
        }
    }

    /// <summary>Keeps the visitor out for <see cref="BlockTime"/>.</summary>
    public void Block(string mark)
    {
        lock (_lock)
        {
            _blocks[mark] = time.GetUtcNow() + BlockTime;
        }
    }

    private bool IsBlocked(string mark, DateTimeOffset now)
    {
        if (!_blocks.TryGetValue(mark, out var until))
        {
            return false;
        }

        if (now < until)
        {
            return true;
        }

        _blocks.Remove(mark);
        return false;
    }

    private Visitor Find(string mark, DateTimeOffset now)
    {
        if (!_visitors.TryGetValue(mark, out var visitor))
        {
            if (_visitors.Count >= MostVisitors)
            {
                Forget(now);
            }

            _visitors[mark] = visitor = new() { Minute = now, Flood = now };
        }

        if (now - visitor.Minute >= TimeSpan.FromMinutes(1))
        {
            visitor.Minute = now;
            visitor.Requests = 0;
            visitor.WrongCodes = 0;
        }

        if (now - visitor.Flood >= FloodTime)
        {
            visitor.Flood = now;
            visitor.Refusals = 0;
        }

        return visitor;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in _visitors.Where(v => now - v.Value.Minute >= TimeSpan.FromMinutes(1)).Select(v => v.Key).ToList())
        {
            _visitors.Remove(old);
        }

        if (_visitors.Count >= MostVisitors)
        {
            _visitors.Clear(); // memory comes before limits
        }

        foreach (var over in _blocks.Where(b => now >= b.Value).Select(b => b.Key).ToList())
        {
            _blocks.Remove(over);
        }
    }

    private sealed class Visitor
    {
        public DateTimeOffset Minute;
        public DateTimeOffset Flood;
        public int Requests;
        public int WrongCodes;
        public int Refusals;
    }
}
