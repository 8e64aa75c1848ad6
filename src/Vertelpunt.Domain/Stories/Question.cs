using System.Text.Json.Serialization;

namespace Vertelpunt.Domain.Stories;

/// <summary>Whom a question is about; background questions are about the teller and come last.</summary>
public enum QuestionSubject
{
    Story,
    Teller,

    /// <summary>About the story, and answered by the team: see <see cref="StoryForm.TeamQuestions"/>.</summary>
    Team,
}

/// <summary>A question is shown only when <paramref name="QuestionId"/> was answered with one of <paramref name="AnyOf"/>.</summary>
public sealed record ShowWhen(string QuestionId, IReadOnlyList<string> AnyOf);

/// <summary>One possible answer of a choice question.</summary>
/// <param name="Exclusive">True when choosing it rules out all others ('geen van deze').</param>
public sealed record AnswerOption(string Id, LocalisedText Text, bool Exclusive = false);

/// <summary>An interpretation question ('duidingsvraag'). Closed set: the kinds below are all there are.</summary>
/// <remarks>Every question may be answered, marked 'niet van toepassing', or left blank; the three are different answers.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SingleChoiceQuestion), "singleChoice")]
[JsonDerivedType(typeof(MultipleChoiceQuestion), "multipleChoice")]
[JsonDerivedType(typeof(ScaleQuestion), "scale")]
[JsonDerivedType(typeof(TriadQuestion), "triad")]
[JsonDerivedType(typeof(PlacementQuestion), "placement")]
[JsonDerivedType(typeof(ShortTextQuestion), "shortText")]
public abstract record Question
{
    private protected Question() { }

    /// <summary>Stable within the form: lower-case letters, digits, underscore.</summary>
    public required string Id { get; init; }

    /// <summary>What the teller is asked.</summary>
    public required LocalisedText Text { get; init; }

    /// <summary>One line that helps to answer, or null.</summary>
    public LocalisedText? Hint { get; init; }

    public QuestionSubject About { get; init; } = QuestionSubject.Story;

    /// <summary>When it is shown; null means always.</summary>
    public ShowWhen? ShowWhen { get; init; }

    /// <summary>For background questions: the fact the answer tells the risk model ("age", "sex", "region", "role", ...), or null.</summary>
    public string? Fact { get; init; }
}

/// <summary>One option out of several.</summary>
public sealed record SingleChoiceQuestion : Question
{
    public required IReadOnlyList<AnswerOption> Options { get; init; }

    /// <summary>True when 'anders, namelijk ...' is offered with a field to write in.</summary>
    public bool AllowOther { get; init; }
}

/// <summary>Several options, at most <see cref="MaxChoices"/>.</summary>
public sealed record MultipleChoiceQuestion : Question
{
    public required IReadOnlyList<AnswerOption> Options { get; init; }

    /// <summary>The most that may be chosen, 'other' included; null means no limit.</summary>
    public int? MaxChoices { get; init; }

    public bool AllowOther { get; init; }
}

/// <summary>A dyad: a line between two named ends, without a preset handle.</summary>
public sealed record ScaleQuestion : Question
{
    public required LocalisedText Left { get; init; }
    public required LocalisedText Right { get; init; }
}

/// <summary>A point in a triangle between three named corners.</summary>
public sealed record TriadQuestion : Question
{
    public required LocalisedText Top { get; init; }
    public required LocalisedText Left { get; init; }
    public required LocalisedText Right { get; init; }
}

/// <summary>Named stones placed on a plane with named edges.</summary>
public sealed record PlacementQuestion : Question
{
    /// <summary>What is placed; the option ids name the stones.</summary>
    public required IReadOnlyList<AnswerOption> Stones { get; init; }
    public required LocalisedText XLow { get; init; }
    public required LocalisedText XHigh { get; init; }
    public required LocalisedText YLow { get; init; }
    public required LocalisedText YHigh { get; init; }
}

/// <summary>A few words or sentences in the teller's own hand; detected and redacted like the story.</summary>
public sealed record ShortTextQuestion : Question
{
    /// <summary>In UTF-16 units.</summary>
    public int MaxLength { get; init; } = 500;
}
