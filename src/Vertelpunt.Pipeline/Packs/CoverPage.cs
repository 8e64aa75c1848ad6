using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The first page: what this is, whose, which copy, and where everything stands.</summary>
internal static class CoverPage
{
    public static PackPage Of(WorkshopPack pack, PackWords words, CardSheets cards, IReadOnlyList<PackSection> sections, int copy)
    {
        var html = new Markup()
            .Element("p class=\"kind\"", words.Kind)
            .Element("h1", pack.Project.In(words.Language))
            .Element("p class=\"by\"", pack.Organisation)
            .Raw("<p class=\"code\">").Element("b", pack.Code).Element("span", words.Copy(copy, Math.Max(1, pack.Copies)))
            .Element("span", words.Counts(pack.Cards.Count, cards.Parts, pack.Patterns.Count)).Raw("</p>")
            .Element("p class=\"promise\"", words.CoverPromise)
            .Raw("<nav>").Element("p", words.Contents).Raw("<ul>");
        var page = 2;
        foreach (var section in sections)
        {
            html.Raw("<li>").Text(section.Title).Raw("<span></span>").Text($"{page}").Raw("</li>\n");
            page += section.Pages.Count;
        }

        html.Raw("</ul></nav><dl>");
        foreach (var field in new[] { words.Session, words.Date, words.Facilitator })
        {
            html.Element("dt", field).Raw("<dd></dd>");
        }

        html.Raw("</dl>").Element("p class=\"note\"", string.Join(" · ", new[] { $"{words.MadeOn} {words.Day(pack.CreatedOn)}", pack.Contact }.OfType<string>()));
        
        // A name of two lines fits at full size.
        return new(pack.Project.In(words.Language).Length > 50 ? "cover long" : "cover", html.ToString());
    }
}
