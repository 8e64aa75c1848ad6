using System.Globalization;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Packs;

namespace Vertelpunt.Pipeline.Reports;

/// <summary>A report as one HTML document: read on screen, printed by a browser, or made into a tagged PDF. No script, nothing fetched.</summary>
public static class ReportHtml
{
    /// <param name="language">"nl" or "en".</param>
    /// <exception cref="ArgumentException">A drawing is not safe to print.</exception>
    public static string Render(Report report, string language = "nl")
    {
        var words = new ReportWords(language);
        var body = new Markup();
        Cover(body, report, words);
        Short(body, report, words);
        foreach (var theme in report.Themes)
        {
            Theme(body, theme, report, words);
        }

        Perspectives(body, report, words);
        Sessions(body, report, words);
        Method(body, report, words);
        Appendix(body, report, words);
        return $"<!DOCTYPE html>\n<html lang=\"{words.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
            $"<title>{Markup.Encode($"{words.Report}: {report.Title.In(words.Language)}")}</title>\n<style>\n{ReportStyle.For($"{report.Title.In(words.Language)} · {words.Report}")}\n</style>\n</head>\n<body>\n{body}</body>\n</html>\n";
    }

    private static void Cover(Markup body, Report report, ReportWords words)
    {
        body.Raw("<header class=\"cover\">\n").Element("p class=\"kind\"", words.Report).Element("h1", report.Title.In(words.Language))
            .Element("p class=\"by\"", report.Organisation)
            .Element("p class=\"by\"", report.On.ToString("d MMMM yyyy", words.Culture))
            .Element("p class=\"purpose\"", report.Purpose.In(words.Language));
        if (report.Introduction.Length > 0)
        {
            Paragraphs(body, report.Introduction, "p");
        }

        body.Raw("<div class=\"promise\">").Element("p", words.Promise(report.Threshold)).Raw("</div>\n</header>\n");
    }

    private static void Short(Markup body, Report report, ReportWords words)
    {
        body.Raw("<section class=\"short\">\n").Element("h2", words.InShort);
        body.Element("p class=\"lead\"", words.Count(report.Stories, report.Themes.Sum(t => t.Observations.Count)));
        if (report.Themes.Any(t => t.Observations.Count > 0))
        {
            body.Raw("<ul class=\"contents\">\n");
            foreach (var theme in report.Themes.Where(t => t.Observations.Count > 0))
            {
                body.Raw("<li>").Element("strong", theme.Name ?? words.Loose).List("ul", theme.Observations.Select(o => o.Observation.Title)).Raw("</li>\n");
            }

            body.Raw("</ul>\n");
        }

        body.Element("p class=\"note\"", words.HowToRead).Raw("</section>\n");
    }

    private static void Theme(Markup body, ReportTheme theme, Report report, ReportWords words)
    {
        if (theme.Observations.Count == 0)
        {
            return;
        }

        // With nothing but loose observations there is no theme to name.
        body.Raw("<section class=\"theme\">\n").Element("h2", theme.Name ?? (report.Themes.Count(t => t.Observations.Count > 0) == 1 ? words.Observations : words.Loose));
        Paragraphs(body, theme.Text, "p class=\"lead\"");
        foreach (var observation in theme.Observations)
        {
            Observation(body, observation, words);
        }

        body.Raw("</section>\n");
    }

    private static void Observation(Markup body, ReportObservation item, ReportWords words)
    {
        var observation = item.Observation;
        body.Raw("<article>\n").Element("h3", observation.Title);
        Paragraphs(body, observation.Text, "p class=\"seen\"");
        if (item.LookAgain)
        {
            body.Element("p class=\"again\"", words.LookAgain);
        }

        foreach (var quote in item.Quotes)
        {
            body.Element("blockquote", $"‘{quote}’");
        }

        foreach (var chart in item.Patterns)
        {
            Figure(body, chart, words);
        }

        body.Element("h4", words.MayBe).Raw("<div class=\"readings\">\n");
        foreach (var (reading, i) in observation.Interpretations.Select((r, i) => (r, i)))
        {
            body.Raw("<div class=\"reading\">").Element("p class=\"letter\"", ReportReading.LetterOf(i).ToString());
            Paragraphs(body, reading.Text, "p");
            if (reading.Idea.Length > 0)
            {
                body.Raw("<p class=\"idea\">").Element("span", words.ThenWeCould + " ").Text(reading.Idea).Raw("</p>");
            }

            body.Raw("</div>\n");
        }

        body.Raw("</div>\n</article>\n");
    }

