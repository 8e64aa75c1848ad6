namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>The unit behind an age, and what may follow it.</summary>
internal static class AgeUnit
{
    public static int End(DetectionText text, int end)
    {
        if (end >= text.Tokens.Length)
        {
            return 0;
        }

        var word = text.LowerOf(text.Tokens[end]);
        return word is "jaar" or "jr" or "j" or "jaren" or "maanden" or "maand" or "mnd" or "weken" or "dagen" ? end + 1 : 0;
    }

    public static bool IsYears(DetectionText text, int unit) => text.LowerOf(text.Tokens[unit]) is "jaar" or "jr" or "j" or "jaren";

    public static int JarigEnd(DetectionText text, int end)
    {
        var at = text.Mark(end) == '-' ? end + 1 : end;
        return at < text.Tokens.Length && text.LowerOf(text.Tokens[at]) is "jarige" or "jarig" ? at + 1 : 0;
    }

    // What may follow an age that is a whole answer.
    public static bool Closes(DetectionText text, int end) =>
        end >= text.Tokens.Length || text.Tokens[end].IsLineBreak || (!text.Tokens[end].IsWord && !text.Tokens[end].IsNumber && text.Mark(end) is not ('%' or '\u20AC' or ':' or '/' or '-') || (text.Mark(end) == '-' && text.Tokens[end].SpaceBefore))
        || text.Lexemes[end].Is(WordSense.FunctionWord | WordSense.Being | WordSense.Pronoun | WordSense.AgeFiller);

    // After 'jaar' less may follow: 'ik was zeventien jaar op zee' is a duration.
    public static bool ClosesUnit(DetectionText text, int end) =>
        end >= text.Tokens.Length || text.Tokens[end].IsLineBreak || (!text.Tokens[end].IsWord && !text.Tokens[end].IsNumber && text.Mark(end) is not ('%' or '/'))
        || text.LowerOf(text.Tokens[end]) is "en" or "maar" or "toen" or "die" or "ik" or "dus" or "nu" or "want" or "of" or "he" or "hè" or "hoor" or "vraagt" or "zegt";

    public static bool Oldish(DetectionText text, int end) => end < text.Tokens.Length && text.LowerOf(text.Tokens[end]) is "oud" or "jong" or "nu";
}
