using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Single and multiple choice: a number for each combination of options that was ever chosen.</summary>
internal sealed class ChoiceColumns(Question question, IReadOnlyList<AnsweredStory> stories) : QuestionColumns(question, stories)
{
    private readonly IReadOnlyList<string> _options = Counting.OptionIds(question);
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<Chosen> _combinations = [];
    private readonly int[] _combination = new int[stories.Count];

    protected override bool Take(int story, Answer answer)
    {
        if (answer is not Chosen chosen || !Counting.Fits(Question, chosen))
        {
            return false;
        }

        var key = chosen.OptionIds.Count == 1 ? chosen.OptionIds[0] : string.Join('\n', chosen.OptionIds);
        if (!_known.TryGetValue(key, out var at))
        {
            at = _known[key] = _combinations.Count;
            _combinations.Add(chosen with { Other = null });
        }

        _combination[story] = at;
        return true;
    }

    protected override Answer Give(int story) => _combinations[_combination[story]];

    protected override IEnumerable<Variable> MakeVariables(int stories)
    {
        if (Question is SingleChoiceQuestion)
        {
            var at = _options.ToList();
            short[] codes = [.. _combinations.Select(c => (short)at.IndexOf(c.OptionIds[0]))];
            yield return new(Question.Id, Question.Id, _options, Codes(codes), CellLayout.Separate, (_, _) => true);
            yield break;
        }

        foreach (var option in _options)
        {
            short[] codes = [.. _combinations.Select(c => (short)(c.OptionIds.Contains(option) ? 0 : 1))];
            yield return new(Question.Id + "#" + option, Question.Id, [option, Variable.NotChosen], Codes(codes), CellLayout.Separate, (_, _) => true);
        }

        short[] Codes(short[] perCombination)
        {
            var codes = new short[stories];
            for (var i = 0; i < stories; i++)
            {
                codes[i] = IsAnswered(i) ? perCombination[_combination[i]] : (short)-1;
            }

            return codes;
        }
    }

    protected override QuestionSummary Make(KeptStories? kept, IReadOnlyList<Tally> cells) =>
        new ChoiceSummary(Question is MultipleChoiceQuestion) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] };
}

internal sealed class ScaleColumns(Question question, IReadOnlyList<AnsweredStory> stories) : QuestionColumns(question, stories)
{
    private readonly double[] _values = new double[stories.Count];

    protected override bool Take(int story, Answer answer)
    {
        _values[story] = (answer as Scaled)?.Value ?? 0;
        return answer is Scaled;
    }

    protected override Answer Give(int story) => new Scaled(_values[story]);

    protected override int Compare(int a, int b) => _values[a].CompareTo(_values[b]);

    protected override IEnumerable<Variable> MakeVariables(int stories) =>
        [new(Question.Id, Question.Id, [.. Enumerable.Range(0, ScaleBins.Count).Select(ScaleBins.Id)], [.. Enumerable.Range(0, stories).Select(i => IsAnswered(i) ? (short)ScaleBins.IndexOf(_values[i]) : (short)-1)], CellLayout.Ordered, Variable.Adjacent)];

    protected override QuestionSummary Make(KeptStories? kept, IReadOnlyList<Tally> cells) =>
        new ScaleSummary([.. InOrder(kept).Select(i => _values[i])]) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] };
}

/// <summary>Short texts: kept as they are, counted in words.</summary>
internal sealed class TextColumns(Question question, IReadOnlyList<AnsweredStory> stories) : QuestionColumns(question, stories)
{
    private readonly string?[] _texts = new string?[stories.Count];
    private readonly int[] _lengths = new int[stories.Count];

    protected override bool Take(int story, Answer answer)
    {
        if (answer is not Written written || string.IsNullOrWhiteSpace(written.Text))
        {
            return false;
        }

        (_texts[story], _lengths[story]) = (written.Text, TextLengths.Words(written.Text));
        return true;
    }

    protected override Answer Give(int story) => new Written(_texts[story] ?? "");

    protected override int Compare(int a, int b) => _lengths[a].CompareTo(_lengths[b]);

    protected override IEnumerable<Variable> MakeVariables(int stories) =>
        [new(Question.Id, Question.Id, TextLengths.Ids, [.. Enumerable.Range(0, stories).Select(i => IsAnswered(i) ? (short)TextLengths.IndexOf(_lengths[i]) : (short)-1)], CellLayout.Ordered, Variable.Adjacent)];

    protected override QuestionSummary Make(KeptStories? kept, IReadOnlyList<Tally> cells) =>
        new TextSummary([.. InOrder(kept).Select(i => _lengths[i])]) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] };
}

internal sealed class TriadColumns(Question question, IReadOnlyList<AnsweredStory> stories) : QuestionColumns(question, stories)
{
    private readonly double[] _top = new double[stories.Count], _left = new double[stories.Count], _right = new double[stories.Count];
    private readonly TriadBins _bins = TriadBins.For(stories.Count);

    protected override bool Take(int story, Answer answer)
    {
        if (answer is not Composed c)
        {
            return false;
        }

        (_top[story], _left[story], _right[story]) = (c.Top, c.Left, c.Right);
        return true;
    }

    protected override Answer Give(int story) => At(story);

