namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Sums of weights that were added up before, by a key of 64 bits. Forgets everything when it is full.</summary>
/// <remarks>
/// A sum is kept as a count of 256ths in 16 bits, so that a row of all tags is three cache lines, and so that the sums of several rows can be
/// added without running over. Two things are taken for each other when their keys are equal. Holds working memory: one per thread.
/// </remarks>
/// <param name="rows">How many rows each key has.</param>
/// <param name="bits">Two to this power is how many keys are kept.</param>
internal sealed class RememberedRows(int rows, int bits)
{
    /// <summary>How much one count weighs.</summary>
    public const float Step = 1f / 256;

    // Seven rows of at most this do not run over.
    private const float Most = short.MaxValue / 7;

    private readonly ulong[] _keys = new ulong[2 << bits];
    private readonly int[] _places = new int[2 << bits];
    private readonly short[] _values = new short[(rows << bits) * TagLayout.Size];
    private int _count;

    /// <summary>Makes room for so many new keys; places given before may then be void.</summary>
    public void Reserve(int keys)
    {
        if (_count + keys > 1 << bits)
        {
            _keys.AsSpan().Clear();
            _count = 0;
        }
    }

    /// <summary>Where the first row of a key starts in <see cref="Values"/>.</summary>
    /// <param name="isNew">The rows are still to be filled, with <see cref="Fill"/>.</param>
    public int PlaceOf(ulong key, out bool isNew)
    {
        key = (key ^ (key >> 32)) * 0xD6E8FEB86659FD93ul;
        key = (key ^ (key >> 32)) | 1;
        var slot = (int)(key >> (63 - bits));
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key)
            {
                isNew = false;
                return _places[slot];
            }

            slot = (slot + 1) & (_keys.Length - 1);
        }

        isNew = true;
        (_keys[slot], _places[slot]) = (key, _count++ * rows * TagLayout.Size);
        return _places[slot];
    }

    public short[] Values => _values;

    public void Fill(int place, ReadOnlySpan<float> sums)
    {
        for (var k = 0; k < TagLayout.Size; k++)
        {
            _values[place + k] = (short)MathF.Round(Math.Clamp(sums[k] / Step, -Most, Most));
        }
    }
}
