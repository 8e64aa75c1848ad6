using System.Collections.Frozen;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>Finds labels and bars that redaction put in a text, so that they are never taken for personal data themselves.</summary>
public static class RedactionMarks
{
    /// <summary>The soft bar of <see cref="RedactionOperator.Mask"/>: always this long, so that it does not tell a length.</summary>
    public const string Bar = "\u2592\u2592\u2592\u2592";

    private static readonly FrozenSet<string> Words = IdentifierKinds.All.Select(KindWords.Word).ToFrozenSet();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All marks in <paramref name="text"/>, in order.</summary>
    public static List<TextSpan> In(ReadOnlySpan<char> text)
    {
        var marks = new List<TextSpan>();
        for (var at = text.IndexOfAny('[', Bar[0]); at >= 0;)
        {
            var end = text[at] == '[' ? LabelEnd(text, at) : BarEnd(text, at);
            if (end > at)
            {
                marks.Add(new(at, end));
            }

            var from = Math.Max(end, at + 1);
            var next = text[from..].IndexOfAny('[', Bar[0]);
            at = next < 0 ? -1 : from + next;
        }

        return marks;
    }

    /// <summary>Takes out of <paramref name="annotations"/> what lies in a mark of <paramref name="text"/>, and cuts marks off those that reach into one.</summary>
    public static void Spare(ReadOnlySpan<char> text, List<Annotation> annotations)
    {
        var marks = In(text);
        if (marks.Count == 0)
        {
            return;
        }

        for (var i = annotations.Count - 1; i >= 0; i--)
        {
            var span = annotations[i].Span;
            foreach (var mark in marks)
            {
                if (!span.Overlaps(mark))
                {
                    continue;
                }

                span = mark.Start - span.Start >= span.End - mark.End
                    ? new(span.Start, Math.Max(span.Start, mark.Start))
                    : new(Math.Min(mark.End, span.End), span.End);
            }

            if (span == annotations[i].Span)
            {
                continue;
            }

            var start = span.Start;
            var end = span.End;
            while (start < end && !char.IsLetterOrDigit(text[start]))
            {
                start++;
            }

            while (end > start && !char.IsLetterOrDigit(text[end - 1]))
            {
                end--;
            }

            if (start == end)
            {
                annotations.RemoveAt(i);
            }
            else
            {
                annotations[i] = annotations[i] with { Span = new(start, end) };
            }
        }
    }

    private static int LabelEnd(ReadOnlySpan<char> text, int start)
    {
        // The longest label: "[gebruikersnaam 12345]".
        var window = text.Slice(start, Math.Min(24, text.Length - start));
        var close = window.IndexOf(']');
        if (close < 3)
        {
            return start;
        }

        var inside = window[1..close];
        var space = inside.IndexOf(' ');
        var word = space < 0 ? inside : inside[..space];
        var number = space < 0 ? default : inside[(space + 1)..];
        return Lookup.Contains(word) && (space < 0 || (number.Length > 0 && !number.ContainsAnyExceptInRange('0', '9'))) ? start + close + 1 : start;
    }

    private static int BarEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] == Bar[0])
        {
            end++;
        }

        return end;
    }
}
