namespace Vertelpunt.Storage.Feedback;

/// <summary>What a visitor thought of the site. No id, time or order in common with any story.</summary>
public sealed class FeedbackRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>HPKE to the project's public key.</summary>
    public required byte[] Sealed { get; set; }
}
