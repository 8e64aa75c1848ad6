using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>One answer drawn small.</summary>
/// <param name="Html">The question and the answer under it. No figure of its own: in the PDF only a drawing is one, with its words.</param>
/// <param name="Height">In points, at most.</param>
internal sealed record AnswerSketch(string Html, double Height)
{
    /// <summary>The sketch, or null for an answer that was left blank.</summary>
    public static AnswerSketch? Draw(CardAnswer answer, CardGeometry geometry, string language, double slack)
    {
        var width = geometry.AnswerColumnWidth;
        var words = PackWords.In(language);
        int Lines(string text, double w) => TextBlock.Count(text, Face.Sans, geometry.AnswerSize, w, slack);

        (string Html, double Height)? drawn = (answer.Question, answer.Answer) switch
        {
            (_, LeftBlank) => null,
            (_, DoesNotApply) => Words([words.DoesNotApply], "none"),
            (SingleChoiceQuestion q, Chosen c) => Words(Chosen(q.Options, c), "chosen"),
            (MultipleChoiceQuestion q, Chosen c) => Words(Chosen(q.Options, c), "chosen"),
            (ShortTextQuestion, Written w) => Words([w.Text], "written"),
            (ScaleQuestion q, Scaled s) => Scale(q, s),
            (TriadQuestion q, Composed c) => Triad(q, c),
            (PlacementQuestion q, Placed p) => Plane(q, p),
            _ => null,
        };
        if (drawn is not { } sketch)
        {
            return null;
        }

        var question = answer.Question.Text.In(language);
        return new(
            $"<div class=\"answer\"><p class=\"asked\">{Markup.Encode(question)}</p>{sketch.Html}</div>",
            (Lines(question, width) * geometry.AnswerLine) + 2 + sketch.Height);

        IEnumerable<string> Chosen(IReadOnlyList<AnswerOption> options, Chosen chosen) => chosen.OptionIds.Select(id =>
            id == Domain.Stories.Chosen.OtherId ? chosen.Other ?? words.Other : options.FirstOrDefault(o => o.Id == id)?.Text.In(language) ?? id);

        (string, double) Words(IEnumerable<string> items, string kind)
        {
            var text = string.Join(" · ", items);
            return ($"<p class=\"{kind}\">{Markup.Encode(text)}</p>", Lines(text, width) * geometry.AnswerLine);
        }

        (string, double) Scale(ScaleQuestion question, Scaled scaled)
        {
            var (left, right) = (question.Left.In(language), question.Right.In(language));
            var x = 4 + (0.92 * scaled.Value);
            var html = $"<svg class=\"scale\" viewBox=\"0 0 100 9\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{scaled.Value:0}/100\">" +
                "<line x1=\"4\" y1=\"4.5\" x2=\"96\" y2=\"4.5\"/><line x1=\"4\" y1=\"2\" x2=\"4\" y2=\"7\"/><line x1=\"96\" y1=\"2\" x2=\"96\" y2=\"7\"/></svg>" +
                $"<span class=\"dot\" style=\"left:{Markup.Number(x)}%\"></span>" +
                $"<p class=\"ends\"><span>{Markup.Encode(left)}</span><span>{Markup.Encode(right)}</span></p>";
            var half = (width / 2) - 4;
            return ($"<div class=\"scaled\">{html}</div>", geometry.ScaleHeight + 1 + (Math.Max(Lines(left, half), Lines(right, half)) * geometry.AnswerLine));
        }

        (string, double) Triad(TriadQuestion question, Composed composed)
        {
            var (top, left, right) = (question.Top.In(language), question.Left.In(language), question.Right.In(language));

            // Corners: top (20, 2), left (2, 33.2), right (38, 33.2).
            var x = (20 * composed.Top) + (2 * composed.Left) + (38 * composed.Right);
            var y = (2 * composed.Top) + (33.2 * (composed.Left + composed.Right));
            var percents = $"{100 * composed.Top:0} % {top}, {100 * composed.Left:0} % {left}, {100 * composed.Right:0} % {right}";
            var html = $"<p class=\"top\">{Markup.Encode(top)}</p>" +
                $"<svg class=\"triad\" viewBox=\"0 0 40 35.2\" role=\"img\" aria-label=\"{Markup.Encode(percents)}\"><path d=\"M20 2L2 33.2H38Z\"/>" +
                $"<circle cx=\"{Markup.Number(x)}\" cy=\"{Markup.Number(y)}\" r=\"2.6\"/></svg>" +
                $"<p class=\"ends\"><span>{Markup.Encode(left)}</span><span>{Markup.Encode(right)}</span></p>";
            var half = (width / 2) - 4;
            return ($"<div class=\"composed\">{html}</div>",
                geometry.TriadHeight + 2 + ((Lines(top, width) + Math.Max(Lines(left, half), Lines(right, half))) * geometry.AnswerLine));
        }

        (string, double) Plane(PlacementQuestion question, Placed placed)
        {
            var stones = placed.Stones.Select((s, i) => (Stone: s, Number: i + 1, Name: question.Stones.FirstOrDefault(o => o.Id == s.StoneId)?.Text.In(language) ?? s.StoneId)).ToList();
            var axes = new[]
            {
                $"→ {question.XLow.In(language)} – {question.XHigh.In(language)}",
                $"↑ {question.YLow.In(language)} – {question.YHigh.In(language)}",
            };
            var dots = string.Concat(stones.Select(s =>
            {
                var (x, y) = (Markup.Number(4 + (0.38 * s.Stone.X)), Markup.Number(42 - (0.38 * s.Stone.Y)));
                return $"<circle cx=\"{x}\" cy=\"{y}\" r=\"3.6\"/><text x=\"{x}\" y=\"{Markup.Number(42 - (0.38 * s.Stone.Y) + 1.9)}\">{s.Number}</text>";
            }));
            var legend = stones.Select(s => $"{s.Number} {s.Name}").Concat(axes).ToList();
            var html = $"<svg class=\"plane\" viewBox=\"0 0 46 46\" role=\"img\" aria-label=\"{Markup.Encode(string.Join(", ", stones.Select(s => $"{s.Name}: {s.Stone.X:0}, {s.Stone.Y:0}")))}\">" +
                $"<path d=\"M1 1H45V45H1ZM23 1V45M1 23H45\"/>{dots}</svg><ul>{string.Concat(legend.Select(l => $"<li>{Markup.Encode(l)}</li>"))}</ul>";
            var beside = width - geometry.PlaneSize - 6;
            return ($"<div class=\"placed\">{html}</div>", Math.Max(geometry.PlaneSize + 2, legend.Sum(l => Lines(l, beside)) * geometry.AnswerLine));
        }
    }
}