    private static void Perspectives(Markup body, Report report, ReportWords words)
    {
        if (report.Perspectives.Count == 0)
        {
            return;
        }

        body.Raw("<section class=\"perspectives\">\n").Element("h2", words.Perspectives).Element("p class=\"lead\"", words.PerspectivesLead);
        foreach (var perspective in report.Perspectives)
        {
            body.Raw("<article>\n").Element("h3", perspective.Name);
            Paragraphs(body, perspective.Text, "p");
            body.Raw("<ul>\n");
            foreach (var reading in perspective.Readings)
            {
                body.Raw("<li>").Text(reading.Text).Raw(" ").Element("span class=\"of\"", $"({reading.Observation}, {reading.Letter}{(reading.LookAgain ? "; " + words.LookAgainShort : "")})").Raw("</li>\n");
            }

            body.Raw("</ul>\n</article>\n");
        }

        body.Raw("</section>\n");
    }

    private static void Sessions(Markup body, Report report, ReportWords words)
    {
        if (report.Sessions.Count == 0)
        {
            return;
        }

        body.Raw("<section class=\"sessions\">\n").Element("h2", words.Sessions);
        foreach (var session in report.Sessions)
        {
            body.Raw("<article>\n").Element("h3", session.Name)
                .Element("p class=\"when\"", session.On.ToString("d MMMM yyyy", words.Culture) + (session.People is { } people ? " · " + words.People(people) : ""));
            foreach (var group in session.Insights.GroupBy(i => i.Kind).OrderBy(g => g.Key))
            {
                body.Element("h4", words.Kind(group.Key)).List("ul", group.Select(i => i.Text));
            }

            if (session.Interventions.Count > 0)
            {
                body.Element("h4", words.Interventions).Raw("<table><thead><tr>")
                    .Element("th scope=\"col\"", words.What).Element("th scope=\"col\"", words.Who).Element("th scope=\"col\"", words.When).Raw("</tr></thead><tbody>\n");
                foreach (var intervention in session.Interventions)
                {
                    body.Raw("<tr>").Element("td", intervention.What).Element("td", intervention.Who).Element("td", intervention.When).Raw("</tr>\n");
                }

                body.Raw("</tbody></table>\n");
            }

            body.Raw("</article>\n");
        }

        body.Raw("</section>\n");
    }

    private static void Method(Markup body, Report report, ReportWords words) =>
        body.Raw("<section class=\"method\">\n").Element("h2", words.Method).List("ul", words.MethodLines(report.Threshold)).Raw("</section>\n");

    private static void Appendix(Markup body, Report report, ReportWords words)
    {
        if (report.Appendix.Count == 0)
        {
            return;
        }

        body.Raw("<section class=\"appendix\">\n").Element("h2", words.Appendix).Raw("<div class=\"grid\">\n");
        foreach (var chart in report.Appendix)
        {
            Figure(body, chart, words);
        }

        body.Raw("</div>\n</section>\n");
    }

    private static void Figure(Markup body, Chart chart, ReportWords words) =>
        body.Raw($"<figure lang=\"{words.Language}\">\n").Element("p class=\"topic\"", chart.Title).Element("figcaption", chart.Sees).Raw(chart.Svg.Length == 0 ? "" : SafeSvg.Checked(chart.Svg)).Element("p class=\"sure\"", chart.Sure).Raw("</figure>\n");

    private static void Paragraphs(Markup body, string text, string tag)
    {
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            body.Element(tag, paragraph);
        }
    }
}
