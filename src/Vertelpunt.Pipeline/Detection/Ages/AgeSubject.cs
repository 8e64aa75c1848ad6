namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>Whether a number is said of a person with a form of zijn or worden.</summary>
internal static class AgeSubject
{
    public static bool IsOf(DetectionText text, int i, int close, bool closes)
    {
        // toen ik 22 was; die 4 is; toen ze zes werd
        var nextBeing = close < text.Tokens.Length && text.Lexemes[close].Is(WordSense.Being);
        if (nextBeing && i > 0 && (text.Lexemes[i - 1].Is(WordSense.Pronoun | WordSense.Person) || (text.Lexemes[i - 1].Is(WordSense.AgeFiller) && text.HasBefore(i, WordSense.Pronoun | WordSense.Person, 4))))
        {
            return true;
        }

        if (!closes)
        {
            return false;
        }

        var at = i - 1;
        var steps = 0;
        while (at >= 0 && steps < 5 && (text.Lexemes[at].Is(WordSense.AgeFiller) || text.LowerOf(text.Tokens[at]) is "in" or "het" or "en" || text.Lexemes[at].Is(WordSense.Month | WordSense.Season | WordSense.Person)
            || (text.Lexemes[at].Is(WordSense.Pronoun | WordSense.Possessive) && text.HasBefore(at, WordSense.Being, 2)) || (text.Lexemes[at].Is(WordSense.Year) && at > 0) || (text.Mark(at) == '\'' && text.Glued(at))))
        {
            at--;
            steps++;
        }

        if (at < 0)
        {
            return false;
        }

        if (!text.Lexemes[at].Is(WordSense.Being) && !text.Lexemes[at].Is(WordSense.Pronoun) && text.LowerOf(text.Tokens[at]) is not ("kben" or "kzijn" or "toen"))
        {
            // ik ben finn 15 en ...: a name between
            return at > 1 && at == i - 1 && text.Tokens[at].IsWord && text.LowerOf(text.Tokens[at - 1]) is "ben" or "heet" && text.Lexemes[at].Sense == WordSense.None && text.HasBefore(at - 1, WordSense.Pronoun, 1);
        }

        if (text.LowerOf(text.Tokens[at]) is "kben" or "kzijn")
        {
            return true;
        }

        var verb = text.LowerOf(text.Tokens[at]);
        if (verb is "ben" or "bent" or "word" or "zijt" or "werd" or "wordt" or "worden" or "geworden")
        {
            return verb is "ben" or "bent" or "bin" or "word" or "wordt" or "zijt" || HasPerson(text, at, i);
        }

        return text.Lexemes[at].Is(WordSense.Being) && HasPerson(text, at, i);
    }

    // A person as subject, just before the verb or between it and the number.
    private static bool HasPerson(DetectionText text, int verb, int number)
    {
        for (var k = verb + 1; k < number; k++)
        {
            if (text.Lexemes[k].Is(WordSense.Pronoun | WordSense.Person))
            {
                return true;
            }
        }

        for (var k = verb - 1; k >= 0 && k >= verb - 4 && !text.Tokens[k].IsLineBreak && text.Mark(k) is not ('.' or '!' or '?'); k--)
        {
            var lower = text.LowerOf(text.Tokens[k]);
            if (lower is "dat" or "dit" or "het" or "er" or "nummer" or "prijs")
            {
                return false;
            }

            if (text.Lexemes[k].Is(WordSense.Pronoun | WordSense.Person) || (text.Tokens[k].Is(Text.TokenKind.Capitalised) && !text.Tokens[k].Is(Text.TokenKind.AllCapitals) && (k == verb - 1 || text.Mark(k + 1) == ',')))
            {
                return true;
            }

            // mijn nani is 82
            if (k == verb - 2 && text.Lexemes[k].Is(WordSense.Possessive) && text.Tokens[k + 1].IsWord && text.Lexemes[k + 1].Sense == WordSense.None)
            {
                return true;
            }
        }

        return false;
    }
}
