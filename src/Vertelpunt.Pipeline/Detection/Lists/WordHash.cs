using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vertelpunt.Pipeline.Detection.Lists;

/// <summary>Hashes of words and of features. Fixed for ever: trained models hold them.</summary>
internal static class WordHash
{
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Start;
        foreach (var c in word)
        {
            hash = Grow(hash, c);
        }

        return Finish(hash);
    }

    /// <summary>The state before the first letter of a word (FNV-1a).</summary>
    public const uint Start = 0x811C9DC5u;

    /// <summary>The state after one more letter; <see cref="Finish"/> makes it the hash of the letters so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Grow(uint state, char letter) => (state ^ letter) * 0x01000193u;

    /// <summary>The hash of a longer phrase from that of its beginning and that of the next token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Join(uint phrase, uint next) => (BitOperations.RotateLeft(phrase, 7) * 0x85EBCA6Bu) + next;

    /// <summary>The hash of what a template says with two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Feature(uint template, uint first, uint second)
    {
        var hash = (template * 0x9E3779B9u) ^ (first * 0xC2B2AE35u);
        hash = BitOperations.RotateLeft(hash, 13) + (second * 0x27D4EB2Fu);
        return Finish(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352Du;
        hash ^= hash >> 15;
        hash *= 0x846CA68Bu;
        return hash ^ (hash >> 16);
    }
}
