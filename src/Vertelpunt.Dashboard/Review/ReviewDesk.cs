using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>What became of an edit.</summary>
public enum EditOutcome
{
    Done,

    /// <summary>Nothing to change: no such finding, or it is so already.</summary>
    Nothing,

    /// <summary>It would show hidden words to somebody who may not open originals.</summary>
    Refused,

    /// <summary>A colleague changed the story first; nothing was stored.</summary>
    Conflict,

    /// <summary>The story is not there any more.</summary>
    Gone,
}

/// <summary>Changes findings and runs redaction and risk again, with undo and redo.</summary>
/// <remarks>Steps back are each person's own, are kept in memory only and hold positions, no text; after a restart the story stands as it was last stored.</remarks>
public sealed class ReviewDesk(StoryVault vault, ProjectStore projects, StoryProcessor processor)
{
    private const int MaxStories = 200;
    private const int MaxSteps = 50;
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Story, int Version, string Actor), Steps> _steps = [];

    private sealed class Steps
    {
        public required int Revision { get; set; }
        public Stack<IReadOnlyList<Finding>> Back { get; } = new();
        public Stack<IReadOnlyList<Finding>> Forward { get; } = new();
    }

    /// <summary>Whether there is a step back and a step forward from this revision.</summary>
    public (bool Undo, bool Redo) CanStep(StoryRecord story, int revision, string actor)
    {
        lock (_lock)
        {
            return _steps.TryGetValue((story.Id, story.Version, actor), out var steps) && steps.Revision == revision
                ? (steps.Back.Count > 0, steps.Forward.Count > 0)
                : (false, false);
        }
    }

    /// <summary>Applies <paramref name="change"/> to the findings as they were at <paramref name="revision"/>.</summary>
    /// <param name="mayReveal">Whether this person may bring hidden words back: who may not open originals may only hide more.</param>
    /// <param name="change">From the story to its new findings; null when there is nothing to change.</param>
    public Task<EditOutcome> EditAsync(
        Project project, StoryId id, int revision, string actor, bool mayReveal, Func<StaffStory, IReadOnlyList<Finding>?> change, CancellationToken cancellationToken) =>
        StoreAsync(project, id, revision, actor, mayReveal, change, (steps, old) =>
        {
            steps.Forward.Clear();
            steps.Back.Push(old);
        }, cancellationToken);

    public Task<EditOutcome> UndoAsync(Project project, StoryId id, int revision, string actor, CancellationToken cancellationToken) =>
        StepAsync(project, id, revision, actor, s => s.Back, s => s.Forward, cancellationToken);

    public Task<EditOutcome> RedoAsync(Project project, StoryId id, int revision, string actor, CancellationToken cancellationToken) =>
        StepAsync(project, id, revision, actor, s => s.Forward, s => s.Back, cancellationToken);

    private Task<EditOutcome> StepAsync(
        Project project, StoryId id, int revision, string actor,
        Func<Steps, Stack<IReadOnlyList<Finding>>> from, Func<Steps, Stack<IReadOnlyList<Finding>>> to, CancellationToken cancellationToken) =>
        StoreAsync(
            project, id, revision, actor, mayReveal: true, // a person's own steps show nothing that person did not see
            story =>
            {
                lock (_lock)
                {
                    return _steps.TryGetValue((story.Record.Id, story.Record.Version, actor), out var steps) && steps.Revision == revision && from(steps).TryPeek(out var findings)
                        ? findings
                        : null;
                }
            },
            (steps, old) =>
            {
                from(steps).TryPop(out _);
                to(steps).Push(old);
            },
            cancellationToken);

    private async Task<EditOutcome> StoreAsync(
        Project project, StoryId id, int revision, string actor, bool mayReveal,
        Func<StaffStory, IReadOnlyList<Finding>?> change, Action<Steps, IReadOnlyList<Finding>> keep, CancellationToken cancellationToken)
    {
        var story = (await vault.ReadManyAsync([id], cancellationToken)).FirstOrDefault(s => s.Record.ProjectId == project.Id);
        if (story is null || await vault.ContentAsync(id, cancellationToken) is not { } opened || opened.Version != story.Record.Version)
        {
            return EditOutcome.Gone;
        }

        if (story.Revision != revision)
        {
            return EditOutcome.Conflict;
        }

        if (change(story) is not { } findings)
        {
            return EditOutcome.Nothing;
        }

        if (!mayReveal && FindingEdits.Reveals(story.Processed.Findings, findings))
        {
            return EditOutcome.Refused;
        }

        var form = await projects.FormAsync(project.Id, story.Record.FormVersion, cancellationToken);
        var edited = processor.Reprocess(opened.Content, form, project.Settings, findings);
        if (await vault.SaveEditAsync(id, story.Record.Version, revision, edited, actor, cancellationToken) is not { } stored)
        {
            return EditOutcome.Conflict;
        }

        lock (_lock)
        {
            var key = (story.Record.Id, story.Record.Version, actor);
            if (!_steps.TryGetValue(key, out var steps) || steps.Revision != revision)
            {
                if (_steps.Count >= MaxStories)
                {
                    _steps.Remove(_steps.Keys.First());
                }

                _steps[key] = steps = new() { Revision = revision };
            }

            keep(steps, story.Processed.Findings);
            steps.Revision = stored;
            if (steps.Back.Count > MaxSteps)
            {
                var newest = steps.Back.Take(MaxSteps).Reverse().ToList();
                steps.Back.Clear();
                newest.ForEach(steps.Back.Push);
            }
        }

        return EditOutcome.Done;
    }
}
