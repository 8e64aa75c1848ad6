namespace Vertelpunt.Storage.Packs;

/// <summary>A workshop pack that was made. Holds codes and hashes, not the texts.</summary>
public sealed class PackRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>Short, for people: stands on every page.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>The manifest as JSON: card codes, hashes, counts, settings.</summary>
    public required string Manifest { get; set; }
    public required string MadeBy { get; set; }
    public long MadeAt { get; set; }
}

/// <summary>A story in a pack; marked when the teller takes it back later.</summary>
public sealed class PackStoryRecord
{
    public Guid PackId { get; set; }
    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }
    public required string CardCode { get; set; }
    public long? RecalledAt { get; set; }
}
