using System.Text.Json.Serialization;

namespace Vertelpunt.Domain.Stories;

/// <summary>An answer to a <see cref="Question"/>. Closed set: the kinds below are all there are.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DoesNotApply), "doesNotApply")]
[JsonDerivedType(typeof(LeftBlank), "leftBlank")]
[JsonDerivedType(typeof(Chosen), "chosen")]
[JsonDerivedType(typeof(Scaled), "scaled")]
[JsonDerivedType(typeof(Composed), "composed")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Written), "written")]
public abstract record Answer
{
    private protected Answer() { }
}

/// <summary>The teller said the question does not apply to this story.</summary>
public sealed record DoesNotApply : Answer
{
    public static DoesNotApply Instance { get; } = new();
}

/// <summary>The teller saw the question and gave no answer.</summary>
public sealed record LeftBlank : Answer
{
    public static LeftBlank Instance { get; } = new();
}

/// <summary>Options of a single or multiple choice question.</summary>
/// <param name="OptionIds">In form order, no doubles; holds <see cref="OtherId"/> when 'other' was chosen.</param>
/// <param name="Other">What was written at 'other'; null when 'other' was not chosen or nothing was written.</param>
public sealed record Chosen(IReadOnlyList<string> OptionIds, string? Other = null) : Answer
{
    /// <summary>The id that stands for 'anders, namelijk'.</summary>
    public const string OtherId = "_other";

    public bool Equals(Chosen? other) => other is not null && Other == other.Other && OptionIds.SequenceEqual(other.OptionIds);

    public override int GetHashCode() => HashCode.Combine(Other, OptionIds.Count);

    /// <inheritdoc/>
    public override string ToString() => $"Chosen({string.Join(',', OptionIds)}, other {Other?.Length ?? 0} characters)";
}

/// <summary>A position on a scale.</summary>
/// <param name="Value">0 (left end) to 100 (right end).</param>
public sealed record Scaled(double Value) : Answer;

/// <summary>A position in a triad as three weights that sum to 1.</summary>
public sealed record Composed(double Top, double Left, double Right) : Answer;

/// <summary>Where one stone stands.</summary>
/// <param name="X">0 (low edge) to 100 (high edge).</param>
/// <param name="Y">0 (low edge, bottom) to 100 (high edge, top).</param>
public sealed record PlacedStone(string StoneId, double X, double Y);

/// <summary>Stones on a plane; stones that were not placed are absent.</summary>
public sealed record Placed(IReadOnlyList<PlacedStone> Stones) : Answer
{
    public bool Equals(Placed? other) => other is not null && Stones.SequenceEqual(other.Stones);

    public override int GetHashCode() => Stones.Count;
}

/// <summary>Written words.</summary>
public sealed record Written(string Text) : Answer
{
    /// <inheritdoc/>
    public override string ToString() => $"Written({Text.Length} characters)";
}
