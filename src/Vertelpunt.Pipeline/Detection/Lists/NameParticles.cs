using System.Collections.Frozen;

namespace Vertelpunt.Pipeline.Detection.Lists;

/// <summary>Small words inside names (tussenvoegsels and their like), which name nobody by themselves.</summary>
internal static class NameParticles
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "van", "de", "der", "den", "het", "ten", "ter", "te", "tot", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "abu", "dos", "da", "das", "di",
        "du", "von", "zu", "zum", "en", "y", "op", "in", "aan", "bij", "uit", "over", "onder", "voor", "vd", "v", "d", "t", "s", "l", "mc", "mac", "o", "st",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> lowerWord) => Lookup.Contains(lowerWord);
}
