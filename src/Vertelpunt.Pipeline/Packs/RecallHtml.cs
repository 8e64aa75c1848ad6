using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>A notice to take cards out of a pack that is already on paper, because a teller withdrew a story or it was excluded later.</summary>
/// <remarks>It needs the manifest only: the words of the story may be gone by then. It tells neither who nor why.</remarks>
public static class RecallHtml
{
    /// <param name="language">"nl" or "en".</param>
    /// <exception cref="ArgumentException">None of the stories is in the pack.</exception>
    public static string Render(PackManifest manifest, LocalisedText project, IReadOnlySet<StoryId> stories, DateOnly day, string language = "nl")
    {
        var lines = manifest.Holding(stories);
        if (lines.Count == 0)
        {
            throw new ArgumentException("None of these stories is in the pack.", nameof(stories));
        }

        var words = PackWords.In(language);
        var pages = lines.Chunk(24).Select((rows, i) =>
        {
            var html = new Markup();
            if (i == 0)
            {
                html.Element("h2", words.Recall)
                    .Element("p class=\"lead\"", words.RecallLead(manifest.Code))
                    .List("ol", words.RecallSteps);
            }

            html.Element("h3", words.RecallCards).Raw("<ul class=\"tasks\">");
            foreach (var line in rows)
            {
                html.Element("li", $"{words.Card} {line.Code}");
            }

            html.Raw("</ul>");
            if (i == (lines.Count - 1) / 24)
            {
                html.Element("p class=\"note\"", words.RecallWhy);
                ClosingPages.Signed(html, words.RecallDone, words);
            }

            return new PackPage("large", html.ToString());
        }).ToList();
        var source = $"{project.In(language)} · {words.Pack} {manifest.Code} · {words.Day(day)}";
        return PackHtml.Document($"{words.Recall}: {manifest.Code}", words, PackStyle.For(CardGeometry.Of(CardFormat.A6)), PackHtml.Pages(pages, source, words));
    }
}
