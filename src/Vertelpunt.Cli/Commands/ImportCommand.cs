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
    private sealed record Request(string Path, string Slug, string Format, string? Form, string? Mapping, ConsentLevel? Consent, string? Restricted);

    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "The stories, or - for standard input" };
        var project = new Option<string>("--project") { Description = "The project's short name", Required = true };
        var format = new Option<string>("--format")
        {
            Description = "stories (JSON lines, docs/form-file.md), csv (a table), narrafirma (story and form CSV) or sensemaker (data CSV and definition JSON); see docs/exchange.md",
            DefaultValueFactory = _ => "stories",
        };
        format.AcceptOnlyFromAmong("stories", "csv", "narrafirma", "sensemaker");
        var form = new Option<string?>("--form") { Description = "The form or definition of the other tool; the project is made from it where there is none yet", HelpName = "FILE" };
        var mapping = new Option<string?>("--mapping") { Description = "For csv: which column is what, and what its values mean", HelpName = "FILE" };
        var consent = new Option<ConsentLevel?>("--consent") { Description = "What the tellers agreed to elsewhere: PatternsOnly, WorkshopCards or Quotes. Without it PatternsOnly, or what the file says" };
        var restricted = new Option<string?>("--restricted-by") { Description = "For sensemaker: the id of the item whose tick means that only the provider may read; without it a list of one item that speaks of access", HelpName = "ID" };
        var command = new VertelpuntCommand(
            "import",
            "Brings stories from a file into a project. All of the file is checked before the first is stored, and all are stored or none. Nobody has a code of an imported story.",
            "vertelpunt import verhalen.jsonl --project buurthulp",
            "vertelpunt import verhalen.csv --project buurthulp --format csv --mapping kolommen.json",
            "vertelpunt import stories.csv --project werk --format narrafirma --form form.csv",
            "vertelpunt import data.csv --project veilig --format sensemaker --form definition.json --consent WorkshopCards") { file, project, format, form, mapping, consent, restricted };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does((parsed, cancellationToken) => RunAsync(
            parsed,
            new(parsed.GetValue(file)!, parsed.GetValue(project)!, parsed.GetValue(format)!, parsed.GetValue(form), parsed.GetValue(mapping), parsed.GetValue(consent), parsed.GetValue(restricted)), // required, or with a default
            cancellationToken));
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, Request request, CancellationToken cancellationToken)
    {
        if (request.Format is "narrafirma" or "sensemaker" && request.Form is null)
        {
            throw CliFailure.BadInput($"--format {request.Format} needs --form with the {(request.Format == "narrafirma" ? "form CSV" : "definition JSON")} of that tool.");
        }

        var settings = InstanceSettings.Read(parsed);
        var text = await TextSource.ReadAsync(request.Path, cancellationToken);
        var error = parsed.InvocationConfiguration.Error;
        ImportResult? foreign = null;
        if (request.Form is { } formPath)
        {
            var form = await TextSource.ReadAsync(formPath, cancellationToken);
            using var reading = new ProgressLine(error, "Reading stories", null);
            foreign = request.Format switch
            {
                "narrafirma" => NarraFirmaImport.Read(text, form, ConsentOf(request), new Stepping(reading)),
                "sensemaker" => SenseMakerImport.Read(text, form, ConsentOf(request), request.Restricted, new Stepping(reading)),
                _ => throw CliFailure.BadInput("--form goes with --format narrafirma or sensemaker; the questions of other files are those of the project."),
            };
            Refuse(request.Path, foreign.Problems);
        }

        await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Site }, cancellationToken);
        await using var services = new ServiceCollection().AddLogging(b => b.ClearProviders()).AddVertelpuntStorage(settings.Storage)
            .AddTellerStorage(SiteSecrets.Read(settings.SiteSecretsFolder)).BuildServiceProvider();
        var store = services.GetRequiredService<ProjectStore>();
        var project = await store.FindAsync(request.Slug, cancellationToken);
        if (project is null && foreign?.Form is null)
        {
            project = await Installation.ProjectAsync(services, request.Slug, cancellationToken);
        }

        var questions = project is null ? foreign!.Form! : await store.FormAsync(project.Id, project.FormVersion, cancellationToken); // where there is no project there is a form to make it from
        if (foreign?.Form is { } theirs && Difference(questions, theirs) is { } difference)
        {
            throw CliFailure.BadInput($"The form of project '{request.Slug}' is another: {difference}. Give another --project; it is made from the form.");
        }

        var stories = foreign?.Stories ?? await ReadAsync(request, text, questions, error, cancellationToken);
        if (stories.Count == 0)
        {
            throw CliFailure.BadInput($"{TextSource.NameOf(request.Path)} holds no stories.");
        }

        // The code that would open an imported story is nobody's.
        stories = [.. stories.Select(s => s with { Consent = s.Consent with { WayBack = false } })];
        var output = parsed.InvocationConfiguration.Output;
        await StoreAsync(settings, services, request, project, questions, stories, error, cancellationToken);
        if (project is null)
        {
            await output.WriteLineAsync($"Project '{request.Slug}' was made with {questions.Questions.Count} questions.");
        }

        foreach (var note in foreign?.Notes ?? [])
        {
            await output.WriteLineAsync(note);
        }

        await output.WriteLineAsync($"{stories.Count} stories were stored; a worker takes them through the pipeline.");
        return ExitCode.Ok;
    }

    /// <summary>Stores all, or leaves everything as it was: a project or link that was made for these stories goes with them.</summary>
    /// <param name="project">Null to make it of <paramref name="form"/>.</param>
    private static async Task StoreAsync(
        InstanceSettings settings, IServiceProvider services, Request request, Project? project, StoryForm form, IReadOnlyList<FiledStory> stories, TextWriter error,
        CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ProjectStore>();
        var (newProject, newLink) = ((Project?)null, (InvitationLink?)null);
        try
        {
            project ??= newProject = await CreateAsync(settings, request, form, cancellationToken);
            var link = (await store.LinksAsync(project.Id, cancellationToken)).FirstOrDefault(l => l is { Channel: "import", IsRevoked: true })
                ?? (newLink = await CreateLinkAsync(store, project, cancellationToken));
            using var progress = new ProgressLine(error, "Storing stories", stories.Count);
            await FiledStories.SendAsync(services, project, link, stories, _ => progress.Step(), null, cancellationToken);
        }
        catch when (newProject is not null || newLink is not null)
        {
            // Not with the token that may have stopped us.
            await using var staff = Installation.StaffServices(settings);
            var removal = staff.GetRequiredService<ProjectRemoval>();
            await (newProject is not null ? removal.RemoveEmptyAsync(newProject.Id, CancellationToken.None) : removal.RemoveEmptyLinkAsync(newLink!.Id, CancellationToken.None)); // one of them was made
            throw;
        }
    }

    private static async Task<IReadOnlyList<FiledStory>> ReadAsync(Request request, string text, StoryForm form, TextWriter error, CancellationToken cancellationToken)
    {
        if (request.Format == "stories")
        {
            var lines = StoryFile.Parse(form, text);
            Refuse(request.Path, [.. lines.Errors.Select(e => $"{e.Path}: {e.Message}")]);
            return WithConsent(request, lines.Stories);
        }

        CsvMapping? mapping = null;
        if (request.Mapping is { } path)
        {
            (mapping, var wrong) = CsvMapping.Parse(await TextSource.ReadAsync(path, cancellationToken));
            Refuse(path, wrong);
        }

        using var reading = new ProgressLine(error, "Reading stories", null);
        var read = PlainCsv.Stories(text, form, mapping, new Stepping(reading));
        Refuse(request.Path, read.Problems);
        return WithConsent(request, read.Stories);
    }

    private static IReadOnlyList<FiledStory> WithConsent(Request request, IReadOnlyList<FiledStory> stories) =>
        ConsentOf(request) is { } consent ? [.. stories.Select(s => s with { Consent = consent })] : stories;

    private static Consent? ConsentOf(Request request) => request.Consent is { } level ? new(level) : null;

    private static void Refuse(string path, IReadOnlyList<ImportProblem> problems) => Refuse(path, [.. problems.Select(p => p.ToString())]);

    /// <summary>One line for each problem: who mends a file wants to see them all.</summary>
    private static void Refuse(string path, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw CliFailure.BadInput(string.Join('\n', problems.Select(p => $"{TextSource.NameOf(path)}: {p}")));
        }
    }

    /// <summary>The first thing in which the project's form cannot hold these answers; null when it can.</summary>
    private static string? Difference(StoryForm ours, StoryForm theirs) => theirs.Questions.Select(q => ours.Find(q.Id) switch
    {
        null => $"it has no question '{q.Id}'",
        var same when same.GetType() != q.GetType() => $"its question '{q.Id}' is of another kind",
        var same when Options(q).Except(Options(same)).Any() => $"its question '{q.Id}' has other options",
        _ => null,
    }).FirstOrDefault(d => d is not null);

    private static IEnumerable<string> Options(Question question) => question switch
    {
        SingleChoiceQuestion q => q.Options.Select(o => o.Id),
        MultipleChoiceQuestion q => q.Options.Select(o => o.Id),
        PlacementQuestion q => q.Stones.Select(s => s.Id),
        _ => [],
    };

    private static async Task<Project> CreateAsync(InstanceSettings settings, Request request, StoryForm form, CancellationToken cancellationToken)
    {
        // Through the file's own check, so that no project is made that the site could not show.
        var read = FormFile.Parse(FormFile.Write(form, new())) switch
        {
            ReadFormFile good => good,
            RefusedFormFile refused => throw CliFailure.BadInput($"The form cannot become a project: {refused.Errors[0].Path}: {refused.Errors[0].Message}"),
            _ => throw new InvalidOperationException("A form file is read or refused."),
        };
        if (!ProjectCommand.IsSlug(request.Slug))
        {
            throw CliFailure.BadInput($"'{request.Slug}' cannot be a project's short name: use 2 to 40 lower-case letters, digits and dashes.");
        }

        await using var staff = Installation.StaffServices(settings);
        return await ProjectCommand.CreateAsync(staff, request.Slug, read, isDemo: false, cancellationToken);
    }

    /// <summary>The channel of what was imported: a link that nobody can open.</summary>
    private static async Task<InvitationLink> CreateLinkAsync(ProjectStore store, Project project, CancellationToken cancellationToken)
    {
        var link = await store.CreateLinkAsync(project.Id, "import", isTest: false, cancellationToken);
        await store.RevokeLinkAsync(link.Id, cancellationToken);
        return link;
    }

    private sealed class Stepping(ProgressLine line) : IProgress<int>
    {
        public void Report(int value) => line.Step();
    }
}
