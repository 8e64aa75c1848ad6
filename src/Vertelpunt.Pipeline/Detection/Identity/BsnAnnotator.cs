using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>Dutch citizen service numbers (burgerservicenummer, before 2007 sofinummer).</summary>
/// <remarks>
/// Format: eight or nine digits of which 9a+8b+7c+6d+5e+4f+3g+2h-i is divisible by 11 (Wet algemene bepalingen burgerservicenummer;
/// Logisch Ontwerp BSN). Examples (never given out): 111222333, 1112.22.333.
/// Cannot prove that the number is somebody's: one in eleven random numbers passes. Next to the word BSN a number that fails is reported all the
/// same, for a mistyped one still points to its owner.
/// </remarks>
public sealed class BsnAnnotator : IAnnotator
{
    public string Name => "bsn";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        Span<char> digits = stackalloc char[DigitReader.MaxDigits];
        Span<int> ends = stackalloc int[DigitReader.MaxDigits + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!(tokens[i].IsNumber || (tokens[i].IsWord && tokens[i].Length <= 4 && text.Lexemes[i].Is(WordSense.NumberWord) && text.HasBefore(i, WordSense.BsnCue, 6)))
                || (text.Glued(i) && i > 0 && (tokens[i - 1].IsWord || text.Mark(i - 1) is '.' or '-' or '/' or '+' or '_' or ',' && i > 1 && text.Glued(i - 1) && (tokens[i - 2].IsNumber || tokens[i - 2].IsWord))))
            {
                continue;
            }

            var words = tokens[i].IsWord;
            var count = DigitReader.Read(text, i, ".-", words, digits, ends);
            var cue = count >= 8 && text.HasBefore(i, WordSense.BsnCue, 8);
            if (count < 8 || (!cue && count > 9))
            {
                // The rest of a longer number is no number of its own.
                i = count > 9 ? Math.Max(i, ends[count] - 1) : i;
                continue;
            }

            var take = ends[9] > 0 ? 9 : ends[8] > 0 ? 8 : 0;
            if (take == 0 || Glues(text, ends[take]))
            {
                continue;
            }

            var valid = IsValid(digits[..take]);
            var confidence = valid ? cue ? .99 : take == 9 ? Shape(text, i, ends[take]) : 0 : cue ? .85 : CueAfter(text, ends[take]) ? .85 : 0;
            if (confidence > 0)
            {
                into.Add(new(new(tokens[i].Start, tokens[ends[take] - 1].End), IdentifierKind.Bsn, confidence, Name, valid ? "checksum" : "context:bsn"));
                i = ends[take] - 1;
            }
        }
    }

    /// <summary>The eleven-test on eight or nine digits.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        var weight = digits.Length;
        foreach (var d in digits)
        {
            sum += (d - '0') * (weight == 1 ? -1 : weight);
            weight--;
        }

        return sum % 11 == 0 && digits.Length is 8 or 9 && digits.ContainsAnyExcept('0');
    }

    // Without a cue: nine digits in one piece, or in one of the groupings people use.
    private static double Shape(DetectionText text, int first, int end)
    {
        var length = text.Tokens[first].Length;
        return end == first + 1 ? .8 : length is 3 or 4 && end - first <= 5 ? .65 : 0;
    }

    private static bool CueAfter(DetectionText text, int end) => text.HasFrom(end, WordSense.BsnCue, 2);

    private static bool Glues(DetectionText text, int end) =>
        end < text.Tokens.Length && text.Glued(end) && (text.Tokens[end].IsWord || text.Tokens[end].IsNumber || (text.Mark(end) is '-' or '/' or '.' && text.Glued(end + 1) && end + 1 < text.Tokens.Length && text.Tokens[end + 1].IsNumber));
}
