using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>The weights of a model laid out for reading: what a look-up touches lies together, since waiting for memory is what costs time.</summary>
internal sealed class FeatureTable
{
    // A slot: the feature's hash above, below where its weights stand and how many they are.
    private const int CountBits = 7;
    private const uint CountMask = (1u << CountBits) - 1;

    // Features that speak about many tags have a full row instead, added eight tags at a time.
    private const uint FullRow = CountMask;
    private const int ManyTags = 20;

    private readonly ulong[] _slots;
    private readonly int _shift;

    // One bit for each of the low 20 bits of a hash: most features of a text that the model does not know stop here.
    private readonly ulong[] _known = new ulong[1 << 14];

    // Tag above, weight below.
    private readonly ushort[] _entries;
    private readonly float[] _rows;

    public FeatureTable(uint[] keys, int[] starts, byte[] tags, sbyte[] weights)
    {
        var bits = Math.Max(10, 33 - BitOperations.LeadingZeroCount((uint)keys.Length));
        _shift = 32 - bits;
        _slots = new ulong[1 << bits];
        var entries = new List<ushort>(tags.Length);
        var rows = new List<float>();
        for (var k = 0; k < keys.Length; k++)
        {
            var count = starts[k + 1] - starts[k];
            uint place;
            if (count > ManyTags)
            {
                place = ((uint)(rows.Count / TagLayout.Size) << CountBits) | FullRow;
                var row = new float[TagLayout.Size];
                for (var i = starts[k]; i < starts[k + 1]; i++)
                {
                    row[tags[i]] = weights[i];
                }

                rows.AddRange(row);
            }
            else
            {
                place = ((uint)entries.Count << CountBits) | (uint)count;
                for (var i = starts[k]; i < starts[k + 1]; i++)
                {
                    entries.Add((ushort)((tags[i] << 8) | (byte)weights[i]));
                }
            }

            var slot = keys[k] >> _shift;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (uint)(_slots.Length - 1);
            }

            _slots[slot] = ((ulong)keys[k] << 32) | place;
            _known[(keys[k] & 0xFFFFF) >> 6] |= 1UL << (int)(keys[k] & 63);
        }

        _entries = [.. entries];
        _rows = [.. rows];
    }

    /// <summary>Sets <paramref name="scores"/> to the sum of the weights of <paramref name="features"/>, times <paramref name="step"/>.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores, float step)
    {
        scores.Clear();

        // First find all, then add all: the processor can then wait for many places at once.
        Span<uint> found = stackalloc uint[192];
        var count = 0;
        foreach (var feature in features)
        {
            var place = PlaceOf(feature);
            found[count] = place;
            count += place == 0 ? 0 : 1;
        }

        foreach (var place in found[..count])
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
                scores[entry >> 8] += (sbyte)entry;
            }
        }

        for (var k = 0; k < TagLayout.Size; k += 8)
        {
            (Vector256.LoadUnsafe(ref scores[k]) * step).StoreUnsafe(ref scores[k]);
        }
    }

    /// <summary>The best weight for a tag of this lane less the weight for 'outside', in steps.</summary>
    public float Contribution(uint feature, int lane)
    {
        var place = PlaceOf(feature);
        var start = (int)(place >> CountBits);
        float best = 0, outside = 0;
        if ((place & CountMask) == FullRow)
        {
            var row = _rows.AsSpan(start * TagLayout.Size, TagLayout.Size);
            best = Math.Max(Math.Max(row[TagLayout.Begin + lane], row[TagLayout.Inside + lane]), Math.Max(row[TagLayout.Last + lane], row[TagLayout.Unit + lane]));
            return Math.Max(best, 0) - row[TagLayout.Outside];
        }

        foreach (var entry in _entries.AsSpan(start, (int)(place & CountMask)))
        {
            if (entry >> 8 == TagLayout.Outside)
            {
                outside = (sbyte)entry;
            }
            else if ((entry >> 8) % TagLayout.Lanes == lane)
            {
                best = Math.Max(best, (sbyte)entry);
            }
        }

        return best - outside;
    }

    // Zero for a feature the model does not know: every known one has at least one weight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint PlaceOf(uint feature)
    {
        if ((_known[(feature & 0xFFFFF) >> 6] & (1UL << (int)(feature & 63))) == 0)
        {
            return 0;
        }

        var slot = feature >> _shift;
        while (true)
        {
            var value = _slots[slot];
            if (value == 0 || (uint)(value >> 32) == feature)
            {
                return (uint)value;
            }

            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }
    }
}
