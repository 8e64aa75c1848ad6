namespace Vertelpunt.Storage.Audit;

/// <summary>How far a legal demand is.</summary>
public enum DisclosureStatus
{
    /// <summary>Entered; nothing may be given.</summary>
    Entered = 1,

    /// <summary>One person decided; nothing may be given before a second agrees.</summary>
    Decided = 2,

    /// <summary>A second person agreed: this is what was done.</summary>
    Agreed = 3,
}

/// <summary>What is answered to a demand.</summary>
public enum DisclosureOutcome
{
    Refused = 1,

    /// <summary>What was asked is not held: the usual answer.</summary>
    NothingHeld = 2,

    Given = 3,
}

/// <summary>A demand as it came in.</summary>
/// <param name="Authority">Who asks: an office, not a person's private address.</param>
/// <param name="LegalBasis">Law and article, with the kind of order.</param>
/// <param name="Reference">Their number; empty when there is none.</param>
/// <param name="Asked">What they ask for.</param>
public sealed record Demand(string Authority, string LegalBasis, string Reference, DateOnly ReceivedOn, string Asked)
{
    /// <inheritdoc/>
    public override string ToString() => "Demand";
}

/// <summary>What one person decided, and why.</summary>
/// <param name="Given">What was handed over, to whom and how; empty when nothing was.</param>
public sealed record DisclosureDecision(DisclosureOutcome Outcome, string Given, string Why, long DecidedAt)
{
    /// <inheritdoc/>
    public override string ToString() => "DisclosureDecision";
}

/// <summary>What the second person said.</summary>
public sealed record SecondOpinion(string By, bool Agrees, string Why, long At)
{
    /// <inheritdoc/>
    public override string ToString() => "SecondOpinion";
}

/// <summary>One entry of the register.</summary>
/// <param name="Revision">To be given back with a change, so that two people on one entry see each other.</param>
/// <param name="Opinions">Of second persons, oldest first; the last one counts.</param>
public sealed record Disclosure(
    Guid Id, DisclosureStatus Status, Demand Demand, DisclosureDecision? Decision, IReadOnlyList<SecondOpinion> Opinions, string EnteredBy, string? DecidedBy, string? AgreedBy, long EnteredAt, int Revision)
{
    /// <inheritdoc/>
    public override string ToString() => $"Disclosure({Id:N})";
}

/// <summary>An entry of the register as stored.</summary>
public sealed class DisclosureRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public long EnteredAt { get; set; }
    public DisclosureStatus Status { get; set; }
    public required string EnteredBy { get; set; }
    public string? DecidedBy { get; set; }
    public string? AgreedBy { get; set; }
    public int Revision { get; set; }
    public required byte[] Sealed { get; set; }
}
