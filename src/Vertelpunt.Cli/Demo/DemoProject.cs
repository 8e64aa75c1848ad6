using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;
using Vertelpunt.Cli.Commands;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Import;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Cli.Demo;

/// <summary>Fills an empty installation with the invented project, on the same way real stories go. Run again it finishes what an interrupted run left.</summary>
internal sealed class DemoProject(InstanceSettings settings, StoryProcessor processor, DemoFile demo) : IAsyncDisposable
{
    public const string Slug = "demo";

    private readonly ServiceProvider _services = ProcessingWorker.AddWork(
            new ServiceCollection().AddLogging(b => b.ClearProviders()), settings.Storage, StaffSecrets.Read(settings.StaffSecretsFolder), processor)
        .AddTellerStorage(SiteSecrets.Read(settings.SiteSecretsFolder))
        .BuildServiceProvider();

    /// <summary>Makes what is not there yet.</summary>
    /// <param name="reviewer">The account that stands behind the decisions.</param>
    public async Task<(Project Project, InvitationLink Link)> EnsureAsync(IAnsiConsole console, Func<Guid, Task<Guid>> reviewer, CancellationToken cancellationToken)
    {
        var store = _services.GetRequiredService<ProjectStore>();
        var project = await store.FindAsync(Slug, cancellationToken)
            ?? await ProjectCommand.CreateAsync(_services, Slug, await ProjectCommand.ReadFormAsync(FileOf("form.json"), cancellationToken), isDemo: true, cancellationToken);
        var link = (await store.LinksAsync(project.Id, cancellationToken)).FirstOrDefault(l => !l.IsRevoked)
            ?? await store.CreateLinkAsync(project.Id, "demonstratie", isTest: false, cancellationToken);
        var account = (await reviewer(project.Id)).ToString("N");
        await console.Progress().HideCompleted(false).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
        {
            await TellAsync(progress, project, link, cancellationToken);
            await ProcessAsync(progress, cancellationToken);
            await DecideAsync(progress, project, account, cancellationToken);
        });
        return (project, link);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task TellAsync(ProgressContext progress, Project project, InvitationLink link, CancellationToken cancellationToken)
    {
        var form = await _services.GetRequiredService<ProjectStore>().FormAsync(project.Id, project.FormVersion, cancellationToken);
        var stories = new List<FiledStory>();
        foreach (var name in new[] { "stories.jsonl", "short-stories.jsonl" })
        {
            var file = StoryFile.Parse(form, await File.ReadAllTextAsync(FileOf(name), cancellationToken));
            if (file.Errors.Count > 0)
            {
                throw CliFailure.Configuration($"The demo stories that came with the program are damaged ({name}, {file.Errors[0].Path}). Install it again.");
            }

            stories.AddRange(file.Stories);
        }

        await using var context = await ContextAsync(cancellationToken);
        var told = await context.Stories.CountAsync(s => s.ProjectId == project.Id, cancellationToken);
        var task = progress.AddTask("Telling and sealing the demo stories", maxValue: Math.Max(1, stories.Count));
        task.Value = Math.Min(told, stories.Count);
        if (told >= stories.Count)
        {
            return;
        }

        if (!TellerCode.TryParse(demo.TellerCode, out var code))
        {
            throw CliFailure.Configuration("The file demo.json does not hold a code; remove the folder to start the demonstration anew.");
        }

        var derived = await _services.GetRequiredService<TellerKeyDerivation>().DeriveAsync(code, cancellationToken);
        await FiledStories.SendAsync(
            _services, project, link, [.. stories.Skip(told)], _ => task.Increment(1), i => told + i == 0 ? derived?.Keys : null, cancellationToken);
    }

    private async Task ProcessAsync(ProgressContext progress, CancellationToken cancellationToken)
    {
        var waiting = await _services.GetRequiredService<StoryClaims>().BacklogAsync(cancellationToken);
        var task = progress.AddTask("Finding personal data, redacting, estimating risk", maxValue: Math.Max(1, waiting));
        await _services.GetRequiredService<StoryWork>().DrainAsync($"demo-{Guid.NewGuid():N}", TimeSpan.FromMinutes(5), cancellationToken, new Step(task));
        task.Value = task.MaxValue;
    }

    /// <summary>Plays a reviewer: most of what is not risky goes in, some waits, so that every screen has something to show.</summary>
    private async Task DecideAsync(ProgressContext progress, Project project, string account, CancellationToken cancellationToken)
    {
        await using var context = await ContextAsync(cancellationToken);
        var task = progress.AddTask("Deciding on some of them", maxValue: 1);
        if (await context.StoryDecisions.AnyAsync(cancellationToken))
        {
            task.Value = 1;
            return;
        }

        var stories = await context.Stories.AsNoTracking().Where(s => s.ProjectId == project.Id && s.State == StoryState.ToReview)
            .OrderBy(s => s.RiskLevel).ThenByDescending(s => s.RiskK).Select(s => new { s.Id, s.Version, s.RiskLevel }).ToListAsync(cancellationToken);
        var decisions = _services.GetRequiredService<StoryDecisions>();
        var include = stories.Count * 2 / 3;
        task.MaxValue = Math.Max(1, stories.Count);
        for (var i = 0; i < stories.Count; i++)
        {
            var (kind, reason) = (i, stories[i].RiskLevel) switch
            {
                (_, RiskLevel.Exclude) when i % 2 == 0 => (DecisionKind.Exclude, "Te herleidbaar: ook zonder namen is duidelijk om wie het gaat."),
                var (at, _) when at < include => (DecisionKind.Include, "Gelezen: er staat niets meer in dat naar iemand wijst."),
                var (at, _) when at % 6 == 0 => (DecisionKind.Hold, "Eerst overleggen met een collega."),
                _ => ((DecisionKind?)null, ""),
            };
            if (kind is { } decided)
            {
                await decisions.DecideAsync(new(stories[i].Id), stories[i].Version, decided, reason, account, cancellationToken);
            }

            task.Increment(1);
        }
    }

    private Task<StoriesContext> ContextAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync(cancellationToken);

    private static string FileOf(string name) => Path.Combine(ProductData.Folder, "demo", name);

    private sealed class Step(ProgressTask task) : IProgress<StoryId>
    {
        public void Report(StoryId value) => task.Increment(1);
    }
}
