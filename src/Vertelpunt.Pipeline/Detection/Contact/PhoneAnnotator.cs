using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Telephone numbers: Dutch, Belgian, international with + or 00, and foreign ones where the words around say so.</summary>
/// <remarks>
/// Format: the Dutch numbering plan (Nummerplan telefoon- en ISDN-diensten: 0 and nine digits; 0800 and 0900 with four or seven more; 14 and an
/// area code for municipalities), the Belgian plan (BIPT: 0 and eight digits, mobile 04 and eight), ITU-T E.164 (at most fifteen digits).
/// Examples: 06 12 34 56 78, 0031 (0)20-555 01 23, 0475/55.01.23, nul zes twaalf vierendertig nul nul nul nul.
/// Cannot prove that a number is in use, nor tell a foreign number without + from another long number: that takes a cue such as 'bel' before it.
/// National help lines are nobody's number and are left out.
/// </remarks>
public sealed class PhoneAnnotator : IAnnotator
{
    private const string Separators = "-./()\u00B7_";

    public string Name => "phone";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        Span<char> digits = stackalloc char[DigitReader.MaxDigits];
        Span<int> ends = stackalloc int[DigitReader.MaxDigits + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!CanStart(text, i))
            {
                continue;
            }

            var (end, confidence, evidence) = Read(text, i, digits, ends);
            if (end > i)
            {
                end = WithExtension(text, end);
                if (evidence.Length > 0)
                {
                    // A bracket that closes only behind the number belongs to the sentence.
                    var start = text.Mark(i) == '(' && !HasClosing(text, i, end) ? i + 1 : i;
                    into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Phone, confidence, Name, evidence));
                }

                i = end - 1;
            }
        }
    }

    private static (int End, double Confidence, string Evidence) Read(DetectionText text, int i, Span<char> digits, Span<int> ends)
    {
        var first = i;
        var plus = false;
        while (first < text.Tokens.Length && first < i + 3 && text.Mark(first) is '+' or '(')
        {
            plus |= text.Mark(first) == '+';
            first++;
        }

        if (text.Tokens[first].IsWord && text.LowerOf(text.Tokens[first]) is "plus")
        {
            plus = true;
            first++;
        }

        var inWords = text.Lexemes[first].Is(WordSense.NumberWord);
        var count = DigitReader.Read(text, first, Separators, words: true, digits, ends);
        if (count < 6 || HasLetterGlued(text, ends[count]))
        {
            return default;
        }

        digits = digits[..count];
        if (plus)
        {
            return PhonePlans.International(text, digits, ends, 0) is var p && p > 0 ? (ends[p], .98, "format:international") : default;
        }

        // Zeros inside a longer number in groups are no prefix.
        var inside = i > 0 && text.Tokens[i - 1].IsNumber && text.Tokens[i - 1].Length >= 3 && !text.Glued(i);
        if (digits is ['0', '0', >= '1', ..] && !inside && PhonePlans.International(text, digits, ends, 2) is var z && z > 0)
        {
            return (ends[z], .97, "format:international");
        }

        // 011 is how one dials abroad from North America.
        if (digits is ['0', '1', '1', >= '1', ..] && count is >= 12 and <= 16 && ends[count] > 0)
        {
            return (ends[count], .8, "format:international");
        }

        var cue = text.HasBefore(i, WordSense.PhoneCue, 6);
        if (digits[0] == '0' && PhonePlans.National(text, first, digits, ends, cue) is { } national)
        {
            if (IsAmount(text, national.End))
            {
                return default;
            }

            // parketnummer 08-000000-23: the word before it says what it is.
            if (!(text.Tokens[first].Length == 2 && digits[1] == '6') && text.HasBefore(i, WordSense.IdCue, 3) && (!cue || PhonePlans.IsWeakCueOnly(text, i)))
            {
                return national with { Confidence = Math.Min(national.Confidence, .6) };
            }

            return inWords && !cue && national.Confidence > .9 ? national with { Confidence = .9 } : national;
        }

        if (digits is ['1', '4', '0', ..] && text.Tokens[first].Length == 2 && count is >= 5 and <= 6)
        {
            return (ends[count], cue ? .9 : .6, "format:municipality");
        }

        return PhonePlans.Foreign(text, i, first, digits, ends);
    }

    private static bool CanStart(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        if (token.IsNumber)
        {
            return !GluedToMore(text, i);
        }

        if (token.IsWord)
        {
            var lexeme = text.Lexemes[i];
            return lexeme.Value == 0 && lexeme.Is(WordSense.NumberWord)
                || (text.Text[token.Start] is 'O' or 'o' && token.Length <= 2 && text.Glued(i + 1) && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber && !GluedToMore(text, i))
                || (lexeme.Sense == WordSense.None && text.LowerOf(token) is "plus" && i + 1 < text.Tokens.Length && text.Lexemes[i + 1].Value is 31 or 32 or 3);
        }

        return text.Mark(i) is '+' or '(' && i + 1 < text.Tokens.Length && (text.Tokens[i + 1].IsNumber || text.Mark(i + 1) is '+' or 'O');
    }

    // Inside 2024-0316 or A0917 no telephone number begins; after 'tel:' or 'OFFICE-' one may.
    private static bool GluedToMore(DetectionText text, int i)
    {
        if (!text.Glued(i) || i == 0)
        {
            return false;
        }

        var before = text.Text[text.Tokens[i].Start - 1];
        if (char.IsLetterOrDigit(before))
        {
            return !(text.Lexemes[i - 1].Is(WordSense.PhoneCue | WordSense.Being));
        }

        return before is '-' or '.' or '/' or ',' or '_' or '+' or '#' or '\u20AC' && i > 1 && text.Glued(i - 1) && text.Tokens[i - 2].IsNumber
            || before is ',' or '_' or '\u20AC' or '#' or '+' or '@';
    }

    private static bool HasClosing(DetectionText text, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (text.Mark(i) == ')')
            {
                return true;
            }
        }

        return false;
    }

    // 0714 2290 24 maanden: the last group counts something.
    private static bool IsAmount(DetectionText text, int end) =>
        text.HasFrom(end, WordSense.Quantity | WordSense.Year | WordSense.Period, 1) && text.Tokens[end - 1].Length <= 3 && text.Tokens[end - 1].SpaceBefore;

    private static bool HasLetterGlued(DetectionText text, int end) =>
        end > 0 && end < text.Tokens.Length && text.Tokens[end].IsWord && text.Glued(end) && text.LowerOf(text.Tokens[end]) is not ("x" or "ext");

    private static int WithExtension(DetectionText text, int end)
    {
        if (end + 1 < text.Tokens.Length && text.Tokens[end].IsWord && text.LowerOf(text.Tokens[end]) is "x" or "ext" or "tst" or "toestel")
        {
            var number = text.Mark(end + 1) == '.' ? end + 2 : end + 1;
            if (number < text.Tokens.Length && text.Tokens[number].IsNumber && text.Tokens[number].Length <= 6)
            {
                return number + 1;
            }
        }

        return end;
    }
}
