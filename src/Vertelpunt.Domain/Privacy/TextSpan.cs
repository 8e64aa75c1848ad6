using System.Text.Json.Serialization;

namespace Vertelpunt.Domain.Privacy;

/// <summary>A stretch of text, from <see cref="Start"/> up to, not including, <see cref="End"/>.</summary>
/// <remarks>Offsets count UTF-16 code units. Holds positions only, never the text itself. May be empty; the default value is the empty span at 0.</remarks>
public readonly record struct TextSpan : IComparable<TextSpan>
{
    /// <exception cref="ArgumentOutOfRangeException">start is negative, or end lies before start.</exception>
    [JsonConstructor]
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    public int Start { get; }
    public int End { get; }
    public int Length => End - Start;

    /// <summary>True when the two share at least one position.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>True when every position of <paramref name="other"/> lies inside this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public bool Contains(int position) => Start <= position && position < End;

    /// <summary>The characters of <paramref name="text"/> at this span.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>By start, then by length.</summary>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public override string ToString() => $"[{Start}, {End})";
}
