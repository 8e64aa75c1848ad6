using Microsoft.EntityFrameworkCore;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>The open sessions: a cookie is worth nothing without its row here, so that ending a session works at once.</summary>
public sealed class StaffSessions(StaffContext context, TimeProvider time)
{
    private const long Minute = 60_000;

    /// <summary>Opens a session and forgets, of all accounts, those that have run out.</summary>
    public async Task<Guid> StartAsync(Guid accountId, string device, CancellationToken cancellationToken)
    {
        var now = Now();
        var oldest = now - (long)StaffDesk.SessionLimit.TotalMilliseconds;
        var quietest = now - (long)StaffDesk.IdleLimit.TotalMilliseconds;
        await context.Sessions.Where(s => s.StartedAt < oldest || s.SeenAt < quietest).ExecuteDeleteAsync(cancellationToken);
        var session = new StaffSession { Id = Guid.NewGuid(), AccountId = accountId, Device = device, StartedAt = now, SeenAt = now };
        context.Sessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
        context.Entry(session).State = EntityState.Detached;
        return session.Id;
    }

    /// <summary>Notes that the session was used. False when it was ended, or has run out by idling or by age.</summary>
    public async Task<bool> TouchAsync(Guid id, Guid accountId, CancellationToken cancellationToken)
    {
        var now = Now();
        if (await context.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.AccountId == accountId, cancellationToken) is not { } session)
        {
            return false;
        }

        if (now - session.StartedAt > StaffDesk.SessionLimit.TotalMilliseconds || now - session.SeenAt > StaffDesk.IdleLimit.TotalMilliseconds)
        {
            await EndAsync(accountId, id, cancellationToken);
            return false;
        }

        if (now - session.SeenAt >= Minute)
        {
            var minute = now / Minute * Minute;
            await context.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, minute), cancellationToken);
        }

        return true;
    }

    /// <summary>The sessions of an account that can still be used, newest first.</summary>
    public async Task<IReadOnlyList<StaffSession>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = Now();
        var oldest = now - (long)StaffDesk.SessionLimit.TotalMilliseconds;
        var quietest = now - (long)StaffDesk.IdleLimit.TotalMilliseconds;
        return await context.Sessions.AsNoTracking().Where(s => s.AccountId == accountId && s.StartedAt >= oldest && s.SeenAt >= quietest)
            .OrderByDescending(s => s.StartedAt).ToListAsync(cancellationToken);
    }

    /// <summary>False when the account has no such session.</summary>
    public async Task<bool> EndAsync(Guid accountId, Guid id, CancellationToken cancellationToken) =>
        await context.Sessions.Where(s => s.AccountId == accountId && s.Id == id).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>Ends all sessions of an account but one.</summary>
    /// <param name="except">The session that stays; null ends all.</param>
    /// <returns>How many were ended.</returns>
    public Task<int> EndOthersAsync(Guid accountId, Guid? except, CancellationToken cancellationToken) =>
        context.Sessions.Where(s => s.AccountId == accountId && s.Id != except).ExecuteDeleteAsync(cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
