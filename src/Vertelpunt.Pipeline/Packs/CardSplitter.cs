using System.Text;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Divides a story over as few cards as can be, in the largest type that needs no more: nothing is cut off.</summary>
internal static class CardSplitter
{
    /// <param name="footHeight">Points the running foot takes, white included.</param>
    /// <param name="answersHeight">Points the answers take, white included; they stand on the last card.</param>
    /// <param name="slack">How much wider than measured text is taken to be; more than 1 when a first try ran over.</param>
    public static CardSetting Split(StoryCard card, CardGeometry geometry, double footHeight, double answersHeight, double slack)
    {
        CardSetting? best = null;
        for (var type = 0; type < geometry.Types.Count && best?.Parts.Count != 1; type++)
        {
            var parts = Split(card, geometry, geometry.Types[type], footHeight, answersHeight, slack);
            best = best is null || parts.Count < best.Parts.Count ? new(type, parts) : best;
        }

        return best!; // there is always a type
    }

    private static List<CardPart> Split(StoryCard card, CardGeometry geometry, CardType type, double footHeight, double answersHeight, double slack)
    {
        var lines = TextBlock.Lines(card.Text, Face.Serif, type.Size, geometry.TextWidth, slack);
        var title = TitleHeight(card.Title, geometry, slack);
        var body = geometry.InnerHeight - footHeight;
        Func<int, double> room = number => body - (number == 1 ? title : CardGeometry.TurnLine + CardGeometry.TitleGap);

        var whole = Fill(lines, type, n => room(n) - answersHeight, n => room(n) - answersHeight);
        if (whole.Count <= 1)
        {
            return Parts(whole, lines);
        }

        // Every card but the last keeps a line to send the reader on; the last keeps room for the answers.
        Func<int, double> turning = number => room(number) - CardGeometry.TurnLine;
        Func<int, double> ending = number => room(number) - answersHeight;
        var needed = Fill(lines, type, turning, ending).Count;

        // Among the ways that need no card more: first those with words above the answers, then those that end cards at paragraphs, then the most even.
        bool EndsParagraph(int end) => end == lines.Count || lines[end].StartsParagraph;
        var best = Enumerable.Range(1, 40)
            .Select(step => room(2) * step / 40)
            .Select(limit => Fill(lines, type, n => Math.Min(limit, turning(n)), n => Math.Min(limit, ending(n))))
            .Where(ends => ends.Count == needed)
            .OrderByDescending(ends => ends.Count == 1 || ends[^1] > ends[^2])
            .ThenByDescending(ends => ends.Count(EndsParagraph))
            .FirstOrDefault();
        return Parts(best ?? Fill(lines, type, turning, ending), lines);
    }

    public static double TitleHeight(string title, CardGeometry geometry, double slack)
    {
        var lines = title.Length == 0 ? 1 : TextBlock.Count(title, Face.SerifBold, geometry.TitleSize, geometry.TextWidth - CardGeometry.NumberWidth, slack);
        return (lines * geometry.TitleLine) + CardGeometry.TitleGap;
    }

    /// <summary>Where each card's lines end. When the answers no longer fit under the text they get a card of their own.</summary>
    private static List<int> Fill(IReadOnlyList<SetLine> lines, CardType type, Func<int, double> turning, Func<int, double> ending)
    {
        var ends = new List<int>();
        var start = 0;
        while (true)
        {
            var number = ends.Count + 1;
            if (Reach(lines, start, ending(number), type) == lines.Count)
            {
                ends.Add(lines.Count);
                return ends;
            }

            // At least one line a card, or a story with absurd answers would never end.
            var end = Math.Max(start + (lines.Count > start ? 1 : 0), Reach(lines, start, turning(number), type));
            end = start < lines.Count ? NoneAlone(lines, start, PreferParagraph(lines, start, end)) : end;
            ends.Add(end);
            start = end;
        }
    }

    private static int Reach(IReadOnlyList<SetLine> lines, int start, double height, CardType type)
    {
        var used = 0.0;
        var i = start;
        for (; i < lines.Count; i++)
        {
            used += type.Line + (i > start && lines[i].Gap ? type.ParagraphGap : 0);
            if (used > height)
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Ends a card at the end of a paragraph when one ends in its last quarter.</summary>
    private static int PreferParagraph(IReadOnlyList<SetLine> lines, int start, int end)
    {
        var earliest = end - ((end - start) / 4);
        for (var i = end; i > earliest; i--)
        {
            if (i == lines.Count || lines[i].StartsParagraph)
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>Takes one or two lines less where else the last line of a paragraph would begin a card, or its first line end one.</summary>
    private static int NoneAlone(IReadOnlyList<SetLine> lines, int start, int end)
    {
        bool Starts(int line) => line >= lines.Count || lines[line].StartsParagraph;
        if (end - start < 4 || Starts(end))
        {
            return end;
        }

        end -= Starts(end + 1) ? 1 : 0;
        return end - (Starts(end - 1) ? 1 : 0);
    }

    private static List<CardPart> Parts(List<int> ends, IReadOnlyList<SetLine> lines)
    {
        var parts = new List<CardPart>();
        var start = 0;
        foreach (var end in ends)
        {
            parts.Add(new(parts.Count + 1, Paragraphs(lines, start, end), parts.Count + 1 == ends.Count));
            start = end;
        }

        return parts;
    }

    private static List<CardParagraph> Paragraphs(IReadOnlyList<SetLine> lines, int start, int end)
    {
        var paragraphs = new List<CardParagraph>();
        var text = new StringBuilder();
        var gap = false;
        for (var i = start; i < end; i++)
        {
            if (lines[i].StartsParagraph && text.Length > 0)
            {
                paragraphs.Add(new(text.ToString(), gap));
                text.Clear();
            }

            if (text.Length == 0)
            {
                gap = i > start && lines[i].Gap;
            }
            else if (!lines[i].InsideWord)
            {
                text.Append(' ');
            }

            text.Append(lines[i].Text);
        }

        if (text.Length > 0)
        {
            paragraphs.Add(new(text.ToString(), gap));
        }

        return paragraphs;
    }
}
