using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Cli.Commands;

/// <summary>Makes, checks and lists projects.</summary>
internal static partial class ProjectCommand
{
    public static Command Build() => new VertelpuntCommand("project", "Makes, checks and lists projects.") { Create(), ProjectCheckCommand.Build(), List() };

    private static VertelpuntCommand Create()
    {
        var slug = new Argument<string>("name") { Description = "The project's short name: lower-case letters, digits and dashes" };
        var form = new Option<string>("--form") { Description = "The project file: questions and settings (see docs/form-file.md)", Required = true, HelpName = "FILE" };
        var command = new VertelpuntCommand("create", "Makes a project from a project file, with keys of its own.", "vertelpunt project create buurthulp --form buurthulp.json") { slug, form };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            var name = parsed.GetValue(slug)!; // required
            if (!IsSlug(name))
            {
                throw CliFailure.BadInput($"'{name}' cannot be a project's short name: use 2 to 40 lower-case letters, digits and dashes.");
            }

            var read = await ReadFormAsync(parsed.GetValue(form)!, cancellationToken); // required
            await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Worker }, cancellationToken);
            await using var services = Installation.StaffServices(settings);
            if (await services.GetRequiredService<ProjectStore>().FindAsync(name, cancellationToken) is not null)
            {
                throw CliFailure.BadInput($"There is a project '{name}' already.");
            }

            await CreateAsync(services, name, read, isDemo: false, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Project '{name}' was made. Next: vertelpunt link create {name} --channel nieuwsbrief");
            return ExitCode.Ok;
        });
    }

    private static VertelpuntCommand List()
    {
        var command = new VertelpuntCommand("list", "Lists the projects.", "vertelpunt project list");
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            await Installation.PrepareAsync(settings, new HashSet<Role>(), cancellationToken);
            await using var services = Installation.Services(settings);
            foreach (var project in await services.GetRequiredService<ProjectStore>().ListAsync(cancellationToken))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{project.Slug}\tform {project.FormVersion}\t{project.Name}");
            }

            return ExitCode.Ok;
        });
    }

    internal static bool IsSlug(string name) => SlugPattern().IsMatch(name);

    /// <summary>Makes the project and its keys.</summary>
    internal static async Task<Project> CreateAsync(IServiceProvider services, string slug, ReadFormFile form, bool isDemo, CancellationToken cancellationToken)
    {
        var project = await services.GetRequiredService<ProjectStore>().CreateAsync(slug, form.Form.Title.Nl, form.Form, form.Settings, isDemo, cancellationToken);
        await services.GetRequiredService<ProjectKeys>().CreateAsync(project.Id, cancellationToken);
        return project;
    }

    /// <summary>Reads a project file.</summary>
    /// <exception cref="CliFailure">It is refused; the message names the first field that is wrong and how many more there are.</exception>
    internal static async Task<ReadFormFile> ReadFormAsync(string path, CancellationToken cancellationToken) =>
        FormFile.Parse(await TextSource.ReadAsync(path, cancellationToken)) switch
        {
            ReadFormFile read => read,
            RefusedFormFile refused => throw CliFailure.BadInput(
                $"{path}: {refused.Errors[0].Path}: {refused.Errors[0].Message}{(refused.Errors.Count > 1 ? $" ({refused.Errors.Count - 1} more)" : "")}"),
            _ => throw new InvalidOperationException("A form file is read or refused."),
        };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex SlugPattern();
}
