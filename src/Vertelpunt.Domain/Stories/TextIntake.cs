using System.Globalization;
using System.Text;

namespace Vertelpunt.Domain.Stories;

/// <summary>What stands in the way of keeping a text.</summary>
public enum TextProblem
{
    None,

    /// <summary>More characters than fit.</summary>
    TooLong,

    /// <summary>It held NUL or half a character pair; the text is given back without them, for the teller to look at.</summary>
    Unreadable,
}

/// <summary>A text as it is kept, or as it is given back with a question.</summary>
public sealed record IntakeText(string Text, TextProblem Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"IntakeText({Text.Length} characters, {Problem})";
}

/// <summary>Takes in what people and programs send as text, and keeps it harmless without changing what it says.</summary>
/// <remarks>
/// Kept: every letter of every script, emoji, line ends and tabs. Taken out: other control characters (C0, C1), controls of writing
/// direction, byte order marks, and combining marks after the eighth on one letter. More than three empty lines become three. NFC.
/// </remarks>
public static class TextIntake
{
    public const int MaxUtf8Bytes = 120_000;
    public const int MaxMarksPerLetter = 8;
    public const int MaxBlankLines = 3;

    /// <summary>A text of one or more lines, at most <paramref name="maxLength"/> UTF-16 units.</summary>
    public static IntakeText Lines(string? raw, int maxLength) => Take(raw, maxLength, oneLine: false);

    /// <summary>A text on one line: line ends become spaces.</summary>
    public static IntakeText Line(string? raw, int maxLength) => Take(raw, maxLength, oneLine: true);

    private static IntakeText Take(string? raw, int maxLength, bool oneLine)
    {
        if (string.IsNullOrEmpty(raw))
        {
            return new("", TextProblem.None);
        }

        var (text, unreadable) = Clean(raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), oneLine);
        text = text.Normalize(NormalizationForm.FormC);
        text = oneLine ? text.Trim() : text.TrimEnd();
        return new(
            text,
            text.Length > maxLength || Encoding.UTF8.GetByteCount(text) > MaxUtf8Bytes ? TextProblem.TooLong : unreadable ? TextProblem.Unreadable : TextProblem.None);
    }

    private static (string Text, bool Unreadable) Clean(string raw, bool oneLine)
    {
        var kept = new StringBuilder(raw.Length);
        var unreadable = false;
        var marks = 0;
        var lineEnds = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 < raw.Length && char.IsSurrogatePair(c, raw[i + 1]))
                {
                    var isMark = IsMark(CharUnicodeInfo.GetUnicodeCategory(raw, i));
                    marks = isMark ? marks + 1 : 0;
                    if (marks <= MaxMarksPerLetter)
                    {
                        kept.Append(c).Append(raw[i + 1]);
                    }

                    i++;
                    lineEnds = 0;
                }
                else
                {
                    unreadable = true;
                }

                continue;
            }

            if (c is '\0')
            {
                unreadable = true;
                continue;
            }

            if (c is '\n' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f')
            {
                marks = 0;
                if (oneLine)
                {
                    kept.Append(' ');
                }
                else if (++lineEnds <= MaxBlankLines + 1)
                {
                    kept.Append('\n');
                }

                continue;
            }

            if ((char.IsControl(c) && c != '\t') || IsDirectionControl(c) || c == '\uFEFF')
            {
                continue;
            }

            marks = IsMark(CharUnicodeInfo.GetUnicodeCategory(c)) ? marks + 1 : 0;
            if (marks > MaxMarksPerLetter)
            {
                continue;
            }

            if (!char.IsWhiteSpace(c))
            {
                lineEnds = 0; // a line of spaces is an empty line
            }

            kept.Append(oneLine && c == '\t' ? ' ' : c);
        }

        return (kept.ToString(), unreadable);
    }

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsDirectionControl(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
