using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Text;

/// <summary>A text made plain for detection, and the way back to the text it was made from.</summary>
public sealed class NormalisedText
{
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    /// <param name="starts">Per character of <paramref name="text"/> where in the original it begins; null when nothing was changed in length.</param>
    /// <param name="ends">Per character where in the original it ends.</param>
    internal NormalisedText(string text, int[]? starts = null, int[]? ends = null)
    {
        Text = text;
        _starts = starts;
        _ends = ends;
    }

    public string Text { get; }

    /// <summary>The stretch of the original that a stretch of <see cref="Text"/> was made from, in UTF-16 units.</summary>
    /// <remarks>Characters that were dropped at the border of the stretch stay outside it, those inside it are inside.</remarks>
    public TextSpan ToOriginal(TextSpan span)
    {
        if (_starts is null || _ends is null)
        {
            return span;
        }

        if (span.Length > 0)
        {
            return new(_starts[span.Start], _ends[span.End - 1]);
        }

        var position = span.Start < _starts.Length ? _starts[span.Start] : _ends.Length == 0 ? 0 : _ends[^1];
        return new(position, position);
    }

    /// <summary>The length only.</summary>
    public override string ToString() => $"NormalisedText({Text.Length} characters)";
}
