using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Import;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Commands;

/// <summary>Brings stories from a file into a project, sealed like any other.</summary>
internal static class ImportCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "The stories, or - for standard input" };
        var project = new Option<string>("--project") { Description = "The project's short name", Required = true };
        var format = new Option<string>("--format") { Description = "stories (JSON lines, docs/form-file.md) or csv (a table with a column for each answer)", DefaultValueFactory = _ => "stories" };
        format.AcceptOnlyFromAmong("stories", "csv");
        var command = new VertelpuntCommand(
            "import",
            "Brings stories from a file into a project. All of the file is checked before the first is stored. Nobody has a code of an imported story.",
            "vertelpunt import verhalen.jsonl --project buurthulp",
            "vertelpunt import verhalen.csv --project buurthulp --format csv") { file, project, format };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does((parsed, cancellationToken) =>
            RunAsync(
                parsed, parsed.GetValue(file)!, parsed.GetValue(project)!, // both required
                parsed.GetValue(format) == "csv", cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, string path, string slug, bool isCsv, CancellationToken cancellationToken)
    {
        var settings = InstanceSettings.Read(parsed);
        var text = await TextSource.ReadAsync(path, cancellationToken);
        await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Site }, cancellationToken);
        await using var services = new ServiceCollection().AddLogging(b => b.ClearProviders()).AddVertelpuntStorage(settings.Storage)
            .AddTellerStorage(SiteSecrets.Read(settings.SiteSecretsFolder)).BuildServiceProvider();
        var project = await Installation.ProjectAsync(services, slug, cancellationToken);
        var store = services.GetRequiredService<ProjectStore>();
        var form = await store.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var stories = Parse(path, text, form, isCsv);
        var link = (await store.LinksAsync(project.Id, cancellationToken)).FirstOrDefault(l => l is { Channel: "import", IsRevoked: true })
            ?? await CreateLinkAsync(store, project, cancellationToken);
        var done = 0;
        try
        {
            using var progress = new ProgressLine(parsed.InvocationConfiguration.Error, "Storing stories", stories.Count);
            await FiledStories.SendAsync(services, project, link, stories, n =>
            {
                done = n;
                progress.Step();
            }, null, cancellationToken);
        }
        catch (Exception e) when (done > 0)
        {
            throw new CliFailure(ExitCode.Failed, $"Storing stopped after {done} of {stories.Count} stories ({e.GetType().Name}); those are in the project. Import the rest from story {done + 1} on.");
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{stories.Count} stories were stored; a worker takes them through the pipeline.");
        return ExitCode.Ok;
    }

    private static IReadOnlyList<FiledStory> Parse(string path, string text, StoryForm form, bool isCsv)
    {
        var (stories, problems) = isCsv ? FromCsv(text, form) : FromLines(text, form);
        if (problems.Count > 0)
        {
            throw CliFailure.BadInput($"{TextSource.NameOf(path)}: {problems[0]}{(problems.Count > 1 ? $" ({problems.Count - 1} more)" : "")}");
        }

        return stories.Count > 0
            ? [.. stories.Select(s => s with { Consent = s.Consent with { WayBack = false } })] // the code that would open it is nobody's
            : throw CliFailure.BadInput($"{TextSource.NameOf(path)} holds no stories.");
    }

    private static (IReadOnlyList<FiledStory> Stories, IReadOnlyList<string> Problems) FromCsv(string text, StoryForm form)
    {
        var read = PlainCsv.Stories(text, form);
        return (read.Stories, [.. read.Problems.Select(p => p.ToString())]);
    }

    private static (IReadOnlyList<FiledStory> Stories, IReadOnlyList<string> Problems) FromLines(string text, StoryForm form)
    {
        var read = StoryFile.Parse(form, text);
        return (read.Stories, [.. read.Errors.Select(e => $"{e.Path}: {e.Message}")]);
    }

    /// <summary>The channel of what was imported: a link that nobody can open.</summary>
    private static async Task<InvitationLink> CreateLinkAsync(ProjectStore store, Project project, CancellationToken cancellationToken)
    {
        var link = await store.CreateLinkAsync(project.Id, "import", isTest: false, cancellationToken);
        await store.RevokeLinkAsync(link.Id, cancellationToken);
        return link;
    }
}
