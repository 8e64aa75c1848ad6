using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>Belgian national register numbers (rijksregisternummer, INSZ).</summary>
/// <remarks>
/// Format: birth date as yymmdd, a three-digit rank, and 97 minus the rest of the first nine digits modulo 97, with a 2 before them for births from 2000
/// (Royal Decree of 3 April 1984). Example: 85.07.30-033.28 (the one used in public documentation).
/// Cannot prove that the person exists. In the familiar notation a number that fails the check is reported all the same.
/// </remarks>
public sealed class NationalNumberAnnotator : IAnnotator
{
    public string Name => "national-number";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        Span<char> digits = stackalloc char[DigitReader.MaxDigits];
        Span<int> ends = stackalloc int[DigitReader.MaxDigits + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].IsNumber || tokens[i].Length is not (2 or 6 or 9 or 11) || (text.Glued(i) && i > 0 && (tokens[i - 1].IsWord || text.Mark(i - 1) is '-' or '.' or '/')))
            {
                continue;
            }

            var count = DigitReader.Read(text, i, ".-", words: false, digits, ends);
            if (count < 11 || ends[11] == 0 || (count > 11 && text.Glued(ends[11])))
            {
                continue;
            }

            var notation = tokens[i].Length == 2 && ends[11] - i == 9 && ends[9] > 0 && text.Mark(i + 1) == '.' && text.Mark(i + 5) == '-';
            var valid = IsValid(digits[..11]);
            if (valid || notation)
            {
                into.Add(new(new(tokens[i].Start, tokens[ends[11] - 1].End), IdentifierKind.IdNumber, valid ? notation ? .99 : .9 : .9, Name, valid ? "checksum" : "format"));
                i = ends[11] - 1;
            }
        }
    }

    /// <summary>The check of eleven digits, for births before and from 2000.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        var month = ((digits[2] - '0') * 10) + digits[3] - '0';
        var day = ((digits[4] - '0') * 10) + digits[5] - '0';
        if (month > 12 || day > 31)
        {
            return false;
        }

        var first = long.Parse(digits[..9], System.Globalization.CultureInfo.InvariantCulture);
        var check = int.Parse(digits[9..11], System.Globalization.CultureInfo.InvariantCulture);
        return 97 - (first % 97) == check || 97 - ((2_000_000_000 + first) % 97) == check;
    }
}
