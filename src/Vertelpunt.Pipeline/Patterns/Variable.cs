using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Something each story has at most one cell of: a single choice, one option of a multiple choice (chosen or not), a binned scale, a binned triad, one stone's zone.</summary>
/// <param name="Cells">Ids as in <see cref="QuestionSummary.Cells"/>; for an option of a multiple choice: the option and its complement.</param>
/// <param name="Codes">Per story the index of its cell, or -1.</param>
internal sealed record Variable(string Id, string QuestionId, IReadOnlyList<string> Cells, short[] Codes, CellLayout Layout, Func<int, int, bool> AreNeighbours)
{
    /// <summary>The second cell of an option of a multiple choice: not chosen.</summary>
    public const string NotChosen = "";

    /// <summary>The weeks from first to last, in order, those without stories included.</summary>
    public static Variable OfWeeks(IReadOnlyList<AnsweredStory> stories)
    {
        var (first, last) = stories.Count == 0 ? (0, 0) : (stories.Min(s => s.Week.Number), stories.Max(s => s.Week.Number));
        return new(Facet.Week, Facet.Week, [.. Enumerable.Range(first, Math.Min(last - first + 1, short.MaxValue)).Select(w => new Week(w).ToString())],
            [.. stories.Select(s => (short)Math.Min(s.Week.Number - first, short.MaxValue - 1))], CellLayout.Ordered, (a, b) => Math.Abs(a - b) == 1);
    }

    public static IEnumerable<Variable> Of(Question question, IReadOnlyList<AnsweredStory> stories)
    {
        switch (question)
        {
            case SingleChoiceQuestion:
                yield return Make(question.Id, Counting.OptionIds(question), CellLayout.Separate, (_, _) => true, (a, cells) => Index(cells, ((Chosen)a).OptionIds[0]));
                break;

            case MultipleChoiceQuestion:
                foreach (var option in Counting.OptionIds(question))
                {
                    yield return Make(question.Id + "#" + option, [option, NotChosen], CellLayout.Separate, (_, _) => true, (a, _) => ((Chosen)a).OptionIds.Contains(option) ? 0 : 1);
                }

                break;

            case ScaleQuestion:
                yield return Make(question.Id, [.. Enumerable.Range(0, ScaleBins.Count).Select(ScaleBins.Id)], CellLayout.Ordered, Adjacent, (a, _) => ScaleBins.IndexOf(((Scaled)a).Value));
                break;

            case ShortTextQuestion:
                yield return Make(question.Id, TextLengths.Ids, CellLayout.Ordered, Adjacent, (a, _) => TextLengths.IndexOf(TextLengths.Words(((Written)a).Text)));
                break;

            case TriadQuestion:
                var bins = TriadBins.For(stories.Count);
                var corners = Enumerable.Range(0, bins.Count).Select(i => bins.Corners(i).Select(c => (Math.Round(c.Top * bins.Order), Math.Round(c.Right * bins.Order))).ToHashSet()).ToArray();
                yield return Make(question.Id, [.. Enumerable.Range(0, bins.Count).Select(TriadBins.Id)], CellLayout.Spatial, (a, b) => corners[a].Count(corners[b].Contains) == 2, (a, _) => bins.IndexOf((Composed)a));
                break;

            case PlacementQuestion placement:
                foreach (var stone in placement.Stones.Select(s => s.Id))
                {
                    yield return Make(question.Id + "#" + stone, [.. Enumerable.Range(0, PlaneZones.Count).Select(i => PlaneZones.Of(stone, PlaneZones.Id(i)))], CellLayout.Spatial,
                        (a, b) => Math.Abs(a % PlaneZones.Side - b % PlaneZones.Side) + Math.Abs(a / PlaneZones.Side - b / PlaneZones.Side) == 1,
                        (a, _) => ((Placed)a).Stones.FirstOrDefault(s => s.StoneId == stone) is { } placed ? PlaneZones.IndexOf(placed.X, placed.Y) : -1);
                }

                break;
        }

        static bool Adjacent(int a, int b) => Math.Abs(a - b) == 1;

        Variable Make(string id, IReadOnlyList<string> cells, CellLayout layout, Func<int, int, bool> neighbours, Func<Answer, IReadOnlyList<string>, int> code)
        {
            var codes = new short[stories.Count];
            for (var i = 0; i < codes.Length; i++)
            {
                codes[i] = stories[i].Answers.TryGetValue(question.Id, out var answer) && Counting.Fits(question, answer) ? (short)code(answer, cells) : (short)-1;
            }

            return new(id, question.Id, cells, codes, layout, neighbours);
        }
    }

    private static int Index(IReadOnlyList<string> cells, string id)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] == id)
            {
                return i;
            }
        }

        return -1;
    }
}
