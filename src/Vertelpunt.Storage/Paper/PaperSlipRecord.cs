namespace Vertelpunt.Storage.Paper;

/// <summary>The number of a form on paper, and what the code on its strip leads to. Goes when the form is typed in.</summary>
public sealed class PaperSlipRecord
{
    public Guid ProjectId { get; set; }

    /// <summary>Eight digits, random: the order of numbers says nothing about the order of tellers.</summary>
    public required string Number { get; set; }
    public required string LookupId { get; set; }
    public required byte[] TellerPublicKey { get; set; }
    public int MadeWeek { get; set; }
}
