using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The small answers at the foot of a card.</summary>
/// <param name="Html">Empty when there are none.</param>
/// <param name="Height">In points, with the white above; zero when there are none.</param>
internal sealed record CardAnswers(string Html, double Height)
{
    public static CardAnswers Draw(StoryCard card, CardGeometry geometry, string language, double slack)
    {
        var sketches = card.Answers
            .Where(a => a.Question.About == QuestionSubject.Story)
            .Select(a => AnswerSketch.Draw(a, language, geometry.AnswerColumns, geometry.AnswerColumnWidth, slack))
            .OfType<AnswerSketch>()
            .ToList();
        if (sketches.Count == 0)
        {
            return new("", 0);
        }

        // Rows as the browser's grid makes them: a wide sketch that does not fit beside the others starts a new row.
        var rows = new List<double>();
        var free = 0;
        foreach (var sketch in sketches)
        {
            if (sketch.Span > free)
            {
                rows.Add(0);
                free = geometry.AnswerColumns;
            }

            rows[^1] = Math.Max(rows[^1], sketch.Height);
            free -= sketch.Span;
        }

        var height = CardGeometry.AnswersTop + rows.Sum() + ((rows.Count - 1) * CardGeometry.AnswerRowGap);
        return new($"<div class=\"answers\">{string.Concat(sketches.Select(s => s.Html))}</div>", height);
    }
}
