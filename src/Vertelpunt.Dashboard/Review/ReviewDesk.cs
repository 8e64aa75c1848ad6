using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>What became of an edit.</summary>
public enum EditOutcome
{
    Done,

    /// <summary>Done, on top of what a colleague changed meanwhile.</summary>
    Merged,

    /// <summary>Nothing to change: no such finding, or it is so already.</summary>
    Nothing,

    /// <summary>It would show hidden words to somebody who may not open originals.</summary>
    Refused,

    /// <summary>A colleague changed the story first; nothing was stored.</summary>
    Conflict,

    /// <summary>The story is not there any more.</summary>
    Gone,
}

/// <summary>What became of a decision.</summary>
public enum DecideOutcome
{
    Done,

    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>A second person has to be somebody else than the first.</summary>
    SamePerson,

    /// <summary>The story changed in between; nothing was decided.</summary>
    Changed,
}

/// <summary>Changes findings and runs redaction and risk again, with undo and redo.</summary>
/// <remarks>Steps back are each person's own, are kept in memory only and hold positions, no text; after a restart the story stands as it was last stored.</remarks>
public sealed class ReviewDesk(StoryVault vault, StoryDecisions decisions, ProjectStore projects, StoryProcessor processor)
{
    private const int MaxStories = 200;
    private const int MaxSteps = 50;
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Story, int Version, string Actor), Steps> _steps = [];
    private readonly Dictionary<(Guid Story, int Version, int Revision), (RedactedText Map, IReadOnlyList<DocumentField> Fields)> _shown = [];

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

    /// <summary>Keeps where everything stood in a page that is shown, positions only: a selection made in it is understood after a colleague's change as well.</summary>
    public void Remember(StaffStory story)
    {
        lock (_lock)
        {
            if (_shown.Count >= MaxStories)
            {
                _shown.Remove(_shown.Keys.First());
            }

            _shown[(story.Record.Id, story.Record.Version, story.Revision)] = (new("", story.Processed.Redacted.Redactions), story.Processed.Fields);
        }
    }

    /// <summary>The stretch of the original that was selected in the text as it was shown at <paramref name="revision"/>; null when it is none, or that text is no longer known.</summary>
    public TextSpan? Selected(StoryId id, int version, int revision, int start, int end)
    {
        lock (_lock)
        {
            return _shown.TryGetValue((id.Value, version, revision), out var shown) ? FindingEdits.OriginalOf(shown.Map, shown.Fields, start, end) : null;
        }
    }

    /// <summary>Applies <paramref name="change"/> to the findings as they were at <paramref name="revision"/>.</summary>
    /// <param name="mayReveal">Whether this person may bring hidden words back: who may not open originals may only hide more.</param>
    /// <param name="change">From the story to its new findings; null when there is nothing to change.</param>
    /// <param name="stillFits">Whether the change also makes sense on the story as a colleague left it; null: never.</param>
    public async Task<EditOutcome> EditAsync(
        Project project, StoryId id, int revision, string actor, bool mayReveal, Func<StaffStory, IReadOnlyList<Finding>?> change, CancellationToken cancellationToken,
        Func<StaffStory, bool>? stillFits = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await StoreAsync(project, id, revision, actor, mayReveal, change, stillFits, (steps, old) =>
            {
                steps.Forward.Clear();
                steps.Back.Push(old);
            }, cancellationToken);
            if (outcome != EditOutcome.Conflict || stillFits is null || attempt == 2)
            {
                return outcome;
            }
        }
    }

    /// <summary>What the risk would be without some of the facts; nothing is stored. Null when the story is not there, or changed since <paramref name="story"/> was read.</summary>
    /// <param name="off">Numbers of the facts to think away.</param>
    public async Task<WhatIf?> WithoutFactsAsync(Project project, StaffStory story, IReadOnlySet<int> off, CancellationToken cancellationToken)
    {
        if (await vault.ContentAsync(new(story.Record.Id), cancellationToken) is not { } opened || opened.Version != story.Record.Version)
        {
            return null;
        }

        var form = await projects.FormAsync(project.Id, story.Record.FormVersion, cancellationToken);
        return processor.WithoutFacts(opened.Content, form, project.Settings, story.Processed.Findings, off);
    }

    /// <summary>Decides, or proposes where two people have to agree.</summary>
    /// <param name="revision">Of the text the person saw.</param>
    public async Task<DecideOutcome> DecideAsync(
        Project project, StoryId id, int version, int revision, DecisionKind kind, string reason, string actor, CancellationToken cancellationToken)
    {
        if (!await IsAsSeenAsync(project, id, version, revision, cancellationToken))
        {
            return DecideOutcome.Changed;
        }

        var decision = kind == DecisionKind.Include && revision > 1 ? DecisionKind.IncludeWithEdits : kind;
        if (project.Settings.AgreementOfTwo && decision is (DecisionKind.Include or DecisionKind.IncludeWithEdits or DecisionKind.Exclude))
        {
            return await decisions.ProposeAsync(id, version, decision, reason, actor, cancellationToken) ? DecideOutcome.Proposed : DecideOutcome.Changed;
        }

        return await decisions.DecideAsync(id, version, decision, reason, actor, cancellationToken) ? DecideOutcome.Done : DecideOutcome.Changed;
    }

    /// <summary>A second person's word on what was proposed.</summary>
    public async Task<DecideOutcome> AnswerAsync(
        Project project, StoryId id, int version, int revision, DecisionKind proposed, bool agrees, string reason, string actor, CancellationToken cancellationToken) =>
        !await IsAsSeenAsync(project, id, version, revision, cancellationToken)
            ? DecideOutcome.Changed
            : await decisions.AnswerAsync(id, version, proposed, agrees, reason, actor, cancellationToken) switch
            {
                SecondOutcome.Done => DecideOutcome.Done,
                SecondOutcome.SamePerson => DecideOutcome.SamePerson,
                _ => DecideOutcome.Changed,
            };

    private async Task<bool> IsAsSeenAsync(Project project, StoryId id, int version, int revision, CancellationToken cancellationToken) =>
        await vault.PeekAsync(id, cancellationToken) is { } story
        && story.Record.ProjectId == project.Id && story.Record.Version == version && story.Revision == revision;

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
            null,
            (steps, old) =>
            {
                from(steps).TryPop(out _);
                to(steps).Push(old);
            },
            cancellationToken);

    private async Task<EditOutcome> StoreAsync(
        Project project, StoryId id, int revision, string actor, bool mayReveal,
        Func<StaffStory, IReadOnlyList<Finding>?> change, Func<StaffStory, bool>? stillFits, Action<Steps, IReadOnlyList<Finding>> keep, CancellationToken cancellationToken)
    {
        if (await vault.PeekAsync(id, cancellationToken) is not { } story || story.Record.ProjectId != project.Id || await vault.ContentAsync(id, cancellationToken) is not { } opened || opened.Version != story.Record.Version)
        {
            return EditOutcome.Gone;
        }

        var merged = story.Revision != revision;
        if (merged && stillFits?.Invoke(story) is not true)
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
        if (await vault.SaveEditAsync(id, story.Record.Version, story.Revision, edited, actor, cancellationToken) is not { } stored)
        {
            return EditOutcome.Conflict;
        }

        lock (_lock)
        {
            var key = (story.Record.Id, story.Record.Version, actor);
            if (!_steps.TryGetValue(key, out var steps) || steps.Revision != story.Revision)
            {
                if (_steps.Count >= MaxStories)
                {
                    _steps.Remove(_steps.Keys.First());
                }

                _steps[key] = steps = new() { Revision = story.Revision };
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

        return merged ? EditOutcome.Merged : EditOutcome.Done;
    }
}
