using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Who told: the answers to all background questions in one picture, against groups of equal size.</summary>
/// <remarks>Equal is not what ought to be: it only gives the eye something to hold on to, and the words say so.</remarks>
public static class BalanceChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Labels = 160;
    private const double Numbers = 84;
    private const double Row = 24;
    private const double BarHeight = 14;

    /// <summary>One bar. <paramref name="Stories"/> is null when too few to show.</summary>
    private sealed record Bar(string Question, string Label, int? Stories, int N, double? Even, bool Joined);

    /// <summary>Of all stories of the collection; empty when the form asks no closed background question, or too few answered.</summary>
    /// <param name="language">"nl" or "en".</param>
    public static Chart Draw(StoryCollection collection, string language)
    {
        var words = new ChartWords(language);
        var title = words.Say("Wie vertelden er?", "Who told?");
        var bars = collection.Form.Questions.OfType<SingleChoiceQuestion>().Where(q => q.About == QuestionSubject.Teller).SelectMany(q => Bars(collection, q, words)).ToList();
        if (bars.All(b => b.Stories is null))
        {
            var empty = new SvgCanvas(Width);
            empty.Text(Width / 2, 41, words.TooFew, anchor: "middle", @class: "muted");
            return new(empty.Finish(72, title, words.TooFew), title, words.TooFew, "", new(title, [words.Answer, words.Stories], [[words.TooFew, ""]]), IsEmpty: true);
        }

        var sees = Sees(words, bars);
        var canvas = new SvgCanvas(Width);
        var longest = bars.Max(b => Math.Max(Share(b), b.Even ?? 0));
        double X(double share) => Labels + share / longest * (Width - Labels - Numbers);
        var y = 0.0;
        foreach (var question in bars.GroupBy(b => b.Question))
        {
            y = canvas.Lines(0, y, SvgCanvas.Wrap(question.Key, Width), bold: true) + 4;
            var top = y;
            foreach (var bar in question)
            {
                var lines = SvgCanvas.Wrap(bar.Label, Labels - 12, SvgCanvas.SmallSize, 2);
                var below = canvas.Lines(0, y, lines, SvgCanvas.SmallSize, @class: bar.Stories is null || bar.Joined ? "muted" : "ink");
                DrawBar(canvas, bar, y + 2, X, words);
                y = Math.Max(y + Row, below + 4);
            }

            if (question.First().Even is { } even)
            {
                canvas.Line(X(even), top - 1, X(even), y - 3, "interval");
            }

            if (question.Any(b => b.Stories is not null))
            {
                canvas.Line(Labels, top - 1, Labels, y - 3, "axis");
            }

            y += 14;
        }

        y = canvas.Note(y - 8, words.Say("lijntje: als elk antwoord even vaak gegeven was", "thin line: if each answer had been given equally often"));
        return new(canvas.Finish(y + 6, title, sees), title, sees, Sure(words), Table(words, title, bars));
    }

    private static IReadOnlyList<Bar> Bars(StoryCollection collection, SingleChoiceQuestion question, ChartWords words)
    {
        var (summary, shown) = collection.Look(question.Id, StoryFilter.None);
        var (text, n) = (words.Of(question.Text), shown.Answered ?? 0);
        if (shown.Groups.All(g => g.Stories is null))
        {
            return [new(text, words.TooFew, null, n, null, Joined: false)];
        }

        var even = 1.0 / question.Options.Count;
        return
        [
            .. summary.Cells.Select(c => new Bar(text, words.OptionText(question, c.Cell), shown.Of(c.Cell), n, even, Joined: false)),
            .. shown.Groups.Where(g => g.Cells.Count > 1 && g.Stories is not null).Select(g => new Bar(text, words.Together, g.Stories, n, null, Joined: true)),
        ];
    }

    private static void DrawBar(SvgCanvas canvas, Bar bar, double top, Func<double, double> x, ChartWords words)
    {
        if (bar.Stories is not { } stories)
        {
            if (bar.Label == words.TooFew)
            {
                return; // the label says it all
            }

            canvas.Text(Width, top + BarHeight - 3, words.TooFew, SvgCanvas.SmallSize, "end", "muted"); // beside the bars: a line runs through them
            return;
        }

        var name = $"{bar.Label}: {stories} ({words.Percent(Share(bar))})";
        if (bar.Joined)
        {
            canvas.Hatch(Labels, top, x(Share(bar)) - Labels, BarHeight, name);
        }
        else
        {
            canvas.Rect(Labels, top, x(Share(bar)) - Labels, BarHeight, "data", name);
        }

        canvas.Text(Width, top + BarHeight - 3, $"{words.Number(stories)} ({words.Percent(Share(bar))})", SvgCanvas.SmallSize, "end");
    }

    private static double Share(Bar bar) => bar is { Stories: { } stories, N: > 0 } ? (double)stories / bar.N : 0;

    private static string Sees(ChartWords words, IReadOnlyList<Bar> bars)
    {
        // Only what stands by itself can be called small: of what is hidden nobody may know how small.
        var least = bars.Where(b => b is { Joined: false, Stories: not null, Even: not null }).MinBy(b => Share(b) / b.Even);
        return least is null || Share(least) >= least.Even / 2
            ? words.Say("De groepen die te tonen zijn, zijn geen van alle veel kleiner dan de andere.", "None of the groups that can be shown is much smaller than the others.")
            : words.Say(
                $"Weinig gehoord: '{least.Label}' bij ‘{least.Question}’ ({words.Percent(Share(least))}).",
                $"Little heard: '{least.Label}' at ‘{least.Question}’ ({words.Percent(Share(least))}).");
    }

    private static string Sure(ChartWords words) => words.Say(
        "Even grote groepen hoeven niet: het gaat erom of je hoort wie je wilde horen. Achtergrondvragen mogen leeg blijven, dus wie zich minder veilig voelt, ontbreekt hier eerder.",
        "Groups need not be equal: what counts is whether you hear those you meant to hear. Background questions may be left blank, so people who feel less safe are missing here sooner.");

    private static ChartTable Table(ChartWords words, string title, IReadOnlyList<Bar> bars) =>
        new(title, [words.Say("Vraag", "Question"), words.Answer, words.Stories, words.ShareOfAll],
            [.. bars.Select(IReadOnlyList<string> (b) => [b.Question, b.Label, words.Count(b.Stories), b.Stories is null ? "" : words.Percent(Share(b))])]);
}
