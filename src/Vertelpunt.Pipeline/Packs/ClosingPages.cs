using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The pages of a pack that come after the cards.</summary>
internal static class ClosingPages
{
    /// <summary>Cards on the first page of the manifest, and on each that follows.</summary>
    private const int FirstRows = 30;
    private const int NextRows = 38;

    /// <summary>More lines than a page has room for.</summary>
    private const int PageLines = 24;

    public static PackSection Patterns(WorkshopPack pack, PackWords words) => new(words.Patterns, pack.Patterns.Select((pattern, i) =>
    {
        var html = new Markup();
        if (i == 0)
        {
            html.Element("h2 class=\"only-outline\"", words.Patterns);
        }

        html.Element("h3 class=\"topic\"", pattern.Title)
            .Element("p class=\"sees\"", pattern.Sees)
            .Raw("<div class=\"picture\">").Raw(pattern.Svg.Length == 0 ? "" : SafeSvg.Checked(pattern.Svg))
            .Element("b", words.HowSure).Element("p class=\"sure\"", pattern.Sure).Raw("</div>");
        Fill(html, words.PatternQuestions, words.PatternQuestionHint);
        return new PackPage("pattern", html.ToString());
    }).ToList());

    public static PackSection Checklist(WorkshopPack pack, PackWords words, CardSheets cards)
    {
        var html = new Markup()
            .Element("h2", words.Checklist)
            .Element("p class=\"lead\"", words.ChecklistLead)
            .Raw("<table class=\"check\"><thead><tr>");
        foreach (var heading in new[] { words.Part, "", words.GivenOut, words.CameBack, words.Destroyed })
        {
            html.Element("th scope=\"col\"", heading);
        }

        html.Raw("</tr></thead><tbody>");
        foreach (var item in words.CheckItems(cards.Parts, pack.Patterns.Count, pack.ObservationSheets))
        {
            html.Raw("<tr>").Element("td", item.What).Element("td", item.Then).Raw("<td class=\"tick\"></td><td class=\"tick\"></td><td class=\"tick\"></td></tr>");
        }

        html.Raw("</tbody></table>").List("ul class=\"tasks\"", words.ChecklistAfter);
        return new(words.Checklist, [new("closing", Signed(html, words.Facilitator, words).ToString())]);
    }

    public static PackSection Manifest(WorkshopPack pack, PackWords words, CardSheets cards)
    {
        var counts = words.ManifestCounts(pack.Cards.Count, cards.Stories, cards.Parts, cards.Sheets, pack.Patterns.Count);
        var pages = pack.Cards.Skip(FirstRows).Chunk(NextRows).Prepend([.. pack.Cards.Take(FirstRows)]).Select((rows, i) =>
        {
            var html = new Markup();
            if (i == 0)
            {
                html.Element("h2", words.Manifest).Element("p class=\"lead\"", counts).Element("p", words.ManifestLead);
                if (pack.Cards.Any(c => c.AnswersWithheld))
                {
                    html.Element("p class=\"note\"", words.ManifestWithheld);
                }
            }

            html.Raw($"<table class=\"hashes\"><thead><tr><th scope=\"col\">{Markup.Encode(words.Card)}</th><th scope=\"col\">{Markup.Encode(words.PartsColumn)}</th><th scope=\"col\">{Markup.Encode(words.Version)}</th><th scope=\"col\">{Markup.Encode(words.ErasedOn)}</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>");
            foreach (var card in rows)
            {
                html.Raw($"<tr><td><b>{Markup.Encode(card.Code)}{(card.AnswersWithheld ? " *" : "")}</b></td><td>{cards.PartsOf(card)}</td><td>{card.StoryVersion}</td><td class=\"day\">{(card.ErasedOn is { } day ? Markup.Encode(words.Day(day)) : "–")}</td><td><code>{card.Sha256}</code></td></tr>");
            }

            return new PackPage("manifest", html.Raw("</tbody></table>").ToString());
        });
        return new(words.Manifest, pages.ToList());
    }

    /// <summary>Room for a date, a name and a signature.</summary>
    public static Markup Signed(Markup html, string who, PackWords words) => html
        .Raw($"<table class=\"sign\"><thead><tr><th scope=\"col\" class=\"day\">{Markup.Encode(words.Date)}</th><th scope=\"col\">{Markup.Encode(who)}</th><th scope=\"col\">{Markup.Encode(words.Signature)}</th></tr></thead>")
        .Raw("<tbody><tr><td></td><td></td><td></td></tr></tbody></table>");

    /// <summary>A heading with lines to write on.</summary>
    public static void Field(Markup html, WritingField field) => Field(html, field, "write");

    /// <summary>The same on all that is left of a page that is a column: as many lines as fit.</summary>
    public static void Fill(Markup html, string label, string hint) => Field(html, new(label, hint, PageLines), "write fill");

    private static void Field(Markup html, WritingField field, string @class)
    {
        html.Raw($"<section class=\"{@class}\">").Element("h3", field.Label);
        if (field.Hint.Length > 0)
        {
            html.Element("p", field.Hint);
        }

        html.Raw("<div class=\"rules\" aria-hidden=\"true\">").Raw(string.Concat(Enumerable.Repeat("<i></i>", field.Lines))).Raw("</div></section>");
    }
}
