using Microsoft.EntityFrameworkCore;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Cli.Checks;

/// <summary>The accounts of the staff, without a name or address of anybody.</summary>
internal static class StaffControls
{
    /// <summary>App keys and recovery codes lie sealed.</summary>
    public static Task<string?> SealedAsync(InstanceSettings settings, CancellationToken cancellationToken) => AskAsync(settings, async context =>
        await context.UserTokens.CountAsync(t => t.Value != null && !t.Value.StartsWith("sealed1:"), cancellationToken) is > 0 and var open
            ? $"{open} second steps lie in the clear: start the dashboard once, it seals them"
            : null);

    /// <summary>Everybody who has started has a second step.</summary>
    public static Task<string?> SecondStepsAsync(InstanceSettings settings, CancellationToken cancellationToken) => AskAsync(settings, async context =>
        await context.Users.CountAsync(u => !u.IsEnded && u.PasswordHash != null && !u.TwoFactorEnabled, cancellationToken) is > 0 and var without
            ? $"{without} accounts have a password and no second step yet"
            : null);

    /// <summary>Who ended keeps nothing but a name.</summary>
    public static Task<string?> EndedAsync(InstanceSettings settings, CancellationToken cancellationToken) => AskAsync(settings, async context =>
        await context.Users.CountAsync(u => u.IsEnded && (u.Email != null || u.PhoneNumber != null || u.PasswordHash != null), cancellationToken) is > 0 and var kept ? $"{kept} ended accounts keep an address" : null);

    private static async Task<string?> AskAsync(InstanceSettings settings, Func<StaffContext, Task<string?>> ask)
    {
        if (settings.UsesSqlite && !File.Exists(Path.Combine(settings.Folder, "staff.db")))
        {
            return null; // nobody was invited yet
        }

        var builder = new DbContextOptionsBuilder<StaffContext>();
        StorageSetup.Use(builder, settings.Storage.Provider, settings.StaffConnection);
        await using var context = new StaffContext(builder.Options);
        if (!settings.UsesSqlite && !await context.Database.SqlQueryRaw<bool>("SELECT to_regclass('staff_account') IS NOT NULL AS \"Value\"").SingleAsync())
        {
            return null; // likewise: the dashboard makes the tables at its first start
        }

        return await ask(context);
    }
}
