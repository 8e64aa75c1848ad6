using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>The accounts database. The tables are made by the numbered scripts in Schema, not by the mapping.</summary>
public sealed partial class StaffContext(DbContextOptions<StaffContext> options) : IdentityUserContext<StaffAccount, Guid>(options)
{
    public DbSet<StaffMembership> Memberships => Set<StaffMembership>();

    public DbSet<StaffSession> Sessions => Set<StaffSession>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>(account =>
        {
            account.ToTable("staff_account");
            account.Property(a => a.LockoutEnd).HasConversion(new ValueConverter<DateTimeOffset?, long?>(
                at => at == null ? null : at.Value.ToUnixTimeMilliseconds(),
                ms => ms == null ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms.Value)));
        });
        builder.Entity<IdentityUserToken<Guid>>().ToTable("staff_token");
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("staff_passkey").HasKey(p => p.CredentialId);
            passkey.OwnsOne(p => p.Data).ToJson("data");
        });
        builder.Entity<StaffSession>().ToTable("staff_session");
        builder.Entity<StaffMembership>().ToTable("staff_membership").HasKey(m => new { m.AccountId, m.ProjectId, m.Role });
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(WordStart().Replace(property.Name, "_$1").ToLowerInvariant());
                property.ValueGenerated = ValueGenerated.Never;
            }
        }
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();
}
