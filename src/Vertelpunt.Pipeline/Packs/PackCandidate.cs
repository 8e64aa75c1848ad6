using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>A story that somebody would like to print.</summary>
/// <param name="Text">Redacted, as is the title.</param>
/// <param name="Answers">By question id; written answers redacted.</param>
/// <param name="Restricted">The teller froze the story or objected to its use.</param>
/// <param name="Match">A stranger's chance to point at the right person, 0 to 1.</param>
/// <param name="GroupMatch">The same for an acquaintance within the invited group.</param>
public sealed record PackCandidate(
    StoryId Id,
    int Version,
    StoryState State,
    ConsentLevel Consent,
    RiskLevel Risk,
    string Title,
    string Text,
    IReadOnlyDictionary<string, Answer> Answers,
    bool Restricted = false,
    double Match = 0,
    double GroupMatch = 0)
{
    /// <summary>The day the story goes, as things stand; null when it is not in a database.</summary>
    public DateOnly? ErasedOn { get; init; }

    /// <summary>Words in title and text.</summary>
    public int Words => (Title + "\n" + Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Lengths only.</summary>
    public override string ToString() => $"PackCandidate({Id.Short}, {State}, {Consent}, {Risk}, {Text.Length} characters)";
}

/// <summary>Why a story is not printed.</summary>
public enum LeftOutReason
{
    /// <summary>Nobody decided yet, or it was held or excluded.</summary>
    NotIncluded,

    /// <summary>The teller allowed patterns only.</summary>
    NoConsent,

    /// <summary>The teller froze it.</summary>
    Restricted,

    /// <summary>The risk is above what this pack allows.</summary>
    RiskTooHigh,

    /// <summary>The risk is high, and nobody said why it should be printed all the same.</summary>
    HighWithoutReason,

    /// <summary>Nothing is left to print.</summary>
    Empty,
}

/// <summary>A story that is not printed, and why: the first reason that counts.</summary>
public sealed record LeftOut(StoryId Id, LeftOutReason Reason)
{
    /// <summary>One sentence for the facilitator.</summary>
    public LocalisedText Text => Reason switch
    {
        LeftOutReason.NotIncluded => new("Dit verhaal is niet opgenomen in de verzameling.", "This story is not included in the collection."),
        LeftOutReason.NoConsent => new("De verteller wil dat dit verhaal alleen meetelt in de patronen.", "The teller wants this story to count in patterns only."),
        LeftOutReason.Restricted => new("De verteller heeft dit verhaal stilgezet.", "The teller has frozen this story."),
        LeftOutReason.RiskTooHigh => new("De kans op herkenning is te groot voor een kaart.", "The chance of recognition is too high for a card."),
        LeftOutReason.HighWithoutReason => new("Het risico op herkenning is hoog, en er is geen reden gegeven om het toch te printen.", "The risk of recognition is high, and no reason was given to print it all the same."),
        _ => new("Er blijft geen tekst over om te printen.", "No text is left to print."),
    };
}
