using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Charts as pages for people without statistics.</summary>
public static class PatternSheets
{
    /// <param name="chart">Drawn without links, and by the threshold for outside the team: paper travels.</param>
    public static PatternSheet Of(Chart chart) => new(chart.Title, chart.Sees, chart.Sure, chart.Svg);
}
