using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Dashboard.Team;

/// <summary>A story to answer the team's questions about, redacted.</summary>
/// <param name="Given">What was answered before; null when nothing was.</param>
public sealed record TeamTask(StoryId Id, int Version, string Title, string Text, TeamAnswerSet? Given)
{
    /// <summary>Lengths only.</summary>
    public override string ToString() => $"TeamTask({Id.Short}, {Text.Length} characters)";
}

/// <summary>How far the team is.</summary>
public sealed record TeamProgress(int Done, int All);

/// <summary>Hands out included stories to answer the team's questions about: to reviewers any, to facilitators those they may read anyway.</summary>
public sealed class TeamDesk(StoryVault vault, StoryShelf shelf, TeamAnswers answers, ProjectStore projects)
{
    public async Task<IReadOnlyList<Question>> QuestionsAsync(Project project, CancellationToken cancellationToken) =>
        (await projects.FormAsync(project.Id, project.FormVersion, cancellationToken)).TeamQuestions;

    /// <param name="reviews">Whether the person may read every story.</param>
    public async Task<TeamProgress> ProgressAsync(Project project, bool reviews, CancellationToken cancellationToken)
    {
        var since = await SinceAsync(project, cancellationToken);
        var list = await ListAsync(project, reviews, cancellationToken);
        return new(list.Count(s => s.FormVersion >= since), list.Count);
    }

    /// <summary>The next story that has no answers to the questions as they are now; null when all have.</summary>
    /// <param name="after">The story just left; it comes last.</param>
    public async Task<StoryId?> NextAsync(Project project, bool reviews, StoryId? after, CancellationToken cancellationToken)
    {
        var since = await SinceAsync(project, cancellationToken);
        var list = await ListAsync(project, reviews, cancellationToken);
        var at = list.FindIndex(s => s.Id == after) + 1;
        return list.Skip(at).Concat(list.Take(at)).Where(s => s.FormVersion < since).Select(s => (StoryId?)s.Id).FirstOrDefault();
    }

    /// <summary>Opens a story; null when it may not be read by this person, or not be answered about. Logged when it opens.</summary>
    public async Task<TeamTask?> OpenAsync(Project project, StoryId id, bool reviews, string actor, CancellationToken cancellationToken)
    {
        if ((await ListAsync(project, reviews, cancellationToken)).All(s => s.Id != id) || await vault.ReadAsync(id, actor, cancellationToken) is not { } story)
        {
            return null;
        }

        var given = (await answers.ReadAsync([id], cancellationToken)).GetValueOrDefault(id);
        return new(id, story.Record.Version, story.Processed.Field(StoryDocument.TitleField).Trim(), story.Processed.Field(StoryDocument.TextField).Trim(), given);
    }

    private async Task<List<(StoryId Id, int FormVersion)>> ListAsync(Project project, bool reviews, CancellationToken cancellationToken)
    {
        var all = await answers.ListAsync(project.Id, cancellationToken);
        if (reviews)
        {
            return [.. all];
        }

        var readable = (await shelf.ReadableAsync(project, cancellationToken)).Select(s => s.Id).ToHashSet();
        return [.. all.Where(s => readable.Contains(s.Id))];
    }

    /// <summary>The first version of the form that has all of the team's questions: answers given since then are complete.</summary>
    private async Task<int> SinceAsync(Project project, CancellationToken cancellationToken)
    {
        var now = (await projects.FormAsync(project.Id, project.FormVersion, cancellationToken)).TeamQuestions.Select(q => q.Id).ToList();
        var since = project.FormVersion;
        while (since > 1)
        {
            StoryForm before;
            try
            {
                before = await projects.FormAsync(project.Id, since - 1, cancellationToken);
            }
            catch (InvalidOperationException)
            {
                break; // a project may begin with a later version
            }

            if (now.Except(before.TeamQuestions.Select(q => q.Id)).Any())
            {
                break;
            }

            since--;
        }

        return since;
    }
}
