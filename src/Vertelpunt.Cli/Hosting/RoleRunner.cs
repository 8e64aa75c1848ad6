using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vertelpunt.Cli.Settings;

namespace Vertelpunt.Cli.Hosting;

/// <summary>Runs the roles of one process until it is told to stop. Each role is a host of its own.</summary>
internal static class RoleRunner
{
    /// <summary>The hosts of the roles, not started.</summary>
    public static IReadOnlyList<IHost> Build(InstanceSettings settings, IReadOnlySet<Role> roles, TextWriter log)
    {
        Action<ILoggingBuilder> logging = builder => ConsoleLogging.Use(builder, log, settings.LogStories);
        var certificate = Certificate(settings, roles);
        var hosts = new List<IHost>();
        if (roles.Contains(Role.Site))
        {
            hosts.Add(SiteRole.Build(settings, certificate, logging));
        }

        if (roles.Contains(Role.Dashboard) || roles.Contains(Role.Worker))
        {
            hosts.AddRange(StaffRoles.Build(settings, roles, certificate, logging));
        }

        return hosts;
    }

    /// <param name="started">Called once everything answers.</param>
    public static async Task RunAsync(IReadOnlyList<IHost> hosts, Func<Task> started, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var host in hosts)
            {
                await StartAsync(host, cancellationToken);
            }

            await started();
            await UntilStoppedAsync(cancellationToken);
        }
        finally
        {
            foreach (var host in hosts)
            {
                await host.StopAsync(CancellationToken.None);
                host.Dispose();
            }
        }
    }

    private static async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Told to stop: the ordinary end of serving.
        }
    }

    private static async Task StartAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw CliFailure.Configuration("An address to listen on is already in use. Stop the other program, or choose another with --site-url or --desk-url.");
        }
        catch (System.Net.Sockets.SocketException e)
        {
            throw CliFailure.Configuration($"An address cannot be listened on ({e.SocketErrorCode}). Choose another with --site-url or --desk-url.");
        }
    }

    /// <summary>The certificate of the settings, or one for this machine; null when no address is https.</summary>
    private static X509Certificate2? Certificate(InstanceSettings settings, IReadOnlySet<Role> roles)
    {
        var urls = new List<string>();
        if (roles.Contains(Role.Site))
        {
            urls.Add(settings.SiteUrl);
        }

        if (roles.Contains(Role.Dashboard))
        {
            urls.Add(settings.DeskUrl);
        }

        if (!urls.Any(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (settings.CertificateFile is not { } file)
        {
            return DevelopmentCertificate.CreateOrRead(Path.Combine(settings.Folder, "cert"), TimeProvider.System);
        }

        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, settings.CertificatePassword);
        }
        catch (CryptographicException)
        {
            throw CliFailure.Configuration("The setting certificate is wrong: the file does not open. Check certificate-password, and that it is a PKCS #12 file with its private key.");
        }
    }
}
