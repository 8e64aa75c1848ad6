namespace Vertelpunt.Domain.Stories;

/// <summary>Where a sent story is on its way. The state in the database is the truth.</summary>
public enum StoryState
{
    /// <summary>Sent, waiting for the pipeline.</summary>
    Pending = 0,

    /// <summary>Claimed by a worker until the lease runs out.</summary>
    Processing = 1,

    /// <summary>Redacted and assessed; a person decides.</summary>
    ToReview = 2,

    /// <summary>In the collection (included, with or without edits).</summary>
    Included = 3,

    /// <summary>A person wants to wait or ask.</summary>
    OnHold = 4,

    /// <summary>Not used anywhere.</summary>
    Excluded = 5,

    /// <summary>A stage failed: nothing of it is shown, a person is told.</summary>
    Failed = 6,

    /// <summary>One person decided; a second one has to agree before it counts. Not used anywhere until then.</summary>
    Proposed = 7,
}
