using Microsoft.EntityFrameworkCore;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Takes somebody out of a project; who then belongs to none has no account any more.</summary>
public sealed class StaffEnding(StaffContext context)
{
    /// <summary>Ends the roles in this project at once. In the last project it ends the account: address, telephone number, password, second step, passkeys and sessions are erased.</summary>
    /// <remarks>The name stays: decisions and audit log must keep telling who did what.</remarks>
    /// <returns>Whether the account itself was ended.</returns>
    public async Task<bool> EndAsync(Guid accountId, Guid projectId, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Memberships.Where(m => m.AccountId == accountId && m.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        await context.Sessions.Where(s => s.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        var last = !await context.Memberships.AnyAsync(m => m.AccountId == accountId, cancellationToken);
        if (last)
        {
            await context.UserTokens.Where(t => t.UserId == accountId).ExecuteDeleteAsync(cancellationToken);
            await context.UserPasskeys.Where(p => p.UserId == accountId).ExecuteDeleteAsync(cancellationToken);
            await context.Users.Where(u => u.Id == accountId).ExecuteUpdateAsync(
                s => s.SetProperty(u => u.IsEnded, true)
                    .SetProperty(u => u.TwoFactorEnabled, false)
                    .SetProperty(u => u.PasswordHash, (string?)null)
                    .SetProperty(u => u.UserName, (string?)null)
                    .SetProperty(u => u.NormalizedUserName, (string?)null)
                    .SetProperty(u => u.Email, (string?)null)
                    .SetProperty(u => u.NormalizedEmail, (string?)null)
                    .SetProperty(u => u.PhoneNumber, (string?)null)
                    .SetProperty(u => u.LinkMadeAt, (long?)null)
                    .SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return last;
    }
}
