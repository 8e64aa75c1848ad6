using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Storage.Drafts;

/// <summary>A narrative in the making: what is sealed in a draft.</summary>
public sealed record StoryDraft
{
    /// <summary>The id the story will have: sending twice makes one story.</summary>
    public required Guid StoryId { get; init; }
    public required Guid ProjectId { get; init; }
    public required Guid LinkId { get; init; }
    public required bool IsTest { get; init; }
    public required int FormVersion { get; init; }
    public StoryContent Content { get; init; } = new();
    public Consent Consent { get; init; } = new();

    /// <summary>The step the teller was at.</summary>
    public string Step { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"StoryDraft({Content})";
}

/// <summary>A stored draft and its version.</summary>
public sealed record LoadedDraft(StoryDraft Draft, int Version);

/// <summary>What became of a save.</summary>
public abstract record DraftSaveResult
{
    private DraftSaveResult() { }

    /// <summary>Stored (or stored before under the same key) as this version.</summary>
    public sealed record Saved(int Version) : DraftSaveResult;

    /// <summary>Somebody with the same code saved in between; nothing was overwritten. The other text is given so that both can be shown.</summary>
    public sealed record Conflict(LoadedDraft Other) : DraftSaveResult;

    /// <summary>There is no draft any more: it was sent or erased elsewhere. Nothing was stored.</summary>
    public sealed record Gone : DraftSaveResult;
}
