using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>All answers to one question, read once and kept as arrays, so that a selection is counted without looking at answers again.</summary>
internal sealed class QuestionColumns
{
    private const byte Answered = 1, NotApplying = 2, Blank = 3;

    private readonly Question _question;
    private readonly byte[] _status;
    private readonly IReadOnlyList<Variable> _variables;
    private readonly Answer?[] _answers;
    private readonly double[] _numbers;
    private readonly int[] _order;
    private readonly TriadBins? _bins;

    public QuestionColumns(Question question, IReadOnlyList<AnsweredStory> stories, IReadOnlyList<Variable> variables)
    {
        (_question, _variables) = (question, variables);
        (_status, _answers) = (new byte[stories.Count], new Answer?[stories.Count]);
        _numbers = question is ScaleQuestion or ShortTextQuestion ? new double[stories.Count] : [];
        for (var i = 0; i < stories.Count; i++)
        {
            if (!stories[i].Answers.TryGetValue(question.Id, out var answer))
            {
                continue;
            }

            _status[i] = Counting.Fits(question, answer) ? Answered : answer is DoesNotApply ? NotApplying : Blank;
            if (_status[i] == Answered)
            {
                _answers[i] = answer;
                if (_numbers.Length > 0)
                {
                    _numbers[i] = answer is Scaled s ? s.Value : TextLengths.Words(((Written)answer).Text);
                }
            }
        }

        // Sorted once: a selection of sorted values is sorted.
        int[] answered = [.. Enumerable.Range(0, stories.Count).Where(i => _status[i] == Answered)];
        _order = question switch
        {
            ScaleQuestion or ShortTextQuestion => [.. answered.OrderBy(i => _numbers[i])],
            TriadQuestion => [.. answered.OrderBy(i => ((Composed)_answers[i]!).Top).ThenBy(i => ((Composed)_answers[i]!).Left)], // answered
            _ => answered,
        };
        _bins = question is TriadQuestion ? TriadBins.For(stories.Count) : null;
    }

    /// <summary>The summary of the stories kept; null keeps all.</summary>
    public QuestionSummary Summarise(bool[]? kept, byte[] isFirstOfTeller)
    {
        int answered = 0, notApplying = 0, blank = 0, notAsked = 0, tellers = 0;
        for (var i = 0; i < _status.Length; i++)
        {
            if (kept is not null && !kept[i])
            {
                continue;
            }

            switch (_status[i])
            {
                case Answered:
                    answered++;
                    tellers += isFirstOfTeller[i];
                    break;
                case NotApplying:
                    notApplying++;
                    break;
                case Blank:
                    blank++;
                    break;
                default:
                    notAsked++;
                    break;
            }
        }

        List<Tally> cells = [.. _variables.SelectMany(v => Tallies(v, kept, isFirstOfTeller))];
        return _question switch
        {
            SingleChoiceQuestion => Filled(new ChoiceSummary(false) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] }),
            MultipleChoiceQuestion => Filled(new ChoiceSummary(true) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] }),
            ScaleQuestion => Filled(new ScaleSummary([.. Kept().Select(i => _numbers[i])]) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] }),
            ShortTextQuestion => Filled(new TextSummary([.. Kept().Select(i => (int)_numbers[i])]) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] }),
            TriadQuestion => Filled(Triad([.. Kept().Select(i => (Composed)_answers[i]!)])), // only the answered are in the order
            PlacementQuestion q => Filled(new PlacementSummary([.. q.Stones.Select((s, at) => Stone(s.Id, _variables[at], cells))]) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] }),
            _ => throw new InvalidOperationException("A kind of question that is not counted yet."),
        };

        QuestionSummary Filled(QuestionSummary summary) => summary with
        {
            QuestionId = _question.Id,
            Answered = answered,
            Tellers = tellers,
            DoesNotApply = notApplying,
            Blank = blank,
            NotAsked = notAsked,
            Cells = cells,
        };

        TriadSummary Triad(List<Composed> points) =>
            new(points, Compositions.Centre(points), _bins!) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] }; // a triad has bins

        StoneSummary Stone(string stoneId, Variable variable, List<Tally> cells)
        {
            var points = new List<PlacedStone>();
            foreach (var i in Kept())
            {
                if (((Placed)_answers[i]!).Stones.FirstOrDefault(s => s.StoneId == stoneId) is { } stone) // as above
                {
                    points.Add(stone);
                }
            }

            return new(stoneId, points, [.. cells.Where(c => variable.Cells.Contains(c.Cell)).Select((c, z) => c with { Cell = PlaneZones.Id(z) })]);
        }

        IEnumerable<int> Kept() => kept is null ? _order : _order.Where(i => kept[i]);
    }

    private static IEnumerable<Tally> Tallies(Variable variable, bool[]? kept, byte[] isFirstOfTeller)
    {
        var (stories, tellers) = (new int[variable.Cells.Count], new int[variable.Cells.Count]);
        var codes = variable.Codes;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && (kept is null || kept[i]))
            {
                stories[codes[i]]++;
                tellers[codes[i]] += isFirstOfTeller[i];
            }
        }

        // The complement of an option of a multiple choice is no cell of the question.
        return variable.Cells.Select((cell, at) => new Tally(cell, stories[at], tellers[at])).Where(t => t.Cell != Variable.NotChosen);
    }
}
