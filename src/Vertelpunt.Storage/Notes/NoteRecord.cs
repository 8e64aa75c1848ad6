namespace Vertelpunt.Storage.Notes;

/// <summary>A note of the team on the collection: a view, an observation, a theme, a session, a lumping; sealed.</summary>
public sealed class NoteRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>The project key from whose private half the sealing key is derived.</summary>
    public Guid KeyId { get; set; }

    /// <summary>1 when made, one more at each change: two people on one note see each other.</summary>
    public int Revision { get; set; }
    public required byte[] Sealed { get; set; }
    public required string MadeBy { get; set; }
    public long MadeAt { get; set; }
    public long ChangedAt { get; set; }
}
