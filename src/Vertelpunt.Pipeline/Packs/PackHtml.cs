using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>A pack as one HTML document to print: A4 pages of fixed size, no script, nothing fetched.</summary>
/// <remarks>
/// The same document is the preview on screen, what a browser prints, and what <see cref="IPackPrinter"/> makes a tagged PDF of. Pages are laid
/// out here and not by the browser, so that "page 3 of 40" is true and a card is never cut off: how much fits is measured beforehand on the
/// widest font of the style sheet's list.
/// </remarks>
public static class PackHtml
{
    /// <summary>All copies of the pack, one after another.</summary>
    /// <param name="language">"nl" or "en".</param>
    /// <param name="slack">1 or more: how much wider than measured text is taken to be. Raised by the printer when a page ran over.</param>
    /// <exception cref="ArgumentException">A pattern's drawing is not safe to print.</exception>
    public static string Render(WorkshopPack pack, string language = "nl", double slack = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slack, 1);
        var words = PackWords.In(language);
        var cards = new CardSheets(pack, words, slack);
        var body = new Markup();
        for (var copy = 1; copy <= Math.Max(1, pack.Copies); copy++)
        {
            body.Raw(Copy(pack, words, cards, copy, slack));
        }

        return Document($"{words.Kind} {pack.Code}: {pack.Project.In(language)}", words, PackStyle.For(CardGeometry.Of(pack.Format)), body.ToString());
    }

    internal static string Document(string title, PackWords words, string style, string body) =>
        $"<!DOCTYPE html>\n<html lang=\"{words.Language}\">\n<head>\n<meta charset=\"utf-8\">\n" +
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
        $"<title>{Markup.Encode(title)}</title>\n<style>\n{style}\n.only-outline {{ position: absolute; font-size: 1pt; line-height: 1pt; color: #fff; top: 1mm; left: 1mm }}\n" +
        "@media screen { html { background: #e9e5dd } .page { margin: 8mm auto; background: #fff; box-shadow: 0 1mm 4mm #0003 } }\n" +
        $"</style>\n</head>\n<body>\n{body}</body>\n</html>\n";

    private static string Copy(WorkshopPack pack, PackWords words, CardSheets cards, int copy, double slack)
    {
        List<PackSection> sections =
        [
            GuidePages.Guide(words),
            GuidePages.Instruction(pack, words),
            GuidePages.Statement(pack, words, copy),
            new(words.Cards, cards.Pages().ToList()),
            ClosingPages.Patterns(pack, words),
            ObservationPages.Notes(pack, words, slack),
            ObservationPages.Sheets(pack, words),
            ClosingPages.Checklist(pack, words, cards),
            ClosingPages.Manifest(pack, words, cards),
        ];
        sections.RemoveAll(s => s.Pages.Count == 0);
        var pages = sections.SelectMany(s => s.Pages).Prepend(CoverPage.Of(pack, words, cards, sections, copy)).ToList();
        return Pages(pages, Source(pack, words, copy), words);
    }

    internal static string Source(WorkshopPack pack, PackWords words, int copy) =>
        $"{pack.Project.In(words.Language)} · {words.Pack} {pack.Code} · {words.Copy(copy, Math.Max(1, pack.Copies))}";

    internal static string Pages(List<PackPage> pages, string source, PackWords words)
    {
        var html = new Markup();
        for (var i = 0; i < pages.Count; i++)
        {
            var foot = new PageFoot(source, words.Confidential, words.Page(i + 1, pages.Count));
            html.Raw($"<section class=\"page {pages[i].Class}\">\n").Raw(pages[i].Html(foot));
            if (!pages[i].OwnFoot)
            {
                html.Raw("<div class=\"foot\" aria-hidden=\"true\">")
                    .Element("span", foot.Source).Element("strong", foot.Confidential).Element("span", foot.Page)
                    .Raw("</div>");
            }

            html.Raw("</section>\n");
        }

        return html.ToString();
    }
}
