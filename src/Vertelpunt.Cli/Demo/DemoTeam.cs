using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Cli.Demo;

/// <summary>What a team could have answered about the demo stories; some are left to do.</summary>
internal sealed class DemoTeam(TeamAnswers answers, StoryShelf shelf)
{
    private const int LeftToDo = 5;

    public async Task EnsureAsync(Project project, string actor, CancellationToken cancellationToken)
    {
        if ((await answers.ListAsync(project.Id, cancellationToken)).Any(s => s.FormVersion > 0))
        {
            return;
        }

        using var scope = AuditScope.Enter(project.Id);
        var readable = await shelf.ReadAsync(project, [.. (await shelf.ReadableAsync(project, cancellationToken)).Select(r => r.Id)], cancellationToken);
        foreach (var story in readable.SkipLast(LeftToDo))
        {
            await answers.SaveAsync(project.Id, story.Id, story.Version, 0, project.FormVersion, Answers(story), actor, cancellationToken);
        }
    }

    /// <summary>Follows the teller's own answers, as a reader of the story would.</summary>
    private static Dictionary<string, Answer> Answers(ShelfStory story)
    {
        var helper = story.Answers.GetValueOrDefault("wie_hielp") is Chosen { OptionIds: [var who, ..] } ? who : "";
        var support = story.Answers.GetValueOrDefault("steun") is Scaled s ? s.Value : 50;
        var system = story.Answers.GetValueOrDefault("wie_bepaalde") is Composed c ? c.Right : 0;
        return new()
        {
            ["initiatief"] = new Chosen([helper switch { "naaste" => "naaste", "hulpverlener" => "professional", "niemand" => "niemand", _ => "zelf" }]),
            ["hielp"] = helper == "niemand" && support < 40 ? new Chosen(["niets"]) : new Chosen([.. new[] { (support > 55, "tijd"), (system > 0.5, "regel"), (true, "doen") }.Where(o => o.Item1).Select(o => o.Item2).Take(2)]),
        };
    }
}
