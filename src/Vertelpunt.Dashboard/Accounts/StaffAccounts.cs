using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Makes and finds staff accounts.</summary>
public sealed class StaffAccounts(IServiceScopeFactory scopes, StorageOptions storage)
{
    /// <summary>Brings the accounts database to the newest schema; safe at every start.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StaffContext>();
        await SchemaMigrator.ApplyAsync(context.Database.GetDbConnection(), storage.Provider, typeof(StaffAccounts).Assembly, "staff", cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SealedStaffStore>().SealOldAsync(cancellationToken);
    }

    /// <summary>Makes the account when it is not there yet, and gives it these roles in these projects. An existing password is left as it is.</summary>
    /// <exception cref="ArgumentException">The password is too short or too common, or the address is not one; the message says which.</exception>
    public async Task<Guid> EnsureAsync(
        string email, string password, string name, IReadOnlyCollection<StaffRole> roles, IReadOnlyCollection<Guid> projects, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = await users.FindByEmailAsync(email);
        if (account is null)
        {
            account = new() { Id = Guid.NewGuid(), UserName = email, Email = email, EmailConfirmed = true, Name = name };
            var result = await users.CreateAsync(account, password);
            if (!result.Succeeded)
            {
                throw new ArgumentException(string.Join(' ', result.Errors.Select(e => e.Description)));
            }
        }

        var context = scope.ServiceProvider.GetRequiredService<StaffContext>();
        var known = await context.Memberships.Where(m => m.AccountId == account.Id).ToListAsync(cancellationToken);
        foreach (var project in projects)
        {
            foreach (var role in roles.Where(r => !known.Any(k => k.ProjectId == project && k.Role == r)))
            {
                context.Memberships.Add(new() { AccountId = account.Id, ProjectId = project, Role = role });
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return account.Id;
    }

    /// <summary>The names of accounts, for screens that show who did something. Unknown ids are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StaffContext>();
        return await context.Users.AsNoTracking().Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id.ToString("N"), u => u.Name, cancellationToken);
    }
}
