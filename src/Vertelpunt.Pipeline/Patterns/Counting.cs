using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Turns answers into <see cref="QuestionSummary"/>, one way for each kind of question.</summary>
internal static class Counting
{
    public static QuestionSummary Summarise(Question question, IReadOnlyCollection<AnsweredStory> stories)
    {
        var answers = new List<(Answer Answer, string Teller)>(stories.Count);
        foreach (var story in stories)
        {
            if (story.Answers.TryGetValue(question.Id, out var answer))
            {
                answers.Add((answer, story.TellerKey));
            }
        }

        return Summarise(question, answers, stories.Count - answers.Count);
    }

    public static QuestionSummary Summarise(Question question, IReadOnlyList<(Answer Answer, string Teller)> all, int notAsked)
    {
        // An answer of another kind than the question (a form that changed) is no answer to it.
        var real = all.Where(a => Fits(question, a.Answer)).ToList();
        var doesNotApply = all.Count(a => a.Answer is DoesNotApply);
        var (answered, tellers) = (real.Count, real.Select(a => a.Teller).Distinct().Count());
        var blank = all.Count - answered - doesNotApply;

        switch (question)
        {
            case SingleChoiceQuestion or MultipleChoiceQuestion:
                return new ChoiceSummary(question is MultipleChoiceQuestion)
                {
                    QuestionId = question.Id,
                    Answered = answered,
                    Tellers = tellers,
                    DoesNotApply = doesNotApply,
                    Blank = blank,
                    NotAsked = notAsked,
                    Cells = Tallies(OptionIds(question), real, a => ((Chosen)a).OptionIds, question is MultipleChoiceQuestion),
                };

            case ScaleQuestion:
                return new ScaleSummary([.. real.Select(a => ((Scaled)a.Answer).Value).Order()])
                {
                    QuestionId = question.Id,
                    Answered = answered,
                    Tellers = tellers,
                    DoesNotApply = doesNotApply,
                    Blank = blank,
                    NotAsked = notAsked,
                    Cells = Tallies(Ids(ScaleBins.Count, ScaleBins.Id), real, a => [ScaleBins.Id(ScaleBins.IndexOf(((Scaled)a).Value))]),
                };

            case TriadQuestion:
                var bins = TriadBins.For(all.Count + notAsked);
                var points = real.Select(a => (Composed)a.Answer).OrderBy(p => p.Top).ThenBy(p => p.Left).ToList();
                return new TriadSummary(points, Compositions.Centre(points), bins)
                {
                    QuestionId = question.Id,
                    Answered = answered,
                    Tellers = tellers,
                    DoesNotApply = doesNotApply,
                    Blank = blank,
                    NotAsked = notAsked,
                    Cells = Tallies(Ids(bins.Count, TriadBins.Id), real, a => [TriadBins.Id(bins.IndexOf((Composed)a))]),
                };

            case PlacementQuestion placement:
                var stones = placement.Stones.Select(s => Stone(s.Id, real)).ToList();
                return new PlacementSummary(stones)
                {
                    QuestionId = question.Id,
                    Answered = answered,
                    Tellers = tellers,
                    DoesNotApply = doesNotApply,
                    Blank = blank,
                    NotAsked = notAsked,
                    Cells = [.. stones.SelectMany(s => s.Zones.Select(z => z with { Cell = PlaneZones.Of(s.StoneId, z.Cell) }))],
                };

            case ShortTextQuestion:
                var lengths = real.Select(a => TextLengths.Words(((Written)a.Answer).Text)).Order().ToList();
                return new TextSummary(lengths)
                {
                    QuestionId = question.Id,
                    Answered = answered,
                    Tellers = tellers,
                    DoesNotApply = doesNotApply,
                    Blank = blank,
                    NotAsked = notAsked,
                    Cells = Tallies(TextLengths.Ids, real, a => [TextLengths.Ids[TextLengths.IndexOf(TextLengths.Words(((Written)a).Text))]]),
                };

            default:
                throw new ArgumentOutOfRangeException(nameof(question), question.GetType().Name, "A kind of question that is not counted yet.");
        }
    }

    /// <summary>The options in form order, 'other' last.</summary>
    public static IReadOnlyList<string> OptionIds(Question question) => question switch
    {
        SingleChoiceQuestion q => [.. q.Options.Select(o => o.Id), .. q.AllowOther ? [Chosen.OtherId] : Array.Empty<string>()],
        MultipleChoiceQuestion q => [.. q.Options.Select(o => o.Id), .. q.AllowOther ? [Chosen.OtherId] : Array.Empty<string>()],
        _ => [],
    };

    /// <summary>Whether this is a real answer to the question.</summary>
    public static bool Fits(Question question, Answer answer) => (question, answer) switch
    {
        (SingleChoiceQuestion q, Chosen { OptionIds: [var one] }) => IsOption(q.Options, q.AllowOther, one),
        (MultipleChoiceQuestion q, Chosen { OptionIds.Count: > 0 } c) => c.OptionIds.Any(id => IsOption(q.Options, q.AllowOther, id)),
        (ScaleQuestion, Scaled) => true,
        (TriadQuestion, Composed) => true,
        (PlacementQuestion, Placed { Stones.Count: > 0 }) => true,
        (ShortTextQuestion, Written w) => !string.IsNullOrWhiteSpace(w.Text),
        _ => false,
    };

    private static bool IsOption(IReadOnlyList<AnswerOption> options, bool allowOther, string id) =>
        id == Chosen.OtherId ? allowOther : options.Any(o => o.Id == id);

    private static StoneSummary Stone(string stoneId, List<(Answer Answer, string Teller)> real)
    {
        var placed = real.Where(a => Find(a.Answer) is not null).ToList();
        return new(
            stoneId,
            [.. placed.Select(a => Find(a.Answer)!).OrderBy(s => s.X).ThenBy(s => s.Y)], // filtered just above
            Tallies(Ids(PlaneZones.Count, PlaneZones.Id), placed, a => Find(a) is { } s ? [PlaneZones.Id(PlaneZones.IndexOf(s.X, s.Y))] : []));

        PlacedStone? Find(Answer answer) => ((Placed)answer).Stones.FirstOrDefault(s => s.StoneId == stoneId);
    }

    private static IReadOnlyList<string> Ids(int count, Func<int, string> id) => [.. Enumerable.Range(0, count).Select(id)];

    private static IReadOnlyList<Tally> Tallies(
        IReadOnlyList<string> ids, List<(Answer Answer, string Teller)> real, Func<Answer, IReadOnlyList<string>> cellsOf, bool overlapping = false)
    {
        var index = ids.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i);
        var stories = new int[ids.Count];
        var seen = new HashSet<(string, int)>();
        var first = new Dictionary<string, int>();
        foreach (var (answer, teller) in real)
        {
            foreach (var cell in cellsOf(answer))
            {
                if (index.TryGetValue(cell, out var i))
                {
                    stories[i]++;
                    seen.Add((teller, i));
                    first[teller] = Math.Min(first.GetValueOrDefault(teller, i), i);
                }
            }
        }

        var tellers = new int[ids.Count];
        foreach (var i in overlapping ? seen.Select(s => s.Item2) : first.Values)
        {
            tellers[i]++;
        }

        return [.. ids.Select((id, i) => new Tally(id, stories[i], tellers[i]))];
    }
}
