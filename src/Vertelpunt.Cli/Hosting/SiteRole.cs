using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Web;

namespace Vertelpunt.Cli.Hosting;

/// <summary>The storyteller's site. Nothing here touches the pipeline or the staff's keys.</summary>
internal static class SiteRole
{
    public static IHost Build(InstanceSettings settings, X509Certificate2? certificate, Action<ILoggingBuilder> logging) => StorytellerSite.Build(new()
    {
        Storage = settings.Storage,
        Secrets = SiteSecrets.Read(settings.SiteSecretsFolder),
        Urls = [settings.SiteUrl],
        Certificate = certificate,
        BehindProxy = settings.BehindProxy,
        KnownProxies = settings.KnownProxies,
        DataProtectionFolder = PrivateFolder.Ensure(settings.DataProtectionFolder("site")),
        ExitUrl = settings.ExitUrl,
        Logging = logging,
    });
}
