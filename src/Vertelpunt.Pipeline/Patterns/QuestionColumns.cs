using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>All answers to one question as arrays of numbers, read once, so that a selection is counted without looking at answers again, and 100,000 stories fit in little memory.</summary>
internal abstract class QuestionColumns
{
    private const byte NotAsked = 0, Answered = 1, NotApplying = 2, Blank = 3;

    private readonly byte[] _status;
    private int[]? _order;

    private protected QuestionColumns(Question question, IReadOnlyList<AnsweredStory> stories)
    {
        (Question, _status) = (question, new byte[stories.Count]);
    }

    public Question Question { get; }

    /// <summary>One for a choice, scale, triad or text; one for each option of a multiple choice, one for each stone.</summary>
    public IReadOnlyList<Variable> Variables { get; private set; } = [];

    public static QuestionColumns Of(Question question, IReadOnlyList<AnsweredStory> stories)
    {
        QuestionColumns columns = question switch
        {
            SingleChoiceQuestion or MultipleChoiceQuestion => new ChoiceColumns(question, stories),
            ScaleQuestion => new ScaleColumns(question, stories),
            TriadQuestion => new TriadColumns(question, stories),
            PlacementQuestion => new PlacementColumns(question, stories),
            ShortTextQuestion => new TextColumns(question, stories),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.GetType().Name, "A kind of question that is not counted yet."),
        };
        for (var i = 0; i < stories.Count; i++)
        {
            if (stories[i].Answers.TryGetValue(question.Id, out var answer))
            {
                // An answer of another kind than the question (a form that changed) is no answer to it.
                columns._status[i] = columns.Take(i, answer) ? Answered : answer is DoesNotApply ? NotApplying : Blank;
            }
        }

        columns.Variables = [.. columns.MakeVariables(stories.Count)];
        return columns;
    }

    /// <summary>The answer of a story as it was, without what was written at 'other'; null when the question was not asked.</summary>
    public Answer? this[int story] => _status[story] switch
    {
        Answered => Give(story),
        NotApplying => DoesNotApply.Instance,
        Blank => LeftBlank.Instance,
        _ => null,
    };

    /// <summary>The summary of the stories kept; null keeps all.</summary>
    public QuestionSummary Summarise(KeptStories? kept, byte[] isFirstOfTeller)
    {
        Span<int> counts = stackalloc int[4];
        var tellers = 0;
        foreach (var i in kept is null ? Enumerable.Range(0, _status.Length) : kept.Stories)
        {
            counts[_status[i]]++;
            tellers += _status[i] == Answered ? isFirstOfTeller[i] : 0;
        }

        List<Tally> cells = [.. Variables.SelectMany(v => Tallies(v, kept, isFirstOfTeller))];
        return Make(kept, cells) with
        {
            QuestionId = Question.Id,
            Answered = counts[Answered],
            Tellers = tellers,
            DoesNotApply = counts[NotApplying],
            Blank = counts[Blank],
            NotAsked = counts[NotAsked],
            Cells = cells,
        };
    }

    /// <summary>Keeps an answer; false when it is no real answer to the question.</summary>
    protected abstract bool Take(int story, Answer answer);

    protected abstract Answer Give(int story);

    protected abstract IEnumerable<Variable> MakeVariables(int stories);

    /// <summary>What is particular to the kind; the counts are filled in afterwards.</summary>
    protected abstract QuestionSummary Make(KeptStories? kept, IReadOnlyList<Tally> cells);

    /// <summary>Orders stories by their answers, so that the order tells nothing else. Sorted once: a selection of sorted values is sorted.</summary>
    protected virtual int Compare(int a, int b) => a.CompareTo(b);

    protected bool IsAnswered(int story) => _status[story] == Answered;

    /// <summary>The stories kept that have an answer, in the order of their answers.</summary>
    protected IEnumerable<int> InOrder(KeptStories? kept)
    {
        _order ??= Sorted(IsAnswered, Compare);
        return kept is null ? _order : _order.Where(i => kept.Has[i]);
    }

    protected int[] Sorted(Func<int, bool> wanted, Comparison<int> compare)
    {
        int[] order = [.. Enumerable.Range(0, _status.Length).Where(wanted)];
        Array.Sort(order, (a, b) => compare(a, b) is var by and not 0 ? by : a.CompareTo(b));
        return order;
    }

    private static IEnumerable<Tally> Tallies(Variable variable, KeptStories? kept, byte[] isFirstOfTeller)
    {
        var (stories, tellers) = (new int[variable.Cells.Count + 1], new int[variable.Cells.Count + 1]);
        var codes = variable.Codes;
        if (kept is null)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                stories[codes[i] + 1]++;
                tellers[codes[i] + 1] += isFirstOfTeller[i];
            }
        }
        else
        {
            foreach (var i in kept.Stories)
            {
                stories[codes[i] + 1]++;
                tellers[codes[i] + 1] += isFirstOfTeller[i];
            }
        }

        // The complement of an option of a multiple choice is no cell of the question.
        return variable.Cells.Select((cell, at) => new Tally(cell, stories[at + 1], tellers[at + 1])).Where(t => t.Cell != Variable.NotChosen);
    }
}

/// <summary>The stories that a filter keeps: as a list and by number.</summary>
internal sealed record KeptStories(int[] Stories, bool[] Has)
{
    public static KeptStories Of(bool[] has) => new([.. Enumerable.Range(0, has.Length).Where(i => has[i])], has);
}
