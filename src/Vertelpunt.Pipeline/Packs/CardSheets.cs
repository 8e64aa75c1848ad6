using System.Text.RegularExpressions;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The story cards of a pack on sheets to cut.</summary>
internal sealed partial class CardSheets
{
    private readonly CardGeometry geometry;
    private readonly PackWords words;
    private readonly List<PrintedPart> printed = [];

    public CardSheets(WorkshopPack pack, PackWords words, double slack)
    {
        geometry = CardGeometry.Of(pack.Format);
        this.words = words;
        var foot = FootHeight(pack, slack);
        foreach (var card in pack.Cards)
        {
            var answers = CardAnswers.Draw(card, geometry, words.Language, slack);
            var (type, parts) = CardSplitter.Split(card, geometry, foot, answers.Height, slack);
            printed.AddRange(parts.Select(p => new PrintedPart(card, p, type, parts.Count, p.WithAnswers ? answers.Html : "")));
        }
    }

    /// <summary>Cards on paper, continuations included.</summary>
    public int Parts => printed.Count;

    /// <summary>Stories on paper.</summary>
    public int Stories => printed.Select(p => p.Card.StoryId).Distinct().Count();

    public int Sheets => (printed.Count + geometry.PerSheet - 1) / geometry.PerSheet;

    public int PartsOf(StoryCard card) => printed.Count(p => p.Card.Code == card.Code);

    /// <summary>All sheets; the last one may hold fewer cards.</summary>
    public IEnumerable<PackPage> Pages() => printed
        .Chunk(geometry.PerSheet)
        .Select((cards, i) => new PackPage(
            geometry.Landscape ? "sheet wide" : "sheet",
            foot => (i == 0 ? $"<h2 class=\"only-outline\">{Markup.Encode(words.Cards)}</h2>" : "") + string.Concat(cards.Select(c => Card(c, foot))) + CutMarks(),
            OwnFoot: true));

    /// <summary>With the longest numbers a pack can have.</summary>
    private double FootHeight(WorkshopPack pack, double slack)
    {
        int Lines(string text) => TextBlock.Count(text, Face.Sans, CardGeometry.FootSize, geometry.TextWidth, slack);
        var source = $"{PackHtml.Source(pack, words, Math.Max(1, pack.Copies))} · {words.Page(9_999, 9_999)}";
        return CardGeometry.FootLine * (1 + Lines(source) + Lines(words.Confidential));
    }

    private string Card(PrintedPart part, PageFoot foot)
    {
        var html = new Markup().Raw("<article class=\"card\">");
        html.Element("p class=\"no\"", part.Of > 1 ? $"{part.Card.Code} · {part.Part.Number}" : part.Card.Code);
        if (part.Part.Number > 1)
        {
            html.Element("p class=\"turn from\"", words.Continued(part.Card.Code, part.Part.Number, part.Of));
        }
        else if (part.Card.Title.Length > 0)
        {
            html.Element("h3", part.Card.Title);
        }
        else
        {
            html.Element("h3 class=\"untitled\"", words.NoTitle);
        }

        html.Raw($"<div class=\"story type{part.Type}\">");
        foreach (var paragraph in part.Part.Paragraphs)
        {
            html.Raw(paragraph.Gap ? "<p class=\"gap\">" : "<p>").Raw(Story(paragraph.Text)).Raw("</p>\n");
        }

        html.Raw("</div>");
        if (part.Part.Number < part.Of)
        {
            html.Element("p class=\"turn to\"", words.TurnTo(part.Card.Code, part.Part.Number + 1));
        }

        return html.Raw(part.Answers)
            .Raw("<p class=\"tail\" aria-hidden=\"true\">").Text($"{foot.Source} · {foot.Page}")
            .Raw("<strong>").Text(foot.Confidential).Raw("</strong></p></article>\n")
            .ToString();
    }

    /// <summary>The words that replaced something are a shade softer than the teller's own.</summary>
    private static string Story(string text) => Replacement().Replace(Markup.Encode(text), "<span class=\"out\">$0</span>");

    /// <summary>Marks where sheets are cut, at the corners of the cards only.</summary>
    private string CutMarks()
    {
        if (geometry.PerSheet == 1)
        {
            return "";
        }

        var marks = new Markup();
        void Mark(char way, double leftMm, double topMm) => marks.Raw(
            $"<i class=\"cut {way}\" style=\"left:{CardGeometry.Number(leftMm)}mm;top:{CardGeometry.Number(topMm)}mm\" aria-hidden=\"true\"></i>");
        var (width, height) = geometry.Landscape ? (297.0, 210.0) : (210.0, 297.0);
        Mark('v', width / 2, 0);
        Mark('v', width / 2, height - 5);
        if (geometry.PerSheet == 4)
        {
            Mark('h', 0, height / 2);
            Mark('h', width - 5, height / 2);
            Mark('h', (width / 2) - 2.5, height / 2);
            Mark('v', width / 2, (height / 2) - 2.5);
        }

        return marks.ToString();
    }

    [GeneratedRegex(@"\[[^\[\]\n]{1,60}\]|█+|▒+")]
    private static partial Regex Replacement();

    private sealed record PrintedPart(StoryCard Card, CardPart Part, int Type, int Of, string Answers);
}
