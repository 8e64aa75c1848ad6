using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Names people carry online: @naam, naam#1234, and names without a sign where a platform or 'account' is named nearby.</summary>
/// <remarks>
/// Format: what Instagram, TikTok, X, Snapchat, Discord, Roblox and Twitch accept: letters, digits, dots, underscores, hyphens; with @ at least two characters.
/// Examples: @voorbeeld_88, vossje#0001, jan_voorbeeld, wadpier00.
/// Cannot prove that an account exists. A handle that is an ordinary word without digits or signs is not found here.
/// </remarks>
public sealed class HandleAnnotator : IAnnotator
{
    private const int MaxTokens = 14;

    public string Name => "handle";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var at = text.Mark(i) == '@';
            var first = at ? i + 1 : i;
            if (first >= tokens.Length || !(tokens[first].IsWord || tokens[first].IsNumber || text.Mark(first) == '_')
                || (at && tokens[first].SpaceBefore) || (text.Glued(i) && i > 0 && !(text.Mark(i - 1) is '(' or '[' or '"' or '\'' or '<' or ':' or '/' or '=' or ',' or '-')))
            {
                continue;
            }

            if (!at && !text.Glued(first + 1) && !IsCamel(text, first))
            {
                continue;
            }

            var end = End(text, first);
            var (confidence, evidence) = at ? AtSign(text, first, end) : Bare(text, first, end);
            if (confidence > 0)
            {
                into.Add(new(new(tokens[i].Start, tokens[end - 1].End), IdentifierKind.Handle, confidence, Name, evidence));
            }

            i = Math.Max(i, end - 1);
        }
    }

    // A capital after a small letter, or a word in brackets: what may be a handle without a sign or digit.
    private static bool IsCamel(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        if (!token.IsWord || token.Length < 5)
        {
            return false;
        }

        if (i > 1 && text.Mark(i - 1) == '(')
        {
            return true;
        }

        var word = text[token];
        return !token.Is(Text.TokenKind.AllCapitals) && word[2..].ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('a', 'z') && !text.LowerOf(token).StartsWith("ij");
    }

    private static int End(DetectionText text, int first)
    {
        var end = first + 1;
        for (var i = first + 1; i < text.Tokens.Length && i < first + MaxTokens && text.Glued(i); i++)
        {
            if (text.Tokens[i].IsWord || text.Tokens[i].IsNumber || text.Mark(i) == '_')
            {
                end = i + 1;
            }
            else if (text.Mark(i) == '#' && text.Glued(i + 1) && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber)
            {
                return i + 2;
            }
            else if (!(text.Mark(i) is '.' or '-'))
            {
                break;
            }
        }

        return end;
    }

    private static (double Confidence, string Evidence) AtSign(DetectionText text, int first, int end) =>
        text.Tokens[end - 1].End - text.Tokens[first].Start >= 2 && text.Mark(end) != '@' ? (.95, "format:at") : default;

    private static (double Confidence, string Evidence) Bare(DetectionText text, int first, int end)
    {
        bool underscore = false, digits = false, letters = false, sign = false, number = false;
        for (var i = first; i < end; i++)
        {
            underscore |= text.Mark(i) == '_';
            letters |= text.Tokens[i].IsWord;
            digits |= text.Tokens[i].IsNumber;
            sign |= text.Mark(i) is '.' or '-';
            number |= text.Mark(i) == '#';
        }

        // 'op insta (voorbeeldje)', 'onder de naam KaasMes' after a platform
        if (end == first + 1)
        {
            return (first > 1 && text.Mark(first - 1) == '(' && text.Mark(end) == ')' && text.Lexemes[first - 2].Is(WordSense.HandleCue) && text.Lexemes[first].Sense == WordSense.None)
                || (IsCamel(text, first) && text.HasBefore(first, WordSense.HandleCue, 8)) ? (.7, "context:account") : default;
        }

        if (!letters || text.Mark(end) is '@' || (text.Mark(end) is '/' or ':' && text.Glued(end) && text.Glued(end + 1)))
        {
            return default;
        }

        var length = text.Tokens[end - 1].End - text.Tokens[first].Start;
        if (number && length >= 6 && text.Tokens[end - 1].Length >= 3)
        {
            return (.95, "format:number");
        }

        if (underscore && length >= 5)
        {
            return (.85, "format:underscore");
        }

        var cue = text.HasBefore(first, WordSense.HandleCue, 10) || text.HasFrom(end, WordSense.HandleCue, 4);
        var startsWithWord = text.Tokens[first].IsWord && (text.Tokens[first].Length >= 3 || (digits && length >= 7 && text.Glued(first + 1) && text.Tokens[first + 1].IsNumber));
        var wordThenDigits = startsWithWord && !sign && digits && length >= 6 && text.Tokens[end - 1].IsNumber;
        if (!cue || !startsWithWord)
        {
            return default;
        }

        if (wordThenDigits && !text.HasBefore(first, WordSense.IdCue, 3))
        {
            return (.75, "context:account");
        }

        // lotte.fietst.lijstjes; no domain (that is a URL), no 'o.v.v.' and no hyphenated ordinary word.
        var dotted = sign && length >= 7 && end - first >= 3 && text.Mark(first + 1) == '.' && text.Tokens[first].Length >= 3
            && !TopLevelDomains.IsTelling(text.LowerOf(text.Tokens[end - 1])) && !text.Tokens[end - 1].Is(Text.TokenKind.Capitalised);
        return dotted || (sign && digits && startsWithWord && text.HasBefore(first, WordSense.HandleCue, 5)) ? (.65, "context:account") : default;
    }
}
