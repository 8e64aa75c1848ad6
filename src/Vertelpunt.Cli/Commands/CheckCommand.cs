using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Cli.Checks;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Cli.Commands;

/// <summary>The regular control of an installation's measures (GDPR art. 32, paragraph 1, d).</summary>
internal static class CheckCommand
{
    private const int LongestName = 80;

    private static readonly Option<bool> JsonOption = new("--json") { Description = "Print the report as JSON" };
    private static readonly Option<string?> ByOption = new("--by") { Description = "Who signs the report off; adds one line to the audit log", HelpName = "NAME" };
    private static readonly Option<string?> BackupOption = new("--backup") { Description = "The newest backup, or a file that every backup touches", HelpName = "FILE" };
    private static readonly Option<int> BackupHoursOption = new("--backup-hours") { Description = "How old that may be", DefaultValueFactory = _ => 26 };

    public static Command Build()
    {
        var command = new VertelpuntCommand(
            "check",
            "Checks an installation: keys, permissions, headers, databases, retention, audit log, backup. Changes nothing, unless you sign off. Exit code 1 when something is wrong.",
            "vertelpunt check", "vertelpunt check --backup /backup/newest.tar.age --by \"Eva de Wit\"", "vertelpunt check --json > control.json")
        {
            JsonOption, ByOption, BackupOption, BackupHoursOption,
        };
        InstanceSettings.AddTo(command, InstanceSettings.All);
        return command.Does(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = InstanceSettings.Read(parsed);
        var by = parsed.GetValue(ByOption)?.Trim();
        if (by is { Length: 0 or > LongestName } || by?.Any(char.IsControl) == true)
        {
            throw CliFailure.BadInput($"--by takes a name of 1 to {LongestName} characters.");
        }

        if (settings.UsesSqlite && !File.Exists(Path.Combine(settings.Folder, "stories.db")))
        {
            throw CliFailure.Configuration("There is no installation here: the folder holds no database. See --folder, or start with: vertelpunt project create");
        }

        var report = new ControlReport(TimeProvider.System.GetUtcNow());
        Permissions(settings, report);
        await KeysAsync(settings, report, cancellationToken);
        await DatabasesAsync(settings, report, cancellationToken);
        await StaffAsync(settings, report, cancellationToken);
        await DoorsAsync(settings, report, cancellationToken);
        report.Note("certificate", "the certificate", Certificate(settings));
        Backup(parsed, report);
        await report.TryAsync("pipeline", "lists, figures and model of the pipeline", () => Task.FromResult(StoryProcessor.Create(ProductData.Folder) is not null ? null : ""));
        report.Note("browser", "a browser for packs as PDF", BrowserFinder.Find(settings.Browser) is null ? "none was found: packs are print-ready HTML" : null);

        if (by is not null)
        {
            await using var services = Installation.Services(settings);
            await services.GetRequiredService<AuditLog>().AppendAsync("cli", "check.signed", "installation", $"{by}; {report.Summary}", cancellationToken);
        }

        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(JsonOption))
        {
            report.WriteJson(output, by);
        }
        else
        {
            report.WriteText(output, by);
        }

        return report.Failed ? ExitCode.Failed : ExitCode.Ok;
    }

    private static void Permissions(InstanceSettings settings, ControlReport report)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        foreach (var (id, name, folder) in new[]
        {
            ("folder", "the folder", settings.Folder), ("site", "the site's keys", settings.SiteSecretsFolder), ("staff", "the staff's key", settings.StaffSecretsFolder),
        })
        {
            if (Directory.Exists(folder))
            {
                var open = (File.GetUnixFileMode(folder) & Others) != 0;
                report.Line("permissions." + id, $"only the owner may enter {name}", open ? "others may: chmod 700 it" : null);
            }
        }

        var readable = false;
        foreach (var file in new[] { settings.SiteSecretsFolder, settings.StaffSecretsFolder }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            readable |= (File.GetUnixFileMode(file) & Others) != 0;
        }

