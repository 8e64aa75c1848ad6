using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Storage.Stories;

/// <summary>A sent story. What was written is sealed; the rest is what queues and rights need.</summary>
public sealed class StoryRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public Guid LinkId { get; set; }
    public int FormVersion { get; set; }

    /// <summary>1 when sent, one more at each correction.</summary>
    public int Version { get; set; }
    public StoryState State { get; set; }
    public bool IsTest { get; set; }

    /// <summary>Frozen by the teller: nobody and no job touches it.</summary>
    public bool Restricted { get; set; }

    /// <summary>The teller objects to any use; kept only for the teller's own rereading.</summary>
    public bool Objected { get; set; }
    public ConsentLevel ConsentLevel { get; set; }
    public bool Research { get; set; }

    /// <summary>Null without a way back.</summary>
    public string? LookupId { get; set; }
    public byte[]? TellerPublicKey { get; set; }
    public int ToldWeek { get; set; }
    public int ActivityWeek { get; set; }
    public required byte[] Sealed { get; set; }

    public int Attempts { get; set; }
    public string? ClaimedBy { get; set; }
    public long? LeaseUntil { get; set; }

    /// <summary>The type of the last failure, never its message.</summary>
    public string? Failure { get; set; }

    public RiskLevel? RiskLevel { get; set; }
    public double? RiskK { get; set; }

    /// <summary>Words of the redacted text, rounded up to tens.</summary>
    public int? Length { get; set; }

    /// <summary>True while the story may tell of danger and nobody has taken that up yet.</summary>
    public bool Urgent { get; set; }

    /// <summary>A random number: the order within a risk level, so that no screen tells who came first.</summary>
    public long Shuffle { get; set; }
}

/// <summary>What the pipeline (step 0) or a reviewer's edits (step 1) made of one version of a story; sealed under the story's data key.</summary>
public sealed class StoryResultRecord
{
    public const int Processed = 0;
    public const int Edited = 1;

    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }
    public int Step { get; set; }
    public required string PipelineVersion { get; set; }

    /// <summary>1 when made, one more at each change: two reviewers on one story see each other.</summary>
    public int Revision { get; set; }
    public required byte[] Sealed { get; set; }
}

/// <summary>How recognisable one version of the pipeline found one version of a story; goes with that version.</summary>
public sealed class StoryScoreRecord
{
    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }
    public required string PipelineVersion { get; set; }
    public int ScoredWeek { get; set; }
    public RiskLevel RiskLevel { get; set; }
    public double RiskK { get; set; }
}

/// <summary>A decision; rows are only ever added.</summary>
public sealed class StoryDecisionRecord
{
    public Guid Id { get; set; }
    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }
    public DecisionKind Kind { get; set; }

    /// <summary>Sealed under the story's data key, so it goes with the story; null for a withdrawal.</summary>
    public byte[]? SealedReason { get; set; }
    public required string DecidedBy { get; set; }
    public long DecidedAt { get; set; }

    /// <summary>A first person's decision that needs a second one.</summary>
    public bool IsProposal { get; set; }
}

/// <summary>A message of the project to a teller, sealed under the story's data key: it goes with the story.</summary>
public sealed class TellerMessageRecord
{
    public Guid Id { get; set; }
    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }
    public required byte[] Sealed { get; set; }
    public int WrittenWeek { get; set; }
}

/// <summary>A story that somebody would rather not read: the others get it.</summary>
public sealed class StoryPassRecord
{
    public Guid StoryId { get; set; }

    /// <summary>The account id of who passed it on.</summary>
    public required string Account { get; set; }
}

/// <summary>Whose wrap of a data key it is.</summary>
public enum KeyAudience
{
    Project = 1,
    Teller = 2,
}

/// <summary>A story's data key, wrapped; in the key database. Deleting it makes the story unreadable.</summary>
public sealed class StoryKeyRecord
{
    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }
    public KeyAudience Audience { get; set; }

    /// <summary>The project key it is wrapped to; null for the teller's.</summary>
    public Guid? KeyId { get; set; }
    public required byte[] Wrapped { get; set; }
    public int WrittenWeek { get; set; }
}

/// <summary>A withdrawn or erased story's hashed id, so that a restored backup does not bring it back.</summary>
public sealed class TombstoneRecord
{
    public required string StoryHash { get; set; }
    public int Week { get; set; }
}
