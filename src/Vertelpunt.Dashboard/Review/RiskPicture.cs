using System.Globalization;
using System.Text;
using Vertelpunt.Dashboard.Pages;
using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Dashboard.Review;

/// <summary>How many people fit a story, on a scale in powers of ten, as SVG. Pure.</summary>
public static class RiskPicture
{
    private const double Left = 14;
    private const double Right = 306;
    private const double Decades = 7;

    public static string Draw(RiskAssessment risk)
    {
        string N(double v) => v.ToString("0.#", CultureInfo.InvariantCulture);
        double X(double people) => Left + ((Right - Left) * Math.Clamp(Math.Log10(Math.Max(1, people)) / Decades, 0, 1));
        var label = DeskLanguage.T(
            $"Naar schatting passen {DeskWords.People(risk.K)}; waarschijnlijk tussen {DeskWords.People(risk.KLow)} en {DeskWords.People(risk.KHigh)}.",
            $"An estimated {DeskWords.People(risk.K)} fit; probably between {DeskWords.People(risk.KLow)} and {DeskWords.People(risk.KHigh)}.");
        var svg = new StringBuilder($"<svg class=\"risk-picture {DeskWords.Class(risk.Level)}\" viewBox=\"0 0 320 62\" role=\"img\" aria-label=\"{label}\">");

        // Fewer than eleven people: the stretch in which somebody can be pointed at.
        svg.Append($"<rect class=\"few\" x=\"{N(X(1))}\" y=\"8\" width=\"{N(X(11) - X(1))}\" height=\"24\"/>");
        svg.Append($"<line class=\"axis\" x1=\"{N(Left)}\" y1=\"32\" x2=\"{N(Right)}\" y2=\"32\"/>");
        string[] names = ["1", "10", "100", "1.000", "10.000", "", DeskLanguage.T("1 mln", "1 m"), ""];
        for (var i = 0; i < names.Length; i++)
        {
            var x = N(X(Math.Pow(10, i)));
            svg.Append($"<line class=\"axis\" x1=\"{x}\" y1=\"32\" x2=\"{x}\" y2=\"37\"/><text x=\"{x}\" y=\"52\" text-anchor=\"middle\">{names[i]}</text>");
        }

        svg.Append($"<line class=\"interval\" x1=\"{N(X(risk.KLow))}\" y1=\"20\" x2=\"{N(X(risk.KHigh))}\" y2=\"20\"/>");
        return svg.Append($"<circle class=\"k\" cx=\"{N(X(risk.K))}\" cy=\"20\" r=\"7\"/></svg>").ToString();
    }
}
