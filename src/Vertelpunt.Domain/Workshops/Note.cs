using System.Text.Json.Serialization;

namespace Vertelpunt.Domain.Workshops;

/// <summary>Something people wrote down while looking at stories together. Closed set: the kinds below are all there are.</summary>
/// <remarks>Written by the team about the collection. Never holds what a teller wrote: stories and passages are named by id, version and number.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SavedView), "view")]
[JsonDerivedType(typeof(Observation), "observation")]
[JsonDerivedType(typeof(Theme), "theme")]
[JsonDerivedType(typeof(Perspective), "perspective")]
[JsonDerivedType(typeof(WorkSession), "session")]
[JsonDerivedType(typeof(Lumping), "lumping")]
public abstract record Note
{
    private protected Note() { }

    /// <summary>The kind only: what is in it is for the team.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>Where somebody looked: a selection, and in it everything, one question, or two against each other.</summary>
/// <param name="Selection">As it stands in an address; empty for all stories.</param>
/// <param name="First">A question, or a stone of one; null for the whole page.</param>
/// <param name="Second">The other of two; null for one question.</param>
public sealed record Sight(string Selection, string? First = null, string? Second = null);

/// <summary>Whether a view is worth talking about.</summary>
public enum Remark
{
    Unmarked,
    Maybe,
    Remarkable,
}

/// <summary>A view to come back to.</summary>
public sealed record SavedView(string Name, Sight Sight, Remark Remark) : Note;

/// <summary>How strongly something stands out to those who saw it; says nothing of chance.</summary>
public enum ObservationStrength
{
    Weak,
    Medium,
    Strong,
}

/// <summary>One way to understand an observation.</summary>
/// <param name="Idea">What could be done if this is so; empty when nobody had one.</param>
public sealed record Interpretation(string Text, string Idea = "")
{
    /// <summary>The perspective it belongs to; null while it lies loose.</summary>
    public Guid? Perspective { get; init; }
}

/// <summary>A story that an observation rests on.</summary>
/// <param name="Quotes">Numbers of sentences of its redacted text, from 0, that may stand in a report.</param>
public sealed record LinkedStory(Guid Story, int Version, IReadOnlyList<int> Quotes)
{
    public bool Equals(LinkedStory? other) => other is not null && Story == other.Story && Version == other.Version && Quotes.SequenceEqual(other.Quotes);

    public override int GetHashCode() => HashCode.Combine(Story, Version);
}

/// <summary>A pattern that an observation rests on, with what it showed at the time.</summary>
/// <param name="Effect">Null for one question.</param>
/// <param name="Q">Null for one question.</param>
public sealed record SeenPattern(Sight Sight, double? Effect = null, double? Q = null);

/// <summary>What the collection looked like when somebody last said that an observation holds.</summary>
/// <param name="Stories">How many were included.</param>
/// <param name="Fingerprint">Of which they were, in which version.</param>
/// <param name="Lumped">Of how answers were put together.</param>
public sealed record Basis(int Stories, string Fingerprint, string Lumped);

/// <summary>What people saw in stories and patterns, and at least two ways to understand it.</summary>
public sealed record Observation : Note
{
    /// <summary>Fewer interpretations than this let the first one pass for the truth.</summary>
    public const int FewestInterpretations = 2;

    /// <exception cref="ArgumentException">There are fewer than two interpretations, or one is empty.</exception>
    public Observation(string title, string text, ObservationStrength strength, IReadOnlyList<Interpretation> interpretations)
    {
        if (interpretations.Count < FewestInterpretations || interpretations.Any(i => string.IsNullOrWhiteSpace(i.Text)))
        {
            throw new ArgumentException("An observation has at least two interpretations.", nameof(interpretations));
        }

        (Title, Text, Strength, Interpretations) = (title, text, strength, interpretations);
    }

    public string Title { get; }

    /// <summary>What was seen, without saying why.</summary>
    public string Text { get; }

    public ObservationStrength Strength { get; }

    public IReadOnlyList<Interpretation> Interpretations { get; }

    public IReadOnlyList<LinkedStory> Stories { get; init; } = [];

    public IReadOnlyList<SeenPattern> Patterns { get; init; } = [];

    /// <summary>The theme it belongs to; null while it lies loose.</summary>
    public Guid? Theme { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>The same with other interpretations.</summary>
    /// <inheritdoc cref="Observation(string, string, ObservationStrength, IReadOnlyList{Interpretation})" path="/exception"/>
    public Observation With(IReadOnlyList<Interpretation> interpretations) =>
        new(Title, Text, Strength, interpretations) { Stories = Stories, Patterns = Patterns, Theme = Theme, Basis = Basis };
}

/// <summary>Things that somebody put together, with a name for what they share. Taking a cluster away leaves what lay in it loose.</summary>
/// <param name="Text">What it is about; may be empty.</param>
public abstract record Cluster(string Name, string Text = "") : Note;

/// <summary>Observations that belong together.</summary>
public sealed record Theme(string Name, string Text = "") : Cluster(Name, Text);

/// <summary>Interpretations, of different observations, that look at things in one way.</summary>
public sealed record Perspective(string Name, string Text = "") : Cluster(Name, Text);

/// <summary>Kinds of things a session can come to.</summary>
public enum InsightKind
{
    Insight,
    Idea,
    Dilemma,
    Question,
}

/// <summary>What a session came to see.</summary>
public sealed record Insight(InsightKind Kind, string Text);

/// <summary>What a session decided to do.</summary>
/// <param name="Who">A role or team, not a person; empty when open.</param>
/// <param name="When">In words; empty when open.</param>
public sealed record Intervention(string What, string Who = "", string When = "");

/// <summary>What came out of people working with the stories.</summary>
/// <param name="People">How many took part; null when nobody counted.</param>
/// <param name="Observations">The observations on the table.</param>
public sealed record WorkSession(
    string Name, DateOnly On, int? People, IReadOnlyList<Guid> Observations, IReadOnlyList<Insight> Insights, IReadOnlyList<Intervention> Interventions) : Note;

/// <summary>Answers to one question that are looked at as one.</summary>
public sealed record AnswerLump(string Name, IReadOnlyList<string> Options);

/// <summary>How the answers to a question are put together; the last one for a question counts, and taking it away undoes it. What was answered stays as it is.</summary>
/// <param name="Lumps">Empty when all answers stand apart again.</param>
public sealed record Lumping(string QuestionId, IReadOnlyList<AnswerLump> Lumps) : Note;
