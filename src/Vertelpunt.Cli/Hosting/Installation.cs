using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Hosting;

/// <summary>What an installation consists of besides its settings: folders, key files, databases.</summary>
internal static class Installation
{
    /// <summary>Brings the databases to the newest schema, and makes the key files of an embedded installation that does not exist yet.</summary>
    /// <remarks>Where databases exist, missing keys are an error: new ones would open nothing, and hide the loss.</remarks>
    public static async Task PrepareAsync(InstanceSettings settings, IReadOnlySet<Role> roles, CancellationToken cancellationToken)
    {
        PrivateFolder.Ensure(settings.Folder);
        if (settings.UsesSqlite && !File.Exists(Path.Combine(settings.Folder, "stories.db")))
        {
            CreateKeys(settings, site: true, staff: true);
        }

        if (roles.Contains(Role.Site))
        {
            SiteSecrets.Read(settings.SiteSecretsFolder);
        }

        if (roles.Contains(Role.Dashboard) || roles.Contains(Role.Worker))
        {
            StaffSecrets.Read(settings.StaffSecretsFolder);
        }

        await using var services = Services(settings);
        await services.GetRequiredService<SchemaMigrator>().ApplyAsync(cancellationToken);
    }

    /// <summary>Makes the key files that are not there yet.</summary>
    public static void CreateKeys(InstanceSettings settings, bool site, bool staff)
    {
        PrivateFolder.Ensure(settings.Folder);
        if (site)
        {
            SiteSecrets.CreateOrRead(PrivateFolder.Ensure(settings.SiteSecretsFolder));
        }

        if (staff)
        {
            StaffSecrets.CreateOrRead(PrivateFolder.Ensure(settings.StaffSecretsFolder));
        }
    }

    /// <summary>The databases, without any key.</summary>
    public static ServiceProvider Services(InstanceSettings settings) =>
        new ServiceCollection().AddLogging(b => b.ClearProviders()).AddVertelpuntStorage(settings.Storage).BuildServiceProvider();

    /// <summary>The databases and the staff's keys.</summary>
    public static ServiceProvider StaffServices(InstanceSettings settings) =>
        new ServiceCollection().AddLogging(b => b.ClearProviders()).AddVertelpuntStorage(settings.Storage)
            .AddStaffStorage(StaffSecrets.Read(settings.StaffSecretsFolder)).BuildServiceProvider();

    /// <summary>The project with this short name.</summary>
    public static async Task<Project> ProjectAsync(IServiceProvider services, string slug, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ProjectStore>();
        return await store.FindAsync(slug, cancellationToken)
            ?? throw CliFailure.BadInput($"There is no project '{slug}'. See: vertelpunt project list");
    }
}
