using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Per question: answered, does not apply, left blank. What people pass over is a pattern too.</summary>
public static class NonResponseChart
{
    private const double Width = SvgCanvas.UsualWidth;

    /// <summary>One question.</summary>
    public static Chart Draw(Question question, QuestionSummary summary, SmallNumbers smallNumbers, string language) =>
        Draw([(question, summary)], smallNumbers, language);

    /// <summary>Several questions under each other.</summary>
    public static Chart Draw(IReadOnlyList<(Question Question, QuestionSummary Summary)> questions, SmallNumbers smallNumbers, string language)
    {
        var words = new ChartWords(language);
        var title = questions.Count == 1 ? words.Of(questions[0].Question.Text) : words.Say("Beantwoord en overgeslagen", "Answered and passed over");
        var canvas = new SvgCanvas(Width);
        var rows = new List<IReadOnlyList<string>>();
        var y = 0.0;
        foreach (var (question, summary) in questions)
        {
            var label = words.Of(question.Text);
            var asked = summary.Answered + summary.DoesNotApply + summary.Blank;
            var (na, blank) = (smallNumbers.Count(summary.DoesNotApply), smallNumbers.Count(summary.Blank));
            var answered = smallNumbers.Allows(summary.Tellers) ? summary.Answered : (int?)null;
            rows.Add([label, words.Count(answered), words.Count(na), words.Count(blank)]);

            y = canvas.Lines(0, y, SvgCanvas.Wrap(label, Width, most: 2)) + 3;
            if (answered is { } a)
            {
                var x = a / (double)asked * Width;
                canvas.Rect(0, y, x, 14, "data", $"{words.Answered}: {a}");
                if (na is { } d and > 0)
                {
                    canvas.Hatch(x, y, d / (double)asked * Width, 14, $"{words.DoesNotApply}: {d}");
                    x += d / (double)asked * Width;
                }

                if (x < Width - 0.5)
                {
                    canvas.Rect(x, y, Width - x, 14, "absent", $"{words.LeftBlank}: {words.Count(blank)}");
                }
            }

            y = canvas.Note(y + 16, $"{words.Answered.ToLowerInvariant()} {words.Count(answered)} · {words.DoesNotApply.ToLowerInvariant()} {words.Count(na)} · {words.LeftBlank.ToLowerInvariant()} {words.Count(blank)}") + 10;
        }

        var most = questions.Where(q => smallNumbers.Count(q.Summary.DoesNotApply) is > 0).OrderByDescending(q => q.Summary.DoesNotApply).FirstOrDefault();
        var sees = most.Question is null
            ? words.Say("Bijna niemand koos 'niet van toepassing'.", "Hardly anyone chose 'does not apply'.")
            : words.Say(
                $"'Niet van toepassing' is {(questions.Count == 1 ? "" : $"het vaakst gekozen bij '{words.Of(most.Question.Text)}': ")}{most.Summary.DoesNotApply} keer{(questions.Count == 1 ? " gekozen" : "")}.",
                $"'Does not apply' was chosen {(questions.Count == 1 ? "" : $"most at '{words.Of(most.Question.Text)}': ")}{most.Summary.DoesNotApply} times.");
        var sure = words.Say("Een vraag die veel mensen overslaan, past misschien niet bij hun verhaal.", "A question that many pass over may not fit their stories.");
        return new(canvas.Finish(y, title, sees), title, sees, sure, new(title, [words.Say("Vraag", "Question"), words.Answered, words.DoesNotApply, words.LeftBlank], rows));
    }
}
