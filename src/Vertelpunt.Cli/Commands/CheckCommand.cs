using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Commands;

/// <summary>The regular control of an installation's measures (GDPR art. 32, paragraph 1, d).</summary>
internal static class CheckCommand
{
    // What docs/configuration.md asks of the server, so that nothing a teller wrote reaches its log.
    private static readonly IReadOnlyDictionary<string, string> ServerSettings = new Dictionary<string, string>
    {
        ["log_error_verbosity"] = "terse",
        ["log_min_error_statement"] = "panic",
        ["log_parameter_max_length"] = "0",
        ["log_parameter_max_length_on_error"] = "0",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
    };

    public static Command Build()
    {
        var command = new VertelpuntCommand("check", "Checks an installation: keys, permissions, databases, audit log, what the pipeline needs. Changes nothing. Exit code 1 when something is wrong.", "vertelpunt check");
        InstanceSettings.AddTo(command, InstanceSettings.All);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            var report = new Report(parsed.InvocationConfiguration.Output);
            if (settings.UsesSqlite && !File.Exists(Path.Combine(settings.Folder, "stories.db")))
            {
                throw CliFailure.Configuration("There is no installation here: the folder holds no database. See --folder, or start with: vertelpunt project create");
            }

            Permissions(settings, report);
            await report.TryAsync("the site's keys", () => Task.FromResult(SiteSecrets.Read(settings.SiteSecretsFolder) is not null ? null : ""));
            await report.TryAsync("the staff's key opens every project", () => ProjectKeysAsync(settings, cancellationToken));
            await report.TryAsync("the audit log is whole", () => AuditAsync(settings, cancellationToken));
            await report.TryAsync("no story is held because it failed", () => FailedAsync(settings, cancellationToken));
            if (!settings.UsesSqlite)
            {
                await report.TryAsync("the server's settings", () => ServerAsync(settings, cancellationToken));
            }

            await report.TryAsync("lists, figures and model of the pipeline", () => Task.FromResult(StoryProcessor.Create(ProductData.Folder) is not null ? null : ""));
            report.Note("a browser for packs as PDF", BrowserFinder.Find(null) is null ? "none was found: packs are print-ready HTML" : null);
            report.Note("the certificate", Certificate(settings));
            report.Note("a second factor for staff", settings.SecondFactor ? null : "is off: for a demonstration only");
            return report.Failed ? ExitCode.Failed : ExitCode.Ok;
        });
    }

    private static void Permissions(InstanceSettings settings, Report report)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        foreach (var (name, folder) in new[] { ("the folder", settings.Folder), ("the site's keys", settings.SiteSecretsFolder), ("the staff's key", settings.StaffSecretsFolder) })
        {
            if (Directory.Exists(folder))
            {
                var open = (File.GetUnixFileMode(folder) & Others) != 0;
                report.Line($"only the owner may enter {name}", open ? "others may: chmod 700 it" : null);
            }
        }
    }

    private static async Task<string?> ProjectKeysAsync(InstanceSettings settings, CancellationToken cancellationToken)
    {
        await using var services = Installation.StaffServices(settings);
        await using var context = await ContextAsync(services, cancellationToken);
        var keys = services.GetRequiredService<ProjectKeys>();
        foreach (var id in await context.ProjectKeys.AsNoTracking().Select(k => k.Id).ToListAsync(cancellationToken))
        {
            await keys.OpenAsync(id, cancellationToken);
        }

        return null;
    }

    private static async Task<string?> AuditAsync(InstanceSettings settings, CancellationToken cancellationToken)
    {
        await using var services = Installation.Services(settings);
        return await services.GetRequiredService<AuditLog>().FirstBrokenAsync(cancellationToken) is { } broken ? $"entry {broken} does not fit the chain" : null;
    }

    private static async Task<string?> FailedAsync(InstanceSettings settings, CancellationToken cancellationToken)
    {
        await using var services = Installation.Services(settings);
        await using var context = await ContextAsync(services, cancellationToken);
        var failed = await context.Stories.CountAsync(s => s.State == StoryState.Failed, cancellationToken);
        return failed > 0 ? $"{failed} are held" : null;
    }

    private static async Task<string?> ServerAsync(InstanceSettings settings, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(settings.Storage.Stories);
        await connection.OpenAsync(cancellationToken);
        var wrong = new List<string>();
        foreach (var (name, wanted) in ServerSettings)
        {
            await using var command = new NpgsqlCommand("SELECT current_setting($1)", connection) { Parameters = { new() { Value = name } } };
            if ((string?)await command.ExecuteScalarAsync(cancellationToken) is var actual && actual != wanted)
            {
                wrong.Add($"{name} is {actual}, must be {wanted}");
            }
        }

        return wrong.Count > 0 ? string.Join("; ", wrong) : null;
    }

    private static string? Certificate(InstanceSettings settings)
    {
        if (settings.CertificateFile is not { } file)
        {
            return settings.BehindProxy ? null : "is one for this machine only; set certificate, or run behind a proxy";
        }

        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, settings.CertificatePassword);
        var days = (certificate.NotAfter - TimeProvider.System.GetLocalNow().DateTime).TotalDays;
        return days < 21 ? $"runs out in {Math.Max(0, (int)days)} days" : null;
    }

    private static Task<StoriesContext> ContextAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync(cancellationToken);

    /// <summary>Writes a line for each thing checked, and remembers whether one was wrong.</summary>
    private sealed class Report(TextWriter output)
    {
        public bool Failed { get; private set; }

        /// <param name="problem">Null when all is well.</param>
        public void Line(string what, string? problem)
        {
            Failed |= problem is not null;
            output.WriteLine(problem is null ? $"ok    {what}" : $"WRONG {what}: {problem}");
        }

        public void Note(string what, string? note) => output.WriteLine(note is null ? $"ok    {what}" : $"note  {what}: {note}");

        public async Task TryAsync(string what, Func<Task<string?>> check)
        {
            try
            {
                Line(what, await check());
            }
            catch (SecretsUnavailableException e)
            {
                Line(what, e.Message);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Line(what, e.GetType().Name);
            }
        }
    }
}
