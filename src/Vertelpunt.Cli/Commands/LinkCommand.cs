using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Cli.Commands;

/// <summary>Makes, lists and revokes invitation links.</summary>
internal static class LinkCommand
{
    public static Command Build() => new VertelpuntCommand("link", "Makes, lists and revokes invitation links. A link is for a channel, never for a person.") { Create(), List(), Revoke() };

    private static VertelpuntCommand Create()
    {
        var project = ProjectArgument();
        var channel = new Option<string>("--channel") { Description = "Where the link is spread, such as nieuwsbrief or poster", Required = true };
        var test = new Option<bool>("--test") { Description = "Stories told through it never count" };
        var command = new VertelpuntCommand("create", "Makes an invitation link.", "vertelpunt link create buurthulp --channel poster") { project, channel, test };
        return Use(command, project, async (parsed, settings, services, found, cancellationToken) =>
        {
            var link = await services.GetRequiredService<ProjectStore>().CreateLinkAsync(found.Id, parsed.GetValue(channel)!, parsed.GetValue(test), cancellationToken); // required
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{settings.SiteAddress}/v/{link.Token}");
        });
    }

    private static VertelpuntCommand List()
    {
        var project = ProjectArgument();
        var command = new VertelpuntCommand("list", "Lists a project's links.", "vertelpunt link list buurthulp") { project };
        return Use(command, project, async (parsed, settings, services, found, cancellationToken) =>
        {
            foreach (var link in await services.GetRequiredService<ProjectStore>().LinksAsync(found.Id, cancellationToken))
            {
                var state = (link.IsRevoked, link.IsTest) switch
                {
                    (true, _) => "revoked",
                    (_, true) => "test",
                    _ => "open",
                };
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{settings.SiteAddress}/v/{link.Token}\t{state}\t{link.Channel}");
            }
        });
    }

    private static VertelpuntCommand Revoke()
    {
        var project = ProjectArgument();
        var token = new Argument<string>("token") { Description = "The part of the link's address after /v/" };
        var command = new VertelpuntCommand("revoke", "Ends a link; who started through it can still finish.", "vertelpunt link revoke buurthulp abcd2345efgh") { project, token };
        return Use(command, project, async (parsed, _, services, found, cancellationToken) =>
        {
            var store = services.GetRequiredService<ProjectStore>();
            var link = (await store.LinksAsync(found.Id, cancellationToken)).FirstOrDefault(l => l.Token == parsed.GetValue(token))
                ?? throw CliFailure.BadInput("The project has no such link. See: vertelpunt link list");
            var revoked = await store.RevokeLinkAsync(link.Id, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(revoked ? "The link was revoked." : "The link had been revoked before.");
        });
    }

    private static Argument<string> ProjectArgument() => new("project") { Description = "The project's short name" };

    private static VertelpuntCommand Use(
        VertelpuntCommand command, Argument<string> project, Func<ParseResult, InstanceSettings, IServiceProvider, Project, CancellationToken, Task> action)
    {
        InstanceSettings.AddTo(command, [.. InstanceSettings.ForDatabases, .. InstanceSettings.All.Where(s => s.Name is "site-url" or "site-address")]);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            await Installation.PrepareAsync(settings, new HashSet<Role>(), cancellationToken);
            await using var services = Installation.Services(settings);
            await action(parsed, settings, services, await Installation.ProjectAsync(services, parsed.GetValue(project)!, cancellationToken), cancellationToken); // required
            return ExitCode.Ok;
        });
    }
}