        report.Line("permissions.files", "only the owner may read key files", readable ? "others may: chmod 600 them" : null);
    }

    private static async Task KeysAsync(InstanceSettings settings, ControlReport report, CancellationToken cancellationToken)
    {
        await report.TryAsync("keys.site", "the site's keys", () => Task.FromResult(SiteSecrets.Read(settings.SiteSecretsFolder) is not null ? null : ""));
        await report.TryAsync("keys.staff", "the staff's key opens every project", async () =>
        {
            await using var services = Installation.StaffServices(settings);
            await using var context = await ContextAsync(services, cancellationToken);
            var keys = services.GetRequiredService<ProjectKeys>();
            foreach (var id in await context.ProjectKeys.AsNoTracking().Select(k => k.Id).ToListAsync(cancellationToken))
            {
                await keys.OpenAsync(id, cancellationToken);
            }

            return null;
        });
    }

    private static async Task DatabasesAsync(InstanceSettings settings, ControlReport report, CancellationToken cancellationToken)
    {
        await using var services = Installation.Services(settings);
        await report.TryAsync("audit.chain", "the audit log is whole", async () =>
            await services.GetRequiredService<AuditLog>().FirstBrokenAsync(cancellationToken) is { } broken ? $"entry {broken} does not fit the chain" : null);
        report.Fact("audit.last", "the last line of the audit log", await services.GetRequiredService<AuditLog>().LastAsync(cancellationToken) is { } last ? $"{last.Seq} {last.Hash}" : "there is none yet");
        await report.TryAsync("stories.failed", "no story is held because it failed", async () =>
        {
            await using var context = await ContextAsync(services, cancellationToken);
            return await context.Stories.CountAsync(s => s.State == StoryState.Failed, cancellationToken) is > 0 and var failed ? $"{failed} are held" : null;
        });
        await report.TryAsync("retention.backlog", "nothing is kept longer than promised", async () =>
        {
            var projects = await services.GetRequiredService<ProjectStore>().ListAsync(cancellationToken);
            return await services.GetRequiredService<RetentionOverview>().OverdueAsync(projects, cancellationToken) is > 0 and var overdue
                ? $"{overdue} stories or drafts should have been erased: does a worker run?"
                : null;
        });
        if (!settings.UsesSqlite)
        {
            var server = settings.Storage.Stories;
            await report.TryAsync("database.settings", "the server's settings", () => ServerControls.SettingsAsync(server, cancellationToken));
            await report.TryAsync("database.statements", "the server logs no statements", () => ServerControls.StatementsAsync(server, cancellationToken));
            report.Note("database.checksums", "the server checks its disk blocks", await ServerControls.ChecksumsAsync(server, cancellationToken));
        }
    }

    private static async Task StaffAsync(InstanceSettings settings, ControlReport report, CancellationToken cancellationToken)
    {
        report.Note("staff.second-factor", "a second factor for staff", settings.SecondFactor ? null : "is off: for a demonstration only");
        await report.TryAsync("staff.sealed", "second steps are sealed", () => StaffControls.SealedAsync(settings, cancellationToken));
        await report.TryAsync("staff.ended", "ended accounts keep no address", () => StaffControls.EndedAsync(settings, cancellationToken));
        report.Note("staff.without", "everybody who started has a second step", await StaffControls.SecondStepsAsync(settings, cancellationToken));
    }

    private static async Task DoorsAsync(InstanceSettings settings, ControlReport report, CancellationToken cancellationToken)
    {
        foreach (var (id, name, address) in new[] { ("site", "the site", settings.SiteUrl), ("desk", "the dashboard", settings.DeskUrl) })
        {
            var found = await DoorControls.HeadersAsync(address.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), cancellationToken);
            if (found is ['~', .. var note])
            {
                report.Note("headers." + id, $"{name} sends its headers", note);
            }
            else
            {
                report.Line("headers." + id, $"{name} sends its headers", found);
            }
        }
    }

    private static void Backup(ParseResult parsed, ControlReport report)
    {
        const string What = "the newest backup is young enough";
        if (parsed.GetValue(BackupOption) is not { } file)
        {
            report.Note("backup.age", What, "was not looked at: name it with --backup");
            return;
        }

        var hours = parsed.GetValue(BackupHoursOption);
        if (!File.Exists(file))
        {
            report.Line("backup.age", What, "there is no such file");
            return;
        }

        var age = TimeProvider.System.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(file));
        report.Line("backup.age", What, age > TimeSpan.FromHours(hours) ? $"it is {(int)age.TotalHours} hours old, and may be {hours}" : null);
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
}