    protected override int Compare(int a, int b) => _top[a].CompareTo(_top[b]) is var by and not 0 ? by : _left[a].CompareTo(_left[b]);

    protected override IEnumerable<Variable> MakeVariables(int stories)
    {
        var corners = Enumerable.Range(0, _bins.Count).Select(i => _bins.Corners(i).Select(c => (Math.Round(c.Top * _bins.Order), Math.Round(c.Right * _bins.Order))).ToHashSet()).ToArray();
        yield return new(Question.Id, Question.Id, [.. Enumerable.Range(0, _bins.Count).Select(TriadBins.Id)], [.. Enumerable.Range(0, stories).Select(i => IsAnswered(i) ? (short)_bins.IndexOf(At(i)) : (short)-1)],
            CellLayout.Spatial, (a, b) => corners[a].Count(corners[b].Contains) == 2);
    }

    protected override QuestionSummary Make(KeptStories? kept, IReadOnlyList<Tally> cells)
    {
        List<Composed> points = [.. InOrder(kept).Select(At)];
        return new TriadSummary(points, Compositions.Centre(points), _bins) { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] };
    }

    private Composed At(int story) => new(_top[story], _left[story], _right[story]);
}

/// <summary>Stones on a plane; not a number where a stone was not placed.</summary>
internal sealed class PlacementColumns(Question question, IReadOnlyList<AnsweredStory> stories) : QuestionColumns(question, stories)
{
    private readonly IReadOnlyList<string> _stones = [.. ((PlacementQuestion)question).Stones.Select(s => s.Id)];
    private readonly double[][] _x = Columns(question, stories.Count), _y = Columns(question, stories.Count);
    private readonly int[]?[] _orders = new int[]?[((PlacementQuestion)question).Stones.Count];

    protected override bool Take(int story, Answer answer)
    {
        if (answer is not Placed { Stones.Count: > 0 } placed)
        {
            return false;
        }

        for (var s = 0; s < _stones.Count; s++)
        {
            var stone = placed.Stones.FirstOrDefault(p => p.StoneId == _stones[s]);
            (_x[s][story], _y[s][story]) = (stone?.X ?? double.NaN, stone?.Y ?? double.NaN);
        }

        return true;
    }

    protected override Answer Give(int story) => new Placed([.. Enumerable.Range(0, _stones.Count).Where(s => !double.IsNaN(_x[s][story])).Select(s => At(s, story))]);

    protected override IEnumerable<Variable> MakeVariables(int stories) => _stones.Select((stone, s) => new Variable(
        Question.Id + "#" + stone, Question.Id, [.. Enumerable.Range(0, PlaneZones.Count).Select(i => PlaneZones.Of(stone, PlaneZones.Id(i)))],
        [.. Enumerable.Range(0, stories).Select(i => IsAnswered(i) && !double.IsNaN(_x[s][i]) ? (short)PlaneZones.IndexOf(_x[s][i], _y[s][i]) : (short)-1)], CellLayout.Spatial,
        (a, b) => Math.Abs(a % PlaneZones.Side - b % PlaneZones.Side) + Math.Abs(a / PlaneZones.Side - b / PlaneZones.Side) == 1));

    protected override QuestionSummary Make(KeptStories? kept, IReadOnlyList<Tally> cells) =>
        new PlacementSummary([.. _stones.Select((stone, s) => new StoneSummary(
            stone, [.. Order(s).Where(i => kept is null || kept.Has[i]).Select(i => At(s, i))],
            [.. cells.Skip(s * PlaneZones.Count).Take(PlaneZones.Count).Select((c, z) => c with { Cell = PlaneZones.Id(z) })]))])
        { QuestionId = "", Answered = 0, Tellers = 0, DoesNotApply = 0, Blank = 0, NotAsked = 0, Cells = [] };

    private int[] Order(int s) => _orders[s] ??= Sorted(i => !double.IsNaN(_x[s][i]), (a, b) => _x[s][a].CompareTo(_x[s][b]) is var by and not 0 ? by : _y[s][a].CompareTo(_y[s][b]));

    private PlacedStone At(int stone, int story) => new(_stones[stone], _x[stone][story], _y[stone][story]);

    private static double[][] Columns(Question question, int stories) => [.. ((PlacementQuestion)question).Stones.Select(_ => Enumerable.Repeat(double.NaN, stories).ToArray())];
}

/// <summary>The answers of one story, read from the columns of all.</summary>
internal sealed class RowOfAnswers(IReadOnlyDictionary<string, QuestionColumns> columns, int story) : IReadOnlyDictionary<string, Answer>
{
    public IEnumerable<string> Keys => this.Select(a => a.Key);

    public IEnumerable<Answer> Values => this.Select(a => a.Value);

    public int Count => columns.Values.Count(c => c[story] is not null);

    public Answer this[string key] => TryGetValue(key, out var answer) ? answer : throw new KeyNotFoundException();

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Answer value)
    {
        value = columns.TryGetValue(key, out var column) ? column[story] : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, Answer>> GetEnumerator()
    {
        foreach (var (id, column) in columns)
        {
            if (column[story] is { } answer)
            {
                yield return new(id, answer);
            }
        }
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
