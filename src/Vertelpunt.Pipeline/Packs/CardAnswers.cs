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
            .Select(a => AnswerSketch.Draw(a, geometry, language, slack))
            .OfType<AnswerSketch>()
            .ToList();
        if (sketches.Count == 0)
        {
            return new("", 0);
        }

        var columns = Columns(sketches, geometry.AnswerColumns);
        var html = string.Concat(columns.Select(c => $"<div>{string.Concat(c.Select(s => s.Html))}</div>"));
        return new($"<div class=\"answers\">{html}</div>", CardGeometry.AnswersTop + columns.Max(HeightOf));
    }

    /// <summary>The sketches in their order, divided over columns so that the tallest is as low as can be.</summary>
    private static IReadOnlyList<List<AnswerSketch>> Columns(List<AnswerSketch> sketches, int count)
    {
        // The lowest height that a column can have is that of some run of sketches; there are few.
        var runs = from start in Enumerable.Range(0, sketches.Count)
                   from length in Enumerable.Range(1, sketches.Count - start)
                   select HeightOf(sketches.GetRange(start, length));
        return runs.Order().Select(limit => Fill(sketches, limit)).First(columns => columns.Count <= count);
    }

    private static List<List<AnswerSketch>> Fill(List<AnswerSketch> sketches, double limit)
    {
        var columns = new List<List<AnswerSketch>> { new() };
        foreach (var sketch in sketches)
        {
            if (columns[^1].Count > 0 && HeightOf([.. columns[^1], sketch]) > limit)
            {
                columns.Add([]);
            }

            columns[^1].Add(sketch);
        }

        return columns;
    }

    private static double HeightOf(List<AnswerSketch> column) => column.Sum(s => s.Height) + ((column.Count - 1) * CardGeometry.AnswerRowGap);
}
