namespace Vertelpunt.Pipeline.Packs;

/// <summary>One step of the session.</summary>
internal sealed record AgendaItem(int Minutes, string What, string How);

/// <summary>A way of working with cards.</summary>
internal sealed record Exercise(string Title, int Minutes, string Aim, string Needs, IReadOnlyList<string> Steps);

/// <summary>A heading with paragraphs or points under it.</summary>
internal sealed record Advice(string Heading, IReadOnlyList<string> Points);

/// <summary>A box to write in on the observation sheet.</summary>
internal sealed record WritingField(string Label, string Hint, int Lines);

/// <summary>A thing that has to come back or be destroyed.</summary>
internal sealed record CheckItem(string What, string Then);

/// <summary>All fixed words of a pack, in one language.</summary>
internal sealed record PackWords
{
    public required string Language { get; init; }

    // Running words
    public required string Pack { get; init; }
    public required Func<int, int, string> Copy { get; init; }
    public required Func<int, int, string> Page { get; init; }
    public required string Confidential { get; init; }
    public required Func<DateOnly, string> Day { get; init; }

    // Cover
    public required string Kind { get; init; }
    public required string Session { get; init; }
    public required string Date { get; init; }
    public required string Facilitator { get; init; }
    public required string Contents { get; init; }
    public required string MadeOn { get; init; }
    public required string CoverPromise { get; init; }
    public required Func<int, int, int, string> Counts { get; init; }

    // Guide
    public required string Guide { get; init; }
    public required string GuideLead { get; init; }
    public required IReadOnlyList<Advice> Before { get; init; }
    public required string Agenda { get; init; }
    public required string AgendaLead { get; init; }
    public required IReadOnlyList<AgendaItem> AgendaItems { get; init; }
    public required string AgendaTotal { get; init; }
    public required string AgendaNote { get; init; }
    public required string Minutes { get; init; }
    public required string Clock { get; init; }
    public required string What { get; init; }
    public required string How { get; init; }
    public required string Exercises { get; init; }
    public required string Needed { get; init; }
    public required IReadOnlyList<Exercise> ExerciseList { get; init; }

    // Participants
    public required string Instruction { get; init; }
    public required string InstructionLead { get; init; }
    public required IReadOnlyList<Advice> InstructionParts { get; init; }
    public required string TouchedHeading { get; init; }
    public required string Touched { get; init; }

    public required string Statement { get; init; }
    public required Func<string, string, string> StatementLead { get; init; }
    public required IReadOnlyList<string> StatementPoints { get; init; }
    public required string StatementLaw { get; init; }
    public required string Name { get; init; }
    public required string Signature { get; init; }
    public required string Number { get; init; }

    // Cards and patterns
    public required string Cards { get; init; }
    public required Func<string, int, int, string> Continued { get; init; }
    public required Func<string, int, string> TurnTo { get; init; }
    public required string DoesNotApply { get; init; }
    public required string Other { get; init; }
    public required string NoTitle { get; init; }
    public required string Patterns { get; init; }
    public required string HowSure { get; init; }
    public required string PatternQuestions { get; init; }
    public required string PatternQuestionHint { get; init; }

    // Observation
    public required string Observations { get; init; }
    public required string Reading { get; init; }
    public required string OtherReading { get; init; }
    public required string StillTrue { get; init; }
    public required string Observation { get; init; }
    public required string ObservationLead { get; init; }
    public required string Group { get; init; }
    public required Func<int, int, string> Sheet { get; init; }
    public required string Front { get; init; }
    public required string Back { get; init; }
    public required IReadOnlyList<WritingField> FrontFields { get; init; }
    public required IReadOnlyList<WritingField> BackFields { get; init; }

    // Closing
    public required string Checklist { get; init; }
    public required string ChecklistLead { get; init; }
    public required string Part { get; init; }
    public required string GivenOut { get; init; }
    public required string CameBack { get; init; }
    public required string Destroyed { get; init; }
    public required Func<int, int, int, IReadOnlyList<CheckItem>> CheckItems { get; init; }
    public required IReadOnlyList<string> ChecklistAfter { get; init; }
    public required string Manifest { get; init; }
    public required string ManifestLead { get; init; }
    public required string ManifestWithheld { get; init; }
    public required Func<int, int, int, int, int, string> ManifestCounts { get; init; }
    public required string Card { get; init; }
    public required string Version { get; init; }
    public required string PartsColumn { get; init; }
    public required string ErasedOn { get; init; }

    // Recall
    public required string Recall { get; init; }
    public required Func<string, string> RecallLead { get; init; }
    public required IReadOnlyList<string> RecallSteps { get; init; }
    public required string RecallCards { get; init; }
    public required string RecallWhy { get; init; }
    public required string RecallDone { get; init; }

    public static PackWords In(string language) => language == "en" ? PackWordsEnglish.Words : PackWordsDutch.Words;
}
