namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>Ages told by an ordinal after a possessive: op mijn negentiende, sinds haar 12e.</summary>
internal static class OrdinalAge
{
    public static Reading Read(DetectionText text, int i)
    {
        var end = text.Tokens[i].IsNumber ? i + 2 : i + 1;
        if (i < 2 || text.Lexemes[i].Value is < 2 or > AgeAnnotator.Oldest)
        {
            return default;
        }

        var possessive = i - 1;
        if (text.LowerOf(text.Tokens[possessive]) is "n" or "r" && i > 2 && text.Mark(i - 2) == '\'')
        {
            possessive = i - 3;
        }

        if (possessive < 0 || !(text.Lexemes[possessive].Is(WordSense.Possessive) || (possessive < i - 1 && text.Tokens[possessive].Length == 1)))
        {
            // tussen mijn vierde en elfde
            return text.LowerOf(text.Tokens[i - 1]) is "en" or "tot" && i > 3 && text.Lexemes[i - 2].Is(WordSense.Ordinal) && text.Lexemes[i - 3].Is(WordSense.Possessive) && Read(text, i - 2).End > 0 ? new(i, end, .75, "context:ordinal") : default;
        }

        var preposition = possessive > 0 ? text.LowerOf(text.Tokens[possessive - 1]) : default;
        if (!(preposition is "op" or "sinds" or "vanaf" or "van" or "tot" or "rond" or "voor" or "na" or "tussen" or "aan" or "sedert" or "tegen"))
        {
            return default;
        }

        var next = end < text.Tokens.Length && text.Tokens[end].IsWord ? text.LowerOf(text.Tokens[end]) : default;
        var counts = next is "dag" or "werkdag" or "schooldag" or "kamer" or "poging" or "keer" or "jaar" or "week" or "maand" or "plaats" or "kind" or "man" or "vrouw" or "zwangerschap" or "huwelijk" or "klas" or "baan"
            or "school" or "kleinkind" or "dochter" or "zoon" or "miskraam" or "operatie" or "baby" or "gesprek" or "rij" or "bevalling" or "chemo" or "relatie" or "studie" or "werk" or "verdieping" or "partner" or "seizoen" or "dienst" or "examen" or "kuur";
        var strong = next is "tot" || preposition is "op" or "vanaf" or "sinds" or "tot" or "sedert" or "tussen" || text.Lexemes[i].Value >= 13;
        return !counts && strong ? new(i, end, preposition is "op" ? .93 : .85, "context:ordinal") : default;
    }

    public static bool IsOrdinalNumber(DetectionText text, int i) =>
        text.Tokens[i].IsNumber && text.Tokens[i].Length <= 3 && text.Glued(i + 1) && i + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[i + 1]) is "e" or "de" or "ste";
}
