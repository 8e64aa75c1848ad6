using System.Globalization;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>A line as it would be set on the widest font.</summary>
/// <param name="StartsParagraph">False when it goes on with the paragraph of the line before.</param>
/// <param name="Gap">True when white space stands above it: the teller left an empty line.</param>
/// <param name="InsideWord">True when it goes on with the very word of the line before: no space between.</param>
internal readonly record struct SetLine(string Text, bool StartsParagraph, bool Gap, bool InsideWord = false);

/// <summary>Sets text in lines, by the widths of <see cref="PrintedWidth"/>.</summary>
internal static class TextBlock
{
    /// <summary>All words of <paramref name="text"/>, in order, in lines of at most <paramref name="width"/> points.</summary>
    /// <param name="slack">1 or more: how much wider than measured every word is taken to be.</param>
    public static IReadOnlyList<SetLine> Lines(string text, Face face, double size, double width, double slack = 1)
    {
        var lines = new List<SetLine>();
        var gap = false;
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var words = paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                gap = lines.Count > 0;
                continue;
            }

            new Setter(lines, face, size * slack, width).Paragraph(words, gap);
            gap = false;
        }

        return lines;
    }

    /// <summary>How many lines <paramref name="text"/> takes at most.</summary>
    public static int Count(string text, Face face, double size, double width, double slack = 1) => Lines(text, face, size, width, slack).Count;

    private sealed class Setter(List<SetLine> lines, Face face, double size, double width)
    {
        private readonly List<string> line = [];
        private double used;
        private bool first = true;

        public void Paragraph(string[] words, bool gap)
        {
            foreach (var word in words)
            {
                var wide = Measure(word);
                if (line.Count > 0 && used + Measure(" ") + wide > width)
                {
                    End(gap);
                }

                if (wide > width)
                {
                    Pieces(word, gap);
                    continue;
                }

                used += (line.Count > 0 ? Measure(" ") : 0) + wide;
                line.Add(word);
            }

            if (line.Count > 0)
            {
                End(gap);
            }
        }

        private double Measure(string text) => PrintedWidth.Of(text, face, size);

        // A word wider than the line is cut between characters as a reader sees them.
        private void Pieces(string word, bool gap)
        {
            var piece = "";
            var inside = false;
            var elements = StringInfo.GetTextElementEnumerator(word);
            while (elements.MoveNext())
            {
                var element = elements.GetTextElement();
                if (piece.Length > 0 && Measure(piece + element) > width)
                {
                    line.Add(piece);
                    End(gap, inside);
                    inside = true;
                    piece = "";
                }

                piece += element;
            }

            line.Add(piece);
            End(gap, inside);
        }

        private void End(bool gap, bool inside = false)
        {
            lines.Add(new(string.Join(' ', line), first, gap && first, inside));
            first = false;
            line.Clear();
            used = 0;
        }
    }
}
