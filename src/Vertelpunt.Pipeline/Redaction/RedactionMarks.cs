using System.Collections.Frozen;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>Finds labels, bars and bands that redaction put in a text, so that they are never taken for personal data themselves.</summary>
public static class RedactionMarks
{
    /// <summary>The soft bar of <see cref="RedactionOperator.Mask"/>: always this long, so that it does not tell a length.</summary>
    public const string Bar = "\u2592\u2592\u2592\u2592";

    // The annotators that judge by surroundings, and how sure they must be the second time.
    private const string Learnt = "tagger";
    private const string Repeated = "consistency";
    private const double SureDirect = 0.85;
    private const double SureQuasi = 0.9;

    // Characters between a mark and the word next to it: ' van '.
    private const int Beside = 5;

    // The first and the last band of ages.
    private static readonly string[] Limits = ["oven de 80", "nder de 10"];

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

        AddBands(text, marks);
        return marks;
    }

    // 'tussen 40 en 50', 'tussen 1940 en 1950': a band is wide whoever wrote it.
    private static void AddBands(ReadOnlySpan<char> text, List<TextSpan> marks)
    {
        const string Opening = "ussen ";
        for (var from = 0; text[from..].IndexOf(Opening) is var next and >= 0; from += next + Opening.Length)
        {
            var first = from + next + Opening.Length;
            var link = first + Digits(text, first);
            var second = link + 4;
            if (link > first && second < text.Length && text.Slice(link, 4) is " en " && Digits(text, second) is var length and > 0
                && int.TryParse(text[first..link], out var low) && int.TryParse(text.Slice(second, length), out var high) && low % 10 == 0 && high == low + 10)
            {
                marks.Add(new(first, second + length));
            }
        }

        foreach (var limit in Limits)
        {
            for (var from = 0; text[from..].IndexOf(limit) is var next and >= 0; from += next + limit.Length)
            {
                marks.Add(new(from + next, from + next + limit.Length));
            }
        }

        marks.Sort();
    }

    private static int Digits(ReadOnlySpan<char> text, int start)
    {
        var length = text[Math.Min(start, text.Length)..].IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length - start : Math.Min(length, 4);
    }

    /// <summary>Takes out of <paramref name="annotations"/> what is not sure, in a text that was redacted before: all through one with numbered labels, numbers beside any other label.</summary>
    /// <remarks>
    /// Beside a label a word looks other than beside a name. What stood there when the text was redacted was judged then, with its own
    /// surroundings; only what the learnt part is sure of is new. Recognisers of structured kinds are as sure as before. Tellers write
    /// '[naam]' themselves: a label without a number speaks only for figures next to it, a year or an amount that stood behind a longer number.
    /// </remarks>
    public static void KeepSure(ReadOnlySpan<char> text, List<Annotation> annotations)
    {
        var labels = In(text);
        var numbered = false;
        for (var i = labels.Count - 1; i >= 0; i--)
        {
            if (text[labels[i].Start] != '[')
            {
                labels.RemoveAt(i);
            }
            else
            {
                numbered |= text[labels[i].End - 2] is >= '0' and <= '9';
            }
        }

        for (var i = annotations.Count - 1; i >= 0; i--)
        {
            var (span, kind) = (annotations[i].Span, annotations[i].Kind);
            if (annotations[i].Annotator is Learnt or Repeated && !TellsWhatOthersAre(kind)
                && annotations[i].Confidence < (kind.TypeOf() == IdentifierType.Direct ? SureDirect : SureQuasi)
                && (numbered || (IsFigures(text[span.Start..span.End]) && labels.Exists(m => span.Start - m.End <= Beside && m.Start - span.End <= Beside))))
            {
                annotations.RemoveAt(i);
            }
        }
    }

    private static bool IsFigures(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    // Facts that redaction leaves standing by default: without them their words would be free for a kind that it replaces.
    private static bool TellsWhatOthersAre(IdentifierKind kind) =>
        kind is IdentifierKind.Religion or IdentifierKind.Health or IdentifierKind.Family or IdentifierKind.Nationality or IdentifierKind.Event;

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
            for (var m = FirstEndingAfter(marks, span.Start); m < marks.Count && marks[m].Start < span.End; m++)
            {
                var mark = marks[m];
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

            // What a band leaves of an age or date is its unit: 'jaar oud'.
            if (start == end || annotations[i].Kind is IdentifierKind.Age or IdentifierKind.Date)
            {
                annotations.RemoveAt(i);
            }
            else
            {
                annotations[i] = annotations[i] with { Span = new(start, end) };
            }
        }
    }

    // Marks do not overlap, so their ends are in order too.
    private static int FirstEndingAfter(List<TextSpan> marks, int position)
    {
        int low = 0, high = marks.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (marks[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
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
