using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>How long short texts are; the texts themselves are for reading, not for drawing.</summary>
internal static class TextChart
{
    public static Chart Draw(ChartSubject subject, TextSummary text)
    {
        var words = subject.Words;
        var bars = subject.Shown.Groups.Select(g => new BarChart.Bar(
            (g.Cells.Count == 1 ? g.Cells[0] : g.Cells[0].Split('-')[0] + "-" + g.Cells[^1].Split('-')[^1]).Replace("-", "–", StringComparison.Ordinal) + words.Say(" woorden", " words"),
            g.Stories, g.Cells[0], g.Cells.Count > 1)).ToList();
        var middle = Quantiles.At([.. text.Lengths.Select(l => (double)l)], 0.5);
        var sees = words.Say(
            $"{subject.N} mensen schreven hier iets, meestal rond de {words.Number(middle)} woorden.",
            $"{subject.N} people wrote something here, mostly around {words.Number(middle)} words.");
        var rows = bars.Select(IReadOnlyList<string> (b) => [b.Label, words.Count(b.Stories), subject.ShareText(b.Stories)]);
        return new(BarChart.Draw(subject, bars, sees), subject.Title, sees, words.Strength(subject.N),
            new(subject.Title, [words.Say("Lengte", "Length"), words.Stories, words.ShareOfAll], [.. rows, .. subject.OutsideRows(3)]));
    }
}
