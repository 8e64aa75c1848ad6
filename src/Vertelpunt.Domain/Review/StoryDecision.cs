using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Domain.Review;

/// <summary>What a person decided about a story. Append-only: the last one counts.</summary>
public enum DecisionKind
{
    Include,
    IncludeWithEdits,
    Hold,
    Exclude,
    Withdrawn,

    /// <summary>An earlier decision was taken back: the story is to be reviewed again.</summary>
    TakenBack,

    /// <summary>The second person does not agree with what the first proposed: the story is on hold.</summary>
    Disagreed,
}

/// <summary>A decision on one version of a story.</summary>
/// <param name="By">The staff member's account id, or "teller" for a withdrawal.</param>
/// <param name="Reason">In the reviewer's words, at least a few characters; sealed in storage.</param>
/// <param name="IsProposal">True while it waits, or waited, for a second person.</param>
public sealed record StoryDecision(StoryId StoryId, int StoryVersion, DecisionKind Kind, string Reason, string By, DateTimeOffset At, bool IsProposal = false);
