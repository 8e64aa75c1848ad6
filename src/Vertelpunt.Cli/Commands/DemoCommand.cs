using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using Vertelpunt.Cli.Demo;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Cli.Commands;

/// <summary>Everything on this machine, with an invented project in it.</summary>
internal static class DemoCommand
{
    private static readonly IReadOnlyList<(string Email, string Name, StaffRole Role, string What)> Staff =
    [
        ("controle@voorbeeld.nl", "Cato Controle", StaffRole.Checker, "reads redacted stories, decides, may open an original with a reason"),
        ("beoordelaar@voorbeeld.nl", "Bo Beoordelaar", StaffRole.Reviewer, "reads redacted stories and decides"),
        ("begeleider@voorbeeld.nl", "Gijs Begeleider", StaffRole.Facilitator, "included stories, patterns, observations, the report and workshop packs"),
        ("ontwerper@voorbeeld.nl", "Ona Ontwerper", StaffRole.Designer, "forms and links; no stories"),
        ("privacy@voorbeeld.nl", "Pim Privacy", StaffRole.PrivacyOfficer, "the audit log; no stories"),
        ("beheer@voorbeeld.nl", "Bea Beheer", StaffRole.Administrator, "accounts; no stories"),
    ];

    public static Command Build()
    {
        var command = new VertelpuntCommand(
            "demo",
            "Starts everything on this machine with an invented project of 180 stories. Makes what it needs at the first start.",
            "vertelpunt demo",
            "vertelpunt demo --folder /tmp/vertelpunt-demo --site-url https://localhost:7000 --desk-url https://localhost:7001");
        InstanceSettings.AddTo(command, [.. InstanceSettings.All.Where(s => s.Name is "folder" or "site-url" or "desk-url" or "log-stories")]);
        return command.Does(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = InstanceSettings.Read(parsed, isDemo: true);
        if (!settings.UsesSqlite)
        {
            throw CliFailure.Configuration("The demonstration uses embedded databases only; unset stories-connection, keys-connection and staff-connection.");
        }

        var output = parsed.InvocationConfiguration.Output;
        var console = AnsiConsole.Create(new() { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect, Out = new AnsiConsoleOutput(output) });
        var roles = new HashSet<Role> { Role.Site, Role.Dashboard, Role.Worker };
        await Installation.PrepareAsync(settings, roles, cancellationToken);
        var demo = DemoFile.CreateOrRead(settings.Folder);
        var hosts = RoleRunner.Build(settings, roles, output);
        var accounts = Of<StaffAccounts>(hosts);
        string token;
        await using (var project = new DemoProject(settings, Of<StoryProcessor>(hosts), demo))
        {
            var (made, link) = await project.EnsureAsync(console, id => StaffAsync(accounts, demo, id, StaffRole.Reviewer, cancellationToken), cancellationToken);
            token = link.Token;
            var facilitator = await StaffAsync(accounts, demo, made.Id, StaffRole.Facilitator, cancellationToken);
            await new DemoTeam(Of<TeamAnswers>(hosts), Of<StoryShelf>(hosts)).EnsureAsync(made, facilitator.ToString("N"), cancellationToken);
            await new DemoNotes(Of<NoteStore>(hosts), Of<CollectionReader>(hosts), Of<StoryShelf>(hosts), Of<PackDesk>(hosts)).EnsureAsync(made, facilitator.ToString("N"), cancellationToken);
        }

        await RoleRunner.RunAsync(hosts, () => ShowAsync(settings, demo, token, output), cancellationToken);
        return ExitCode.Ok;
    }

    /// <summary>A service that one of the hosts has: what the demonstration does is done with the very parts that serve.</summary>
    private static T Of<T>(IReadOnlyList<IHost> hosts)
        where T : class => hosts.Select(h => h.Services.GetService<T>()).OfType<T>().First();

    /// <summary>Makes the demo accounts that are not there yet.</summary>
    /// <returns>The account with the role asked for.</returns>
    private static async Task<Guid> StaffAsync(StaffAccounts accounts, DemoFile demo, Guid projectId, StaffRole wanted, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<StaffRole, Guid>();
        foreach (var (email, name, role, _) in Staff)
        {
            ids[role] = await accounts.EnsureAsync(email, demo.Password, name, [role], [projectId], cancellationToken);
        }

        return ids[wanted];
    }

    private static async Task ShowAsync(InstanceSettings settings, DemoFile demo, string token, TextWriter output)
    {
        await output.WriteLineAsync($"""

            Storyteller's site   {settings.SiteUrl}
              invitation link    {settings.SiteAddress}/v/{token}
              code of a story    {demo.TellerCode}
            Dashboard            {settings.DeskUrl}
              password for all   {demo.Password}
            """);
        foreach (var (email, _, _, what) in Staff)
        {
            await output.WriteLineAsync($"  {email,-26} {what}");
        }

        await output.WriteLineAsync("""

            The certificate was made on this machine, so the browser asks whether you trust it.
            Everything here is invented. Stop with Ctrl+C.
            """);
        await output.FlushAsync();
    }
}
