using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>E-mail addresses, also with spaces around the signs and written out in words.</summary>
/// <remarks>
/// Format: RFC 5321 section 4.1.2 without quoted local parts, letters of any script allowed (RFC 6531).
/// Examples: jan.voorbeeld@post.example, jan at post punt example, voorbeeld apenstaartje post punt nl, jan(at)post.example.
/// Cannot prove that a mailbox exists. In written-out addresses the first word may belong to the sentence instead: without a cue
/// such as 'mail naar' only one word is taken.
/// </remarks>
public sealed class EmailAnnotator : IAnnotator
{
    // How far a local part or a domain reaches at most, in tokens (RFC 5321: 64 and 255 characters).
    private const int Reach = 24;

    public string Name => "email";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 1; i < tokens.Length - 1; i++)
        {
            var (left, right, spelled) = At(text, i);
            if (left < 0)
            {
                continue;
            }

            var end = DomainEnd(text, right, spelled);
            if (end < 0)
            {
                continue;
            }

            var start = spelled ? SpelledStart(text, left) : Start(text, left);
            if (start >= 0)
            {
                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Email, spelled ? .95 : .99, Name, spelled ? "format:spelled" : "format"));
                i = end - 1;
            }
        }
    }

    // The last token of the local part and the first of the domain around an at-sign at token i; left is -1 when there is none.
    private static (int Left, int Right, bool Spelled) At(DetectionText text, int i)
    {
        if (text.Mark(i) == '@')
        {
            return (i - 1, i + 1, text.Tokens[i].SpaceBefore || text.Tokens[i + 1].SpaceBefore);
        }

        if (!text.Lexemes[i].Is(WordSense.AtWord) && !(text.Mark(i) == 'a' && text.Mark(i - 1) is '(' or '[' && text.Glued(i)) && !(text.LowerOf(text.Tokens[i]) is "bij" or "op" && HasDotWordSoon(text, i)))
        {
            return (-1, -1, false);
        }

        var open = text.Mark(i - 1) is '(' or '[' or '{';
        return open ? i < 2 ? (-1, -1, false) : (i - 2, i + 2, true) : (i - 1, i + 1, true);
    }

    // 'bij' is an at-sign only in 'ezels bij post punt nl'.
    private static bool HasDotWordSoon(DetectionText text, int i) =>
        i + 3 < text.Tokens.Length && text.Lexemes[i + 2].Is(WordSense.DotWord) && TopLevelDomains.IsKnown(text.LowerOf(text.Tokens[i + 3]));

    private static bool IsPart(DetectionText text, int i) =>
        text.Tokens[i].IsWord || text.Tokens[i].IsNumber || text.Mark(i) is '.' or '-' or '_' or '+' or '%' or '&' or '\'' or '~' or '!' or '#' or '$' or '*' or '=';

    private static int Start(DetectionText text, int left)
    {
        var start = -1;
        for (var i = left; i >= 0 && i > left - Reach && IsPart(text, i); i--)
        {
            if (text.Tokens[i].IsWord || text.Tokens[i].IsNumber || text.Mark(i) is '_' or '+')
            {
                start = i;
            }

            if (text.Tokens[i].SpaceBefore)
            {
                break;
            }
        }

        return start;
    }

    private static int SpelledStart(DetectionText text, int left)
    {
        if (!text.Tokens[left].IsWord && !text.Tokens[left].IsNumber)
        {
            return -1;
        }

        var start = left;
        for (var i = left - 1; i >= 0 && i > left - Reach && !text.Tokens[start].IsLineBreak; i--)
        {
            if (text.Glued(i + 1) && IsPart(text, i))
            {
                if (text.Tokens[i].IsWord || text.Tokens[i].IsNumber)
                {
                    start = i;
                }

                continue;
            }

            if (IsJoiner(text, i) && i > 0 && !text.Tokens[i - 1].IsLineBreak)
            {
                // 'liggend streepje' are two joiners.
                continue;
            }

            if (text.Tokens[i].IsLineBreak || (!text.Tokens[i].IsWord && !text.Tokens[i].IsNumber))
            {
                break;
            }

            if (i + 1 < text.Tokens.Length && IsJoiner(text, i + 1) && !IsJoiner(text, start))
            {
                start = i;
                continue;
            }

            break;
        }

        // 'mail is joke vd meij at ...': after a cue all words up to three belong to it.
        for (var i = start - 1; i >= 0 && i >= start - 4 && !text.Tokens[i].IsLineBreak; i--)
        {
            var copula = text.LowerOf(text.Tokens[i]) is "is" or "naar" or "op" or "via" or "van";
            if ((copula && i > 0 && text.HasBefore(i, WordSense.MailCue, 3)) || text.Mark(i) is ':' || text.LowerOf(text.Tokens[i]) is "mail" or "email" or "mailen")
            {
                return i + 1 <= start ? i + 1 : start;
            }

            if (!text.Tokens[i].IsWord || text.Lexemes[i].Is(WordSense.FunctionWord))
            {
                break;
            }
        }

        return start;
    }

    private static bool IsJoiner(DetectionText text, int i) => text.Lexemes[i].Is(WordSense.DotWord | WordSense.DashWord) || text.Mark(i) is '.' or '-' or '_';

    // The token after the domain that starts at 'right', or -1 when it does not end in a domain that exists.
    private static int DomainEnd(DetectionText text, int right, bool spelled)
    {
        if (text.Mark(right) is '[' && IpAddressAnnotator.V4End(text, right + 1) is var ip && ip > 0 && text.Mark(ip) == ']')
        {
            return ip + 1;
        }

        var end = -1;
        var sawDot = false;
        var expectLabel = true;
        for (var i = right; i < text.Tokens.Length && i < right + Reach; i++)
        {
            ref readonly var token = ref text.Tokens[i];
            if (i > right && token.SpaceBefore && !spelled)
            {
                break;
            }

            if (token.IsLineBreak)
            {
                break;
            }

            var dot = text.Mark(i) is '.' or ',' || (spelled && text.Lexemes[i].Is(WordSense.DotWord));
            if (dot && !expectLabel)
            {
                // A comma is a mistyped dot only when a well-known domain follows at once: 'post,nl'.
                if (text.Mark(i) == ',' && !(text.Glued(i) && text.Glued(i + 1) && TopLevelDomains.IsKnown(text.LowerOf(text.Tokens[i + 1]))))
                {
                    break;
                }

                sawDot = expectLabel = true;
                continue;
            }

            if (text.Mark(i) is '-' or '_' || (spelled && text.Lexemes[i].Is(WordSense.DashWord)))
            {
                expectLabel = true;
                continue;
            }

            if (!(token.IsWord || token.IsNumber))
            {
                break;
            }

            if (!expectLabel && !text.Glued(i))
            {
                break;
            }

            expectLabel = false;
            var last = text.LowerOf(token);
            if (sawDot && token.IsWord && last.Length >= 2 && (!spelled || TopLevelDomains.IsKnown(last)))
            {
                end = i + 1;
            }
            else if (sawDot && text.Glued(i) && (token.IsNumber || end > 0))
            {
                end = end > 0 ? i + 1 : end;
            }

            if (spelled && end == i + 1 && !(i + 1 < text.Tokens.Length && text.Mark(i + 1) == '.' && text.Glued(i + 1)))
            {
                break;
            }
        }

        return end;
    }
}
