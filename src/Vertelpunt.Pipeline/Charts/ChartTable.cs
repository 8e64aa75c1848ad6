using System.Text;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>The numbers behind a chart. The first cell of a row names it.</summary>
public sealed record ChartTable(string Caption, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>An HTML table with row and column headers.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"chart-table\"><caption>").Append(SvgCanvas.Escape(Caption)).Append("</caption><thead><tr>");
        foreach (var header in Headers)
        {
            html.Append("<th scope=\"col\">").Append(SvgCanvas.Escape(header)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                html.Append(i == 0 ? "<th scope=\"row\">" : "<td>").Append(SvgCanvas.Escape(row[i])).Append(i == 0 ? "</th>" : "</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }
}
