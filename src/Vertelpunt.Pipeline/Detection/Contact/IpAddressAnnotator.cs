using System.Net;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Internet addresses, version 4 and 6.</summary>
/// <remarks>
/// Format: RFC 791 in four decimal numbers of at most 255; RFC 4291 section 2.2, with :: and an embedded version 4 address; a prefix length may follow.
/// Examples: 192.0.2.17, 2001:db8::1.
/// Cannot prove whose connection it was; a version number of four parts (10.2.0.1) looks the same.
/// </remarks>
public sealed class IpAddressAnnotator : IAnnotator
{
    // Eight groups of four, seven colons, or six groups and a version 4 address: never longer.
    private const int MaxLength = 45;

    public string Name => "ip";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].IsNumber && V4End(text, i) is var end && end > 0)
            {
                Add(i, WithPrefix(text, end, 32));
                continue;
            }

            if (text.Mark(i) == ':' && V6Start(text, i) is var start && start >= 0 && V6End(text, start) is var end6 && end6 > i)
            {
                Add(start, WithPrefix(text, end6, 128));
                i = end6 - 1;
            }
        }

        void Add(int first, int end) =>
            into.Add(new(new(text.Tokens[first].Start, text.Tokens[end - 1].End), IdentifierKind.IpAddress, .97, Name, "format"));
    }

    /// <summary>The token after a version 4 address that begins at token <paramref name="i"/>; 0 when there is none.</summary>
    internal static int V4End(DetectionText text, int i)
    {
        if (i + 6 >= text.Tokens.Length || !text.Tokens[i].IsNumber || (text.Glued(i) && i > 0 && (text.Tokens[i - 1].IsWord || text.Mark(i - 1) is '.' && text.Glued(i - 1) && i > 1 && text.Tokens[i - 2].IsNumber)))
        {
            return 0;
        }

        for (var part = 0; part < 4; part++)
        {
            var at = i + (2 * part);
            if (!text.Tokens[at].IsNumber || text.Tokens[at].Length > 3 || text.Lexemes[at].Value > 255
                || (part > 0 && !(text.Glued(at) && text.Mark(at - 1) == '.' && text.Glued(at - 1))))
            {
                return 0;
            }
        }

        var end = i + 7;
        return end < text.Tokens.Length && text.Glued(end) && text.Tokens[end].IsWord ? 0 : end;
    }

    // The first token of the hexadecimal run that the colon at token i is in; -1 when something else is glued to it.
    private static int V6Start(DetectionText text, int i)
    {
        var start = i;
        while (start > 0 && text.Glued(start) && start > i - 4 && IsHex(text, start - 1))
        {
            start--;
        }

        if (start == i && text.Mark(i + 1) != ':')
        {
            return -1;
        }

        return start > 0 && text.Glued(start) && !(text.Mark(start - 1) is '[' or '(' or '=' or '"' or '\'' or '/') ? -1 : start;
    }

    private static int V6End(DetectionText text, int start)
    {
        var end = start;
        var colons = 0;
        while (end < text.Tokens.Length && (end == start || text.Glued(end)) && text.Tokens[end].End - text.Tokens[start].Start <= MaxLength
            && (IsHex(text, end) || text.Mark(end) == ':' || (text.Mark(end) == '.' && text.Glued(end + 1) && end + 1 < text.Tokens.Length && text.Tokens[end + 1].IsNumber)))
        {
            colons += text.Mark(end) == ':' ? 1 : 0;
            end++;
        }

        if (end < text.Tokens.Length && text.Glued(end) && (text.Tokens[end].IsWord || text.Tokens[end].IsNumber))
        {
            return 0;
        }

        if (text.Mark(end - 1) == ':' && text.Mark(end - 2) != ':')
        {
            end--;
            colons--;
        }

        return colons >= 2 && IPAddress.TryParse(text.Text.AsSpan(text.Tokens[start].Start, text.Tokens[end - 1].End - text.Tokens[start].Start), out _) ? end : 0;
    }

    private static bool IsHex(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        return token.Length <= 4 && (token.IsNumber || (token.IsWord && !text[token].ContainsAnyExcept("0123456789abcdefABCDEF")));
    }

    private static int WithPrefix(DetectionText text, int end, int max) =>
        text.Mark(end) == '/' && text.Glued(end) && text.Glued(end + 1) && end + 1 < text.Tokens.Length && text.Tokens[end + 1].IsNumber && text.Lexemes[end + 1].Value <= max ? end + 2 : end;
}
