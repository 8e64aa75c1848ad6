namespace Vertelpunt.Domain.Stories;

/// <summary>What a project agreed to do when a story tells of danger. Nobody can be traced: words are all there is.</summary>
public sealed record DangerAgreement
{
    /// <summary>For staff, shown beside the story.</summary>
    public LocalisedText Procedure { get; init; } = new(
        "1. Lees het verhaal nu, ook als je aan iets anders bezig was.\n2. Overleg nog vandaag met de contactpersoon van het project. Bespreek het zonder na te gaan wie het is: dat kunnen en mogen we niet.\n3. Zet een bericht klaar voor de verteller, met de hulplijn die past.\n4. Gaat het om een kind of om direct gevaar en weet je iets dat helpt? Vraag advies bij Veilig Thuis, 0800-2000; dat kan zonder naam.\n5. Zorg ook voor jezelf: praat erover met een collega.",
        "1. Read the story now, even if you were busy with something else.\n2. Talk to the project's contact person today. Do so without finding out who it is: we cannot and may not.\n3. Leave a message for the teller, with the help line that fits.\n4. Is it about a child or about danger right now and do you know something that helps? Ask Veilig Thuis for advice, 0800-2000; no name is needed.\n5. Take care of yourself too: talk about it with a colleague.");

    /// <summary>Messages to a teller that staff can choose from and change.</summary>
    public IReadOnlyList<LocalisedText> Messages { get; init; } =
    [
        new("Dank je wel dat je dit vertelde. We maken ons zorgen om je. Praat alsjeblieft met iemand: bij de lijnen onderaan deze pagina luistert dag en nacht iemand, en je hoeft je naam niet te noemen. Is het nu niet veilig? Bel 112.",
            "Thank you for telling this. We are worried about you. Please talk to someone: the lines at the foot of this page listen day and night, and you need not give your name. Not safe right now? Call 112."),
        new("Dank je wel voor je verhaal. Wat je vertelde over zelfdoding raakt ons. Je kunt nu met iemand praten of chatten bij 113, dag en nacht, gratis en zonder je naam.",
            "Thank you for your story. What you told about suicide moves us. You can talk or chat with someone at 113 now, day and night, free and without your name."),
        new("Dank je wel dat je dit vertelde. Er is hulp voor kinderen die het niet veilig hebben, en voor wie dat ziet. Veilig Thuis (0800-2000) denkt met je mee, dag en nacht, ook als je je naam niet wilt zeggen.",
            "Thank you for telling this. There is help for children who are not safe, and for people who see it. Veilig Thuis (0800-2000) thinks along with you, day and night, even if you do not want to give your name."),
    ];

    /// <summary>The agreement of a project that wrote none of its own.</summary>
    public static DangerAgreement Standard { get; } = new();

    public bool Equals(DangerAgreement? other) => other is not null && Procedure == other.Procedure && Messages.SequenceEqual(other.Messages);

    public override int GetHashCode() => HashCode.Combine(Procedure, Messages.Count);
}
