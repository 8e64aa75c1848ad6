namespace Vertelpunt.Pipeline.Text;

/// <summary>Turns UTF-16 offsets, in rising order, into offsets in Unicode code points, which other languages count in.</summary>
public ref struct CodePoints(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _points;

    /// <param name="offset">Not before the one of the last call, or counting starts anew.</param>
    public int At(int offset)
    {
        if (offset < _at)
        {
            _at = 0;
            _points = 0;
        }

        for (; _at < offset; _at++)
        {
            if (!(char.IsLowSurrogate(_text[_at]) && _at > 0 && char.IsHighSurrogate(_text[_at - 1])))
            {
                _points++;
            }
        }

        return _points;
    }
}
