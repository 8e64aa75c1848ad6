using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Domain.Workshops;

/// <summary>Names a pack.</summary>
public readonly record struct PackId(Guid Value)
{
    public static PackId Create() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("N");
}

/// <summary>The size of a story card.</summary>
public enum CardFormat
{
    /// <summary>105 × 148.5 mm, four on a sheet of A4.</summary>
    A6,

    /// <summary>148.5 × 210 mm, two on a sheet of A4.</summary>
    A5,

    /// <summary>210 × 297 mm, one on a sheet.</summary>
    A4,
}

/// <summary>Everything a work session gets on paper.</summary>
/// <remarks>Holds redacted text only. What it contains is fixed when it is made; a later withdrawal marks the pack, it does not change it.</remarks>
public sealed record WorkshopPack
{
    public required PackId Id { get; init; }

    /// <summary>Four characters for people, on every page: see <see cref="PackCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What the project is called.</summary>
    public required LocalisedText Project { get; init; }

    public required string Organisation { get; init; }

    /// <summary>The day it was made.</summary>
    public required DateOnly CreatedOn { get; init; }

    /// <summary>How many sets are printed; each page carries the number of its set, from 1.</summary>
    public int Copies { get; init; } = 1;

    public CardFormat Format { get; init; } = CardFormat.A6;

    /// <summary>In the order printed.</summary>
    public required IReadOnlyList<StoryCard> Cards { get; init; }

    public IReadOnlyList<PatternSheet> Patterns { get; init; } = [];

    /// <summary>What was seen in the stories before this session.</summary>
    public IReadOnlyList<ObservationNote> Observations { get; init; } = [];

    /// <summary>Empty observation sheets in each set.</summary>
    public int ObservationSheets { get; init; } = 3;

    /// <summary>Lines a participant can call when a story touches them.</summary>
    public IReadOnlyList<HelpLine> HelpLines { get; init; } = ProjectSettings.DefaultHelpLines;

    /// <summary>Whom the facilitator can ask; null when nobody was named.</summary>
    public string? Contact { get; init; }

    /// <summary>Counts only.</summary>
    public override string ToString() => $"WorkshopPack {Code} ({Cards.Count} cards, {Patterns.Count} patterns, {Copies} copies)";
}
