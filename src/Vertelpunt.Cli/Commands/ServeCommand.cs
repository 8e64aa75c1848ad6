using System.CommandLine;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;

namespace Vertelpunt.Cli.Commands;

/// <summary>Runs an installation, or a part of it.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var roles = new Option<string>("--roles") { Description = "site, dashboard and worker, with commas between", DefaultValueFactory = _ => "site,dashboard,worker" };
        var command = new VertelpuntCommand(
            "serve",
            "Runs the storyteller's site, the dashboard and the worker, or some of them, until stopped.",
            "vertelpunt serve",
            "vertelpunt serve --roles site --site-url http://127.0.0.1:8080 --behind-proxy true",
            "vertelpunt serve --roles worker") { roles };
        InstanceSettings.AddTo(command, InstanceSettings.All);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var chosen = Roles.Parse(parsed.GetValue(roles)!); // has a default
            var settings = InstanceSettings.Read(parsed);
            var output = parsed.InvocationConfiguration.Output;
            if (settings.UsesSqlite && chosen.Contains(Role.Worker) != chosen.Contains(Role.Site))
            {
                await output.WriteLineAsync("Note: with SQLite everything belongs in one process; use PostgreSQL for several.");
            }

            await Installation.PrepareAsync(settings, chosen, cancellationToken);
            await RoleRunner.RunAsync(RoleRunner.Build(settings, chosen, output), () => ShowAsync(settings, chosen, output), cancellationToken);
            return ExitCode.Ok;
        });
    }

    private static async Task ShowAsync(InstanceSettings settings, IReadOnlySet<Role> roles, TextWriter output)
    {
        if (roles.Contains(Role.Site))
        {
            await output.WriteLineAsync($"Storyteller's site: {settings.SiteUrl}");
        }

        if (roles.Contains(Role.Dashboard))
        {
            await output.WriteLineAsync($"Dashboard:          {settings.DeskUrl}");
        }

        await output.WriteLineAsync("Running; stop with Ctrl+C.");
    }
}
