using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Dashboard;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Hosting;

/// <summary>The dashboard and the worker. Whoever calls this loads the pipeline, once for both.</summary>
internal static class StaffRoles
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<IHost> Build(InstanceSettings settings, IReadOnlySet<Role> roles, X509Certificate2? certificate, Action<ILoggingBuilder> logging)
    {
        var secrets = StaffSecrets.Read(settings.StaffSecretsFolder);
        var processor = StoryProcessor.Create(ProductData.Folder);
        var hosts = new List<IHost>();
        if (roles.Contains(Role.Worker))
        {
            hosts.Add(ProcessingWorker.Build(new(settings.Storage, secrets, processor, logging) { Interval = settings.WorkerInterval }));
        }

        if (roles.Contains(Role.Dashboard))
        {
            hosts.Add(StaffDesk.Build(new()
            {
                Storage = settings.Storage,
                Secrets = secrets,
                TellerSecrets = SiteSecrets.ReadIfGiven(settings.SiteSecretsFolder),
                StaffConnection = settings.StaffConnection,
                Urls = [settings.DeskUrl],
                Certificate = certificate,
                BehindProxy = settings.BehindProxy,
                DataProtectionFolder = PrivateFolder.Ensure(settings.DataProtectionFolder("desk")),
                Processor = processor,
                SecondFactorRequired = settings.SecondFactor,
                SiteAddress = settings.SiteAddress,
                DeskAddress = settings.DeskAddress,
                BrowserPath = settings.Browser,
                Logging = logging,
            }));
        }

        return hosts;
    }

    /// <summary>Puts the second steps of the accounts under a new staff key.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task ResealAccountsAsync(InstanceSettings settings, StaffSecrets from, StaffSecrets to, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<StaffContext>();
        StorageSetup.Use(options, settings.Storage.Provider, settings.StaffConnection);
        await using var context = new StaffContext(options.Options);
        await SchemaMigrator.ApplyAsync(context.Database.GetDbConnection(), settings.Storage.Provider, typeof(StaffContext).Assembly, "staff", cancellationToken);
        await SealedStaffStore.ResealAsync(context, from, to, cancellationToken);
    }
}
