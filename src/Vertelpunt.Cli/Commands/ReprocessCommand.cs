using System.CommandLine;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Cli.Commands;

/// <summary>Sends stories through a newer pipeline.</summary>
internal static class ReprocessCommand
{
    public static Command Build()
    {
        var project = new Option<string>("--project") { Description = "The project's short name", Required = true };
        var command = new VertelpuntCommand(
            "reprocess",
            "Lets stories that an older pipeline made wait for a worker again, and stories that failed. Stories that somebody edited or decided on keep what people did.",
            "vertelpunt reprocess --project buurthulp") { project };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Worker }, cancellationToken);
            await using var services = Installation.StaffServices(settings);
            var found = await Installation.ProjectAsync(services, parsed.GetValue(project)!, cancellationToken); // required
            using var scope = AuditScope.Enter(found.Id);
            var result = await services.GetRequiredService<StoryRescoring>().RunAsync(found.Id, PipelineVersion(), "cli", cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"{result.Again} stories wait for a worker; reviewers do not see them until it came by.");
            await output.WriteLineAsync($"{result.Kept} stories of an older version keep what people did to them, and say so on their page.");
            await output.WriteLineAsync($"{result.UpToDate} stories were of this version already.");
            return ExitCode.Ok;
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string PipelineVersion() => StoryProcessor.Create(ProductData.Folder).PipelineVersion;
}
