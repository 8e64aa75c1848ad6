namespace Vertelpunt.Pipeline.Detection;

/// <summary>Reads a number from token to token: 43, drieënveertig, vijf en dertig, een-en-tachtig, tweeduizend drieëntwintig.</summary>
internal static class NumberPhrase
{
    /// <summary>The number that begins at token <paramref name="i"/> and the token after it; false when there is none.</summary>
    public static bool TryRead(DetectionText text, int i, out int value, out int end)
    {
        value = -1;
        end = i;
        if ((uint)i >= (uint)text.Tokens.Length)
        {
            return false;
        }

        var lexeme = text.Lexemes[i];
        if (text.Tokens[i].IsNumber)
        {
            value = lexeme.Value;
            end = i + 1;
            return value >= 0;
        }

        if (!lexeme.Is(WordSense.NumberWord))
        {
            return false;
        }

        value = lexeme.Value;
        end = i + 1;

        // vijf en dertig, een-en-tachtig
        if (value is >= 1 and <= 9)
        {
            var hyphen = text.Mark(end) == '-' ? 1 : 0;
            var and = end + hyphen;
            if (and + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[and]) is "en")
            {
                var ten = and + 1 + (text.Mark(and + 1) == '-' ? 1 : 0);
                if (ten < text.Tokens.Length && text.Lexemes[ten].Is(WordSense.NumberWord) && text.Lexemes[ten].Value is >= 20 and <= 90 && text.Lexemes[ten].Value % 10 == 0)
                {
                    value += text.Lexemes[ten].Value;
                    end = ten + 1;
                }
            }
        }
        else if (value % 100 == 0 && value > 0)
        {
            // tweeduizend drieëntwintig, negentienhonderd en één
            var rest = end < text.Tokens.Length && text.LowerOf(text.Tokens[end]) is "en" ? end + 1 : end;
            if (rest < text.Tokens.Length && text.Lexemes[rest].Is(WordSense.NumberWord) && text.Lexemes[rest].Value is > 0 and < 100)
            {
                value += text.Lexemes[rest].Value;
                end = rest + 1;
            }
        }

        return true;
    }
}
