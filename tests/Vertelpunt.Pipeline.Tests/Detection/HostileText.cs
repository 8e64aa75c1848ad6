using FsCheck;
using FsCheck.Fluent;

namespace Vertelpunt.Pipeline.Tests.Detection;

/// <summary>Texts made to hurt: long runs of what recognisers look for, odd characters, broken surrogates.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "0", "06", "1234", "12", " ", "  ", "-", ".", "/", "@", "a", "A", "punt ", "nul ", "zes ", "een ", "en ", "at ", "www.", "http://", ":", "::", "[", "]", "[naam 1]", "[plaats 2]", "▒▒▒▒", "\n", "\r\n", "\0", "\u202E", "\u200B",
        "\uD800", "\uDC00", "😀", "é", "e\u0301", "\u0301", "１２", "straat ", "weg 1", "NL91", "ABNA", "op 4 maart ", "2019", "'", "’", "“", "bel ", "bsn ", "dossier ", "kenteken ", "XX-99-XX", "ik ben ", "jaar ", "(", ")", "+31", "€", "#",
        "_", "kerst", "tweede ", "drie weken na ", "jan", "l4", "O", "I", "\u3000", "–", "…", "Dokkum", "tachtig", "op mijn ", "negentiende",
    ];

    /// <summary>Pieces in random order, some of them repeated many times.</summary>
    public static Gen<string> Short { get; } =
        Gen.Elements(Pieces).ListOf().Select(list => string.Concat(list));

    /// <summary>One short hostile text over and over, to about <paramref name="length"/> characters.</summary>
    public static Gen<string> Long(int length) =>
        Gen.Elements(Pieces).ListOf(4).Select(list => string.Concat(list)).Where(s => s.Length > 0)
            .Select(s => string.Concat(Enumerable.Repeat(s, (length / s.Length) + 1)));
}
