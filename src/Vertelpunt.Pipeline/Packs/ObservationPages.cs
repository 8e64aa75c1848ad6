using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>What was observed before, and sheets to observe more.</summary>
internal static class ObservationPages
{
    private const double NoteSize = 13;
    private const double NoteLine = 19;
    private const double NoteWidth = 165 * CardGeometry.PointsPerMm;

    /// <summary>Lines of one page, headings counted as two lines.</summary>
    private const int NoteLines = 34;

    /// <summary>Lines a page keeps free to write on.</summary>
    private const int WritingRoom = 8;

    /// <summary>One observation a page, and on a next page what does not fit.</summary>
    public static PackSection Notes(WorkshopPack pack, PackWords words, double slack)
    {
        var pages = new List<PackPage>();
        foreach (var note in pack.Observations)
        {
            var flow = new List<(string Tag, string Text)> { ("h3", note.Title) };
            flow.AddRange(Pieces(note.Text, slack));
            foreach (var (reading, i) in note.Readings.Select((r, i) => (r, i)))
            {
                flow.Add(("h3", i == 0 ? words.Reading : words.OtherReading));
                flow.AddRange(Pieces(reading, slack));
            }

            var first = pages.Count;
            var html = new Markup();
            var left = NoteLines;
            foreach (var (tag, text) in flow)
            {
                var lines = tag == "h3" ? 1 + TextBlock.Count(text, Face.Sans, NoteSize, NoteWidth, slack) : TextBlock.Count(text, Face.Serif, NoteSize, NoteWidth, slack) + 1;
                if (lines > left)
                {
                    pages.Add(new("observed", Noted(html).ToString()));
                    html = new Markup();
                    left = NoteLines;
                }

                html.Element(tag == "h3" ? "h3" : "p class=\"note-text\"", text);
                left -= lines;
            }

            var page = Noted(html);
            if (left >= WritingRoom)
            {
                ClosingPages.Fill(page, words.StillTrue, "");
            }

            pages.Add(new("observed", page.ToString()));
            if (first == 0)
            {
                pages[0] = new("observed", $"<h2 class=\"only-outline\">{Markup.Encode(words.Observations)}</h2>" + pages[0].Html(new("", "", "")));
            }
        }

        return new(words.Observations, pages);

        static Markup Noted(Markup text) => new Markup().Raw("<div class=\"noted\">").Raw(text.ToString()).Raw("</div>");
    }

    public static PackSection Sheets(WorkshopPack pack, PackWords words)
    {
        var pages = Enumerable.Range(1, pack.ObservationSheets).SelectMany(number => new[]
        {
            Sheet(number, words.Front, words.FrontFields, withLead: true),
            Sheet(number, words.Back, words.BackFields, withLead: false),
        });
        return new(words.Observation, pages.ToList());

        PackPage Sheet(int number, string side, IReadOnlyList<WritingField> fields, bool withLead)
        {
            var html = new Markup();
            if (withLead)
            {
                html.Element("h2", words.Observation)
                    .Raw("<div class=\"boxes\">").Element("span", words.Group).Element("span", words.Date)
                    .Element("span", words.Sheet(number, pack.ObservationSheets)).Raw("</div>")
                    .Element("p class=\"note\"", words.ObservationLead);
            }
            else
            {
                html.Element("p class=\"note\"", $"{words.Observation}, {words.Sheet(number, pack.ObservationSheets)}, {side}");
            }

            foreach (var field in fields)
            {
                ClosingPages.Field(html, field);
            }

            return new("observation", html.ToString());
        }
    }

    /// <summary>Paragraphs of at most ten lines: a page can end between them.</summary>
    private static IEnumerable<(string Tag, string Text)> Pieces(string text, double slack)
    {
        var piece = "";
        var count = 0;
        foreach (var line in TextBlock.Lines(text, Face.Serif, NoteSize, NoteWidth, slack))
        {
            if (count > 0 && (line.StartsParagraph || count == 10))
            {
                yield return ("p", piece);
                (piece, count) = ("", 0);
            }

            piece += (count == 0 || line.InsideWord ? "" : " ") + line.Text;
            count++;
        }

        if (count > 0)
        {
            yield return ("p", piece);
        }
    }
}
