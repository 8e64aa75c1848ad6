using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>How unlike two stories were answered: Gower's distance, 0 to 1, over the questions both answered.</summary>
internal static class AnswerDistance
{
    /// <summary>One half when they have no answered question in common: nothing is known.</summary>
    public static double Between(IReadOnlyList<Question> questions, PackCandidate a, PackCandidate b)
    {
        var (sum, count) = (0.0, 0);
        foreach (var question in questions)
        {
            if (a.Answers.TryGetValue(question.Id, out var left) && b.Answers.TryGetValue(question.Id, out var right) && Of(left, right) is { } distance)
            {
                sum += distance;
                count++;
            }
        }

        return count == 0 ? 0.5 : sum / count;
    }

    private static double? Of(Answer a, Answer b) => (a, b) switch
    {
        (Chosen x, Chosen y) => 1 - ((double)x.OptionIds.Intersect(y.OptionIds).Count() / x.OptionIds.Union(y.OptionIds).Count()),
        (Scaled x, Scaled y) => Math.Abs(x.Value - y.Value) / 100,

        // The corners of a triad lie √2 apart in weights.
        (Composed x, Composed y) => Math.Sqrt(Square(x.Top - y.Top) + Square(x.Left - y.Left) + Square(x.Right - y.Right)) / Math.Sqrt(2),
        (Placed x, Placed y) => Stones(x, y),
        _ => null,
    };

    private static double? Stones(Placed a, Placed b)
    {
        var both = a.Stones.Join(b.Stones, s => s.StoneId, s => s.StoneId, (s, t) => Math.Sqrt(Square(s.X - t.X) + Square(s.Y - t.Y)) / (100 * Math.Sqrt(2))).ToList();
        return both.Count == 0 ? null : both.Average();
    }

    private static double Square(double value) => value * value;
}
