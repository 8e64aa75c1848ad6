using System.Numerics;
using System.Runtime.Intrinsics;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>The weights of a model laid out for reading: what a look-up touches lies together, since waiting for memory is what costs time.</summary>
/// <remarks>
/// A slot is 64 bits: 14 low bits of the feature's hash (its place in the table tells the rest), two bits that say what follows, and either up
/// to three weights or where more of them stand. A weight is a tag (8 bits) and a count of steps (8 bits), never zero. Two features may be
/// taken for each other when their hashes share those bits and they land side by side; about one in ten thousand does.
/// </remarks>
internal sealed class FeatureTable
{
    private const int MarkShift = 50;
    private const uint MarkMask = 0x3FFF;
    private const int FormShift = 48;
    private const int Inline = 3;
    private const ulong Elsewhere = 3;

    // Of a place elsewhere: where it starts, below that how many weights; this many stands for a full row.
    private const int CountBits = 7;
    private const uint CountMask = (1u << CountBits) - 1;
    private const uint FullRow = CountMask;

    // Features that speak about many tags have a full row instead, added eight tags at a time.
    private const int ManyTags = 20;
    private const int MostFeatures = 192;

    private readonly ulong[] _slots;
    private readonly int _shift;

    // One bit for each of the low 20 bits of a hash: most features of a text that the model does not know stop here.
    private readonly ulong[] _known = new ulong[1 << 14];
    private readonly ushort[] _entries;
    private readonly float[] _rows;

    // By the byte of a weight.
    private readonly float[] _weightOf = new float[256];

    public FeatureTable(uint[] keys, int[] starts, byte[] tags, sbyte[] weights, WeightScale scale)
    {
        for (var i = 0; i < _weightOf.Length; i++)
        {
            _weightOf[i] = scale.WeightOf(unchecked((sbyte)i));
        }

        // At least 2^18 slots: then place and mark together are the whole hash, but for neighbours.
        var bits = Math.Max(18, 33 - BitOperations.LeadingZeroCount((uint)keys.Length));
        _shift = 32 - bits;
        _slots = new ulong[1 << bits];
        var entries = new List<ushort>(tags.Length);
        var rows = new List<float>();
        for (var k = 0; k < keys.Length; k++)
        {
            var slot = keys[k] >> _shift;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (uint)(_slots.Length - 1);
            }

            _slots[slot] = ((ulong)(keys[k] & MarkMask) << MarkShift) | Content(tags.AsSpan(starts[k]..starts[k + 1]), weights.AsSpan(starts[k]..starts[k + 1]));
            _known[(keys[k] & 0xFFFFF) >> 6] |= 1UL << (int)(keys[k] & 63);
        }

        _entries = [.. entries];
        _rows = [.. rows];

        ulong Content(ReadOnlySpan<byte> tagsOf, ReadOnlySpan<sbyte> weightsOf)
        {
            ulong content = 0;
            if (tagsOf.Length <= Inline)
            {
                for (var i = 0; i < tagsOf.Length; i++)
                {
                    content |= (ulong)Entry(tagsOf[i], weightsOf[i]) << (16 * i);
                }

                return content | ((ulong)(tagsOf.Length - 1) << FormShift);
            }

            if (tagsOf.Length > ManyTags)
            {
                content = ((ulong)(rows.Count / TagLayout.Size) << CountBits) | FullRow;
                var row = new float[TagLayout.Size];
                for (var i = 0; i < tagsOf.Length; i++)
                {
                    row[tagsOf[i]] = scale.WeightOf(weightsOf[i]);
                }

                rows.AddRange(row);
            }
            else
            {
                content = ((ulong)entries.Count << CountBits) | (uint)tagsOf.Length;
                for (var i = 0; i < tagsOf.Length; i++)
                {
                    entries.Add(Entry(tagsOf[i], weightsOf[i]));
                }
            }

            return content | (Elsewhere << FormShift);
        }

        static ushort Entry(byte tag, sbyte weight) => (ushort)((tag << 8) | (byte)weight);
    }

    /// <summary>Adds the weights of <paramref name="features"/> to <paramref name="scores"/>.</summary>
    public void Add(ReadOnlySpan<uint> features, Span<float> scores)
    {
        // First read all slots, then all places elsewhere, then add: the processor can then wait for many at once.
        Span<uint> asked = stackalloc uint[MostFeatures];
        Span<ulong> slots = stackalloc ulong[MostFeatures];
        var count = 0;
        foreach (var feature in features)
        {
            asked[count] = feature;
            slots[count] = _slots[feature >> _shift];
            count += (int)(_known[(feature & 0xFFFFF) >> 6] >> (int)(feature & 63)) & 1;
        }

        Span<uint> places = stackalloc uint[MostFeatures];
        var elsewhere = 0;
        uint touched = 0;
        for (var i = 0; i < count; i++)
        {
            var slot = slots[i];
            if (slot >> MarkShift != (asked[i] & MarkMask) || slot == 0)
            {
                slot = Probe(asked[i]);
                if (slot == 0)
                {
                    continue;
                }
            }

            switch ((slot >> FormShift) & 3)
            {
                case Elsewhere:
                    var place = (uint)slot;
                    places[elsewhere++] = place;
                    touched += (place & CountMask) == FullRow ? 0u : _entries[(int)(place >> CountBits)];
                    continue;
                case 2:
                    Add(scores, (uint)(slot >> 32) & 0xFFFF);
                    goto case 1;
                case 1:
                    Add(scores, (uint)(slot >> 16) & 0xFFFF);
                    goto default;
                default:
                    Add(scores, (uint)slot & 0xFFFF);
                    continue;
            }
        }

        foreach (var place in places[..elsewhere])
        {
            var start = (int)(place >> CountBits);
            if ((place & CountMask) == FullRow)
            {
                var row = _rows.AsSpan(start * TagLayout.Size, TagLayout.Size);
                for (var k = 0; k < TagLayout.Size; k += 8)
                {
                    (Vector256.LoadUnsafe(ref scores[k]) + Vector256.LoadUnsafe(ref row[k])).StoreUnsafe(ref scores[k]);
                }

                continue;
            }

            foreach (var entry in _entries.AsSpan(start, (int)(place & CountMask)))
            {
                Add(scores, entry);
            }
        }

        // So that reading ahead is not taken for needless.
        _ = touched;
    }

    private void Add(Span<float> scores, uint entry) => scores[(int)(entry >> 8)] += _weightOf[(byte)entry];

    // The slot of a feature that is not at its first place; zero when there is none.
    private ulong Probe(uint feature)
    {
        var at = feature >> _shift;
        while (_slots[at] != 0)
        {
            if (_slots[at] >> MarkShift == (feature & MarkMask))
            {
                return _slots[at];
            }

            at = (at + 1) & (uint)(_slots.Length - 1);
        }

        return 0;
    }
}
