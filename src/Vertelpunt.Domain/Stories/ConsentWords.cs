namespace Vertelpunt.Domain.Stories;

/// <summary>What a project says each choice of consent means. What the choices do is the same in every project.</summary>
public sealed record ConsentWords
{
    public LocalisedText Patterns { get; init; } = new(
        "Je antwoorden tellen mee in overzichten. Alleen het projectteam leest je verhaal, zonder namen.",
        "Your answers count in overviews. Only the project team reads your story, without names.");

    public LocalisedText Cards { get; init; } = new(
        "Mensen in een werksessie mogen je verhaal lezen, zonder namen en andere gegevens.",
        "People in a work session may read your story, without names and other details.");

    public LocalisedText Quotes { get; init; } = new(
        "Stukjes uit je verhaal mogen ook in een verslag staan, zonder namen.",
        "Parts of your story may also be in a report, without names.");

    public LocalisedText Research { get; init; } = new("Ja, voor wetenschappelijk onderzoek", "Yes, for scientific research");

    /// <summary>The words of a project that chose none of its own.</summary>
    public static ConsentWords Standard { get; } = new();

    /// <summary>What a choice is called on every screen and on paper; the same in every project.</summary>
    public static LocalisedText NameOf(ConsentLevel level) => level switch
    {
        ConsentLevel.WorkshopCards => new("Ook op een kaart", "Also on a card"),
        ConsentLevel.Quotes => new("Ook in een verslag", "Also in a report"),
        _ => new("Alleen meetellen", "Only count"),
    };

    /// <summary>What a choice means in this project.</summary>
    public LocalisedText Of(ConsentLevel level) => level switch
    {
        ConsentLevel.WorkshopCards => Cards,
        ConsentLevel.Quotes => Quotes,
        _ => Patterns,
    };
}
