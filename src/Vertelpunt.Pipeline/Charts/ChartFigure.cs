namespace Vertelpunt.Pipeline.Charts;

/// <summary>A chart as it stands on a page: the sentence above, the picture, how sure it is, and the table to fold out.</summary>
public static class ChartFigure
{
    /// <param name="tableOpen">True on paper, where nothing folds out.</param>
    public static string Html(Chart chart, string language, bool tableOpen = false) =>
        $"<figure class=\"chart-figure\"><figcaption><p class=\"chart-sees\">{SvgCanvas.Escape(chart.Sees)}</p></figcaption>{chart.Svg}" +
        $"<p class=\"chart-sure\">{SvgCanvas.Escape(chart.Sure)}</p>" +
        (tableOpen
            ? chart.Table.ToHtml()
            : $"<details class=\"chart-numbers\"><summary>{(language == "en" ? "The numbers" : "De getallen")}</summary>{chart.Table.ToHtml()}</details>") +
        "</figure>";
}
