using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Reports;
using Vertelpunt.Pipeline.Tests.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Reports;

public sealed class ReportHtmlTests
{
    private static Observation Alone { get; } = new(
        "Alleen <staan>", "Velen stonden er alleen voor.\nNiet iedereen.", ObservationStrength.Strong, [new("Niemand vroeg.", "Aanbellen."), new("Wie alleen staat, vertelt eerder.")]) { Basis = new(1, "", "") };

    private static Report Sample(Chart? chart = null) => new()
    {
        Title = new("Werk en rust", "Work and rest"),
        Organisation = "Voorbeeld & co",
        Purpose = "Leren van elkaar.",
        On = new(2026, 3, 12),
        Stories = 48,
        Threshold = 10,
        Themes = [new("Samen", "Over hulp.", [new(Alone, chart is null ? [] : [chart], ["Toen kwam de soep. […] Dat hielp."], true)])],
        Sessions = [new("Maart", new(2026, 3, 1), 9, [], [new(InsightKind.Dilemma, "Helpen of laten?")], [new("Buurtkamer", "gemeente", "mei")])],
    };

    [Fact]
    public void A_report_holds_what_was_seen_every_reading_and_what_will_be_done()
    {
        var html = ReportHtml.Render(Sample());

        foreach (var expected in new[] { "Alleen &lt;staan&gt;", "Voorbeeld &amp; co", "<p>Niemand vroeg.</p>", "Wie alleen staat, vertelt eerder.", "‘Toen kwam de soep. […] Dat hielp.’", "Helpen of laten?", "<td>gemeente</td>", "minstens 10 mensen", "niet opnieuw bekeken" })
        {
            Assert.Contains(expected, html, StringComparison.Ordinal);
        }

        Assert.Contains("It may be that", ReportHtml.Render(Sample(), "en"), StringComparison.Ordinal);
        Assert.Contains("Work and rest", ReportHtml.Render(Sample(), "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_runs_nothing_and_fetches_nothing()
    {
        var stories = new StoryCollection(Patterns.Sample.Form, Patterns.Sample.Stories(60), SmallNumbers.Outside);
        var html = ReportHtml.Render(Sample(QuestionChart.Draw(stories, "ended", StoryFilter.None, "nl")));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReportHtml.Render(Sample(new("<svg onload=\"x()\"/>", "t", "s", "s", new("t", [], [])))));
    }

    [Fact]
    public void A_project_named_to_break_out_of_the_style_sheet_does_not()
    {
        var html = ReportHtml.Render(Sample() with { Title = "\" } </style><script>alert(1)</script>\n" });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, html.Split("</style>").Length);
    }

    [Fact]
    public async Task The_printed_report_says_all_of_it_on_paper()
    {
        var printer = new ChromiumPrinter(new());
        if (printer.Status is not PrinterReady)
        {
            return; // the tests of the printer itself say that there is none
        }

        var stories = new StoryCollection(Patterns.Sample.Form, Patterns.Sample.Stories(80), SmallNumbers.Outside);
        var report = Sample(QuestionChart.Draw(stories, "ended", StoryFilter.None, "nl")) with { Appendix = [.. Patterns.Sample.Form.Questions.Where(q => q is not ShortTextQuestion).Select(q => QuestionChart.Draw(stories, q.Id, StoryFilter.None, "nl"))] };

        var printed = Assert.IsType<Printed>(await printer.PrintAsync(ReportHtml.Render(report), default));

        Assert.True(printed.Pdf.Length > 10_000);
        Assert.Contains("StructTreeRoot", System.Text.Encoding.Latin1.GetString(printed.Pdf), StringComparison.Ordinal);
        printer.Dispose();
    }
}
