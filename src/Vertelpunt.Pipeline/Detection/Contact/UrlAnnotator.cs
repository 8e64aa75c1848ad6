using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Web addresses, with or without scheme, also written out ('www punt dorpsfeest punt nl').</summary>
/// <remarks>
/// Format: RFC 3986, hosts by RFC 1123; without a scheme or www the last label must be a top-level domain people use (<see cref="TopLevelDomains"/>).
/// Examples: https://dorpsfeest.example/foto, www.dorpsfeest.example, dorpsfeest.nl/lijst.
/// Cannot prove that a site exists, nor that it says anything about the teller.
/// </remarks>
public sealed class UrlAnnotator : IAnnotator
{
    private const int Reach = 80;

    public string Name => "url";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].IsWord && !tokens[i].IsNumber)
            {
                continue;
            }

            var (start, end, confidence) = Read(text, i);
            if (end > 0)
            {
                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Url, confidence, Name, "format"));
                i = end - 1;
            }
        }
    }

    private static (int Start, int End, double Confidence) Read(DetectionText text, int i)
    {
        var word = text.LowerOf(text.Tokens[i]);
        if (word is "http" or "https" or "ftp" && text.Mark(i + 1) == ':' && text.Mark(i + 2) == '/' && text.Mark(i + 3) == '/')
        {
            return HostEnd(text, i + 4, false) is var host && host > 0 ? (i, PathEnd(text, host), .99) : default;
        }

        if (word is "www" && i + 1 < text.Tokens.Length)
        {
            if (text.Mark(i + 1) == '.' && text.Glued(i + 1) && HostEnd(text, i + 2, false) is var host && host > 0)
            {
                return (i, PathEnd(text, host), .98);
            }

            return text.Lexemes[i + 1].Is(WordSense.DotWord) && SpelledEnd(text, i + 2) is var spelled && spelled > 0 ? (i, spelled, .95) : default;
        }

        // A bare name: only where a word begins, with a telling domain.
        if (i > 0 && text.Glued(i) && text.Mark(i - 1) is '.' or '-' or '_' or '/' or '@' or '+' or '\'' or '&')
        {
            return default;
        }

        if (i + 2 < text.Tokens.Length && text.Glued(i + 1) && text.Mark(i + 1) is '.' or '-' || (i + 1 < text.Tokens.Length && text.Glued(i + 1) && !text.Tokens[i + 1].IsLineBreak && (text.Tokens[i + 1].IsNumber || text.Tokens[i + 1].IsWord)))
        {
            var host = HostEnd(text, i, true);
            if (host > 0 && text.Mark(host) != '@')
            {
                var end = PathEnd(text, host);
                return (i, end, end > host ? .97 : .92);
            }
        }

        return default;
    }

    // The token after a host name that begins at 'start', or 0.
    private static int HostEnd(DetectionText text, int start, bool bare)
    {
        if (IpAddressAnnotator.V4End(text, start) is var ip && ip > 0)
        {
            return bare ? 0 : ip;
        }

        if (!bare && start < text.Tokens.Length && text.LowerOf(text.Tokens[start]) is "localhost")
        {
            return start + 1;
        }

        var end = 0;
        var dots = 0;
        var labelStart = true;
        var labels = 0;
        for (var i = start; i < text.Tokens.Length && i < start + Reach; i++)
        {
            ref readonly var token = ref text.Tokens[i];
            if (token.IsLineBreak || (i > start && token.SpaceBefore))
            {
                break;
            }

            if (token.IsWord || token.IsNumber)
            {
                labels++;
                var isLabel = i + 1 >= text.Tokens.Length || !text.Glued(i + 1) || !(text.Tokens[i + 1].IsWord || text.Tokens[i + 1].IsNumber || (text.Mark(i + 1) == '-' && text.Glued(i + 2)));
                if (dots > 0 && labelStart && isLabel && token.IsWord && token.Length >= 2
                    && (bare ? IsTelling(text, i, start) : TopLevelDomains.IsKnown(text.LowerOf(token)) || text.Mark(i - 1) == '.' && text.Tokens[i].Length >= 2))
                {
                    end = i + 1;
                }

                labelStart = false;
            }
            else if (text.Mark(i) == '.' && !labelStart)
            {
                dots++;
                labelStart = true;
            }
            else if (text.Mark(i) is '-' or '_')
            {
                labelStart = false;
            }
            else
            {
                break;
            }
        }

        return labels > 1 ? end : 0;
    }

    private static bool IsTelling(DetectionText text, int i, int start)
    {
        var tld = text.LowerOf(text.Tokens[i]);
        if (TopLevelDomains.IsTelling(tld))
        {
            return true;
        }

        // google.co.il
        if (TopLevelDomains.IsKnown(tld) && i - start >= 4 && text.LowerOf(text.Tokens[i - 2]) is "co" or "com" or "org" or "ac" or "gov")
        {
            return true;
        }

        // bit.ly and twitch.tv, but not 'huis.de': a word that may start a sentence needs a path, or a name with a sign in it.
        return TopLevelDomains.IsKnown(tld) && (text.Mark(i + 1) == '/' && text.Glued(i + 1) && text.Glued(i + 2) || (tld is "academy" or "ms" or "si" or "ai" or "tv" && !text.Tokens[i].Is(Text.TokenKind.Capitalised)));
    }

    // Port, path, query and fragment, up to the punctuation that ends the sentence.
    private static int PathEnd(DetectionText text, int host)
    {
        if (host >= text.Tokens.Length || !text.Glued(host) || !(text.Mark(host) is '/' or '?' or '#' or ':'))
        {
            return host;
        }

        if (text.Mark(host) == ':' && !(host + 1 < text.Tokens.Length && text.Tokens[host + 1].IsNumber && text.Glued(host + 1)))
        {
            return host;
        }

        var end = host;
        for (var i = host; i < text.Tokens.Length && i < host + Reach && text.Glued(i) && !text.Tokens[i].IsLineBreak; i++)
        {
            var mark = text.Mark(i);
            if (mark is '"' or '<' or '>' or '[' or ']' or '|' or '(' or '{' or '}')
            {
                break;
            }

            if (text.Tokens[i].IsWord || text.Tokens[i].IsNumber || mark is '/' or '_' or '=' or '&' or '#' or '%' or '+' or '~' or '@')
            {
                end = i + 1;
            }
            else if (mark is ')')
            {
                break;
            }
        }

        return end;
    }

    private static int SpelledEnd(DetectionText text, int start)
    {
        var label = true;
        for (var i = start; i < text.Tokens.Length && i < start + 14 && !text.Tokens[i].IsLineBreak; i++)
        {
            if (text.Lexemes[i].Is(WordSense.DotWord) || text.Mark(i) == '.')
            {
                if (i + 1 < text.Tokens.Length && TopLevelDomains.IsKnown(text.LowerOf(text.Tokens[i + 1])))
                {
                    return i + 2;
                }

                label = true;
            }
            else if (text.Lexemes[i].Is(WordSense.DashWord) || text.Mark(i) == '-')
            {
                label = true;
            }
            else if (label && (text.Tokens[i].IsWord || text.Tokens[i].IsNumber))
            {
                label = text.Glued(i + 1);
            }
            else
            {
                break;
            }
        }

        return 0;
    }
}
