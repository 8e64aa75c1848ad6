using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>All pairs, strongest first: a point for the strength with its interval.</summary>
public static class OverviewChart
{
    private const double Width = SvgCanvas.UsualWidth;

    /// <param name="most">How many pairs are drawn.</param>
    /// <param name="link">Where a pair leads; null for none.</param>
    public static Chart Draw(StoryForm form, PatternOverview overview, string language, int most = 12, Func<Pattern, string?>? link = null)
    {
        var words = new ChartWords(language);
        var title = words.Say("Wat gaat het sterkst samen?", "What goes together most strongly?");
        var canvas = new SvgCanvas(Width);
        var rows = new List<IReadOnlyList<string>>();
        var y = 0.0;
        foreach (var pattern in overview.Patterns.Take(most))
        {
            var name = $"{new PairSide(form, pattern.First, words).Title} · {new PairSide(form, pattern.Second, words).Title}";
            canvas.Cell(pattern.First + "~" + pattern.Second, link?.Invoke(pattern), name, () =>
            {
                y = canvas.Lines(0, y, SvgCanvas.Wrap(name, Width, SvgCanvas.SmallSize, 2), SvgCanvas.SmallSize) + 2;
                canvas.Line(X(0), y + 9, X(1), y + 9, "grid");
                if (pattern is { Low: { } low, High: { } high })
                {
                    var (from, to) = low * high < 0 && pattern.EffectName is "tau-b" or "phi" or "cliffs-delta" ? (0, Math.Max(Math.Abs(low), Math.Abs(high))) : (Math.Min(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));
                    canvas.Line(X(from), y + 9, X(to), y + 9, "interval");
                }

                // Filled when it is unlikely to be chance, open when not: shape, not colour, tells.
                if (pattern.Q < 0.05)
                {
                    canvas.Circle(X(pattern.Strength), y + 9, 6, "data");
                }
                else
                {
                    canvas.Circle(X(pattern.Strength), y + 9, 6, "plate");
                    canvas.Circle(X(pattern.Strength), y + 9, 6, "interval");
                }

                y += 24;
            });
            rows.Add([name, words.Number(pattern.Effect, "0.00"), words.Number(pattern.Q, "0.000"), words.Number(pattern.N)]);
        }

        canvas.Line(X(0), y, X(1), y, "axis");
        foreach (var (at, label) in new[] { (0.0, words.Say("niet", "not")), (0.1, ""), (0.3, words.Say("duidelijk", "clearly")), (0.5, words.Say("sterk", "strongly")), (1.0, words.Say("helemaal", "fully")) })
        {
            canvas.Line(X(at), y, X(at), y + 4, "axis");
            canvas.Text(X(at), y + 18, label, SvgCanvas.SmallSize, at switch { 0 => "start", 1 => "end", _ => "middle" }, "muted");
        }

        y = canvas.Note(y + 24, words.Say($"● waarschijnlijk geen toeval · ○ kan toeval zijn · {overview.Tests} vergelijkingen", $"● probably not chance · ○ may be chance · {overview.Tests} comparisons"));
        var firm = overview.Patterns.Count(p => p.Q < 0.05);
        var sees = firm == 0
            ? words.Say("Geen enkel verband is sterk genoeg om toeval uit te sluiten.", "No association is strong enough to rule out chance.")
            : words.Say($"{firm} van de {overview.Tests} vergelijkingen laten iets zien dat waarschijnlijk geen toeval is.", $"{firm} of {overview.Tests} comparisons show something that is probably not chance.");
        var sure = words.Say("Er is rekening mee gehouden dat zoveel vergelijkingen tegelijk zijn gemaakt.", "It was allowed for that so many comparisons were made at once.");
        return new(canvas.Finish(y + 6, title, sees, link is not null), title, sees, sure, new(title, [words.Say("Vragen", "Questions"), words.Say("Samenhang", "Association"), "q", "n"], rows));

        static double X(double strength) => 8 + strength * (Width - 16);
    }
}
