using System.Collections.Concurrent;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>The stories of a project to look at together: counts for the whole and for selections, never finer than <see cref="SmallNumbers"/> allows.</summary>
/// <remarks>
/// Immutable; make a new one when stories come or go. What may be shown of a selection depends on the whole collection, not on who asked
/// what before, so several people together, or one person with ten thousand questions, learn no more than one.
/// How many stories skip a question is no secret; what their tellers have in common elsewhere is.
/// </remarks>
public sealed class StoryCollection
{
    private readonly IReadOnlyList<AnsweredStory> _stories;
    private readonly Dictionary<string, Variable> _variables;
    private readonly ILookup<string, Variable> _variablesOf;
    private readonly Coarsening _coarsening;
    private readonly IReadOnlyDictionary<string, AsGiven> _lumped;
    private readonly byte[] _isFirstOfTeller;
    private readonly IReadOnlyDictionary<string, QuestionColumns> _columns;
    private readonly ConcurrentDictionary<string, (QuestionSummary Summary, ShownCells Shown)> _whole = new();
    private volatile Selection? _lastKept;

    /// <summary>Answers as given that one question of a page may come to; more is not told, and not counted out.</summary>
    private const int MostGiven = 7;

    /// <param name="stories">Included stories only.</param>
    public StoryCollection(StoryForm form, IReadOnlyList<AnsweredStory> stories, SmallNumbers smallNumbers)
        : this(form, stories, smallNumbers, new Dictionary<string, AsGiven>())
    {
    }

    private StoryCollection(StoryForm form, IReadOnlyList<AnsweredStory> stories, SmallNumbers smallNumbers, IReadOnlyDictionary<string, AsGiven> lumped)
    {
        (Form, SmallNumbers, _lumped) = (form, smallNumbers, lumped);
        _columns = form.Questions.ToDictionary(q => q.Id, q => QuestionColumns.Of(q, stories));

        // The columns say all that the answers said, in a tenth of the memory.
        _stories = [.. stories.Select((s, i) => s with { Answers = new RowOfAnswers(_columns, i) })];
        _variables = _columns.Values.SelectMany(c => c.Variables).Append(Variable.OfWeeks(stories)).ToDictionary(v => v.Id);
        _variablesOf = _variables.Values.ToLookup(v => v.QuestionId);

        var seen = new HashSet<string>(stories.Count);
        _isFirstOfTeller = [.. stories.Select(s => seen.Add(s.TellerKey) ? (byte)1 : (byte)0)];
        _coarsening = new(smallNumbers, _isFirstOfTeller);
    }

    /// <summary>The same stories with some answers to choices looked at as one.</summary>
    /// <param name="lumps">By question id; see <see cref="AnswerLumps"/>.</param>
    /// <remarks>
    /// What may be shown is still decided by the answers as they were given: it is never finer than without lumping, so putting answers
    /// together in one way after another gives no small number away. 'A or b' of a multiple choice is told only where all four combinations of a and b may be: see decision 16.
    /// </remarks>
    public static StoryCollection Lumped(StoryForm form, IReadOnlyList<AnsweredStory> stories, SmallNumbers smallNumbers, IReadOnlyDictionary<string, AnswerLumps> lumps)
    {
        var known = lumps.Where(l => form.Find(l.Key) is SingleChoiceQuestion or MultipleChoiceQuestion).ToDictionary();
        var given = new Dictionary<string, AsGiven>();
        foreach (var (id, lump) in known)
        {
            var variables = QuestionColumns.Of(form.Find(id)!, stories).Variables;
            var shown = Counting.OptionIds(lump.Of(form.Find(id)!)).ToList(); // found just now
            if (form.Find(id) is SingleChoiceQuestion)
            {
                given[id] = new(variables, [.. variables[0].Cells.Select(c => shown.IndexOf(lump.Of(c)))]);
                continue;
            }

            foreach (var group in variables.GroupBy(v => lump.Of(v.Cells[0])).Where(g => g.Skip(1).Any()))
            {
                given[id + "#" + group.Key] = new([.. group], null);
            }
        }

        return new(
            form with { Questions = [.. form.Questions.Select(q => known.TryGetValue(q.Id, out var lump) ? lump.Of(q) : q)] },
            [.. stories.Select(s => s with { Answers = s.Answers.ToDictionary(a => a.Key, a => known.TryGetValue(a.Key, out var lump) ? lump.Of(a.Value) : a.Value) })],
            smallNumbers, given);
    }

    public StoryForm Form { get; }

    public SmallNumbers SmallNumbers { get; }

    /// <summary>All stories.</summary>
    public int Total => _stories.Count;

    /// <summary>How many stories a filter keeps; null when that is too few to show, or would give away another number that is.</summary>
    public int? Count(StoryFilter filter) => Conditions(filter) is { } conditions && IsWhole(conditions, Lumps)
        ? conditions.Count == 0 ? Total : Kept(filter, conditions).Stories.Length
        : null;

    /// <summary>The stories a filter keeps; null when the list may not be opened.</summary>
    public IReadOnlyList<AnsweredStory>? Stories(StoryFilter filter) => Count(filter) is null
        ? null
        : Conditions(filter) is not { } conditions ? null
        : conditions.Count == 0 ? _stories
        : [.. Kept(filter, conditions).Stories.Select(i => _stories[i])];

    /// <summary>The nearest selection that can be looked at: what the form does not have is left out, and each condition takes in the cells that may only be shown together with its own.</summary>
    public StoryFilter Fit(StoryFilter filter)
    {
        // Of two that may not meet, what the team answered gives way.
        var allowed = filter.Conditions.Where(c => !TeamBounds.IsTeam(Form, c.QuestionId) || filter.Conditions.All(o => TeamBounds.MayMeet(Form, c.QuestionId, o.QuestionId)));
        var known = allowed.Select(c => c with { Cells = [.. c.Cells.Where(cell => Conditions(new([new(c.QuestionId, [cell])])) is not null)] }).Where(c => c.Cells.Count > 0);
        var fitting = new StoryFilter([.. known]);
        if (Conditions(fitting) is not { Count: > 0 } conditions)
        {
            return StoryFilter.None;
        }

        var lumps = Lumps([.. conditions.Select(c => c.Variable)]);
        return new([.. fitting.Conditions.Select(c => c with { Cells = [.. conditions.Where(v => v.Variable.QuestionId == c.QuestionId).SelectMany(Whole).Order(StringComparer.Ordinal)] })]);

        IEnumerable<string> Whole((Variable Variable, HashSet<int> Cells) condition)
        {
            var (variable, of) = (condition.Variable, lumps[condition.Variable.Id]);
            var taken = condition.Cells.Select(i => of[i]).ToHashSet();

            // A variable of which nothing may be told keeps its cells: then the selection is too small, and says so.
            return variable.Cells.Where((cell, i) => condition.Cells.Contains(i) || (of.Max() > 0 && taken.Contains(of[i]) && cell != Variable.NotChosen));
        }
    }

    /// <summary>The counted answers to a question within a filter, and what may be shown of them. A question ignores the filter's own condition on it.</summary>
    /// <exception cref="ArgumentException">The form has no such question.</exception>
    public (QuestionSummary Summary, ShownCells Shown) Look(string questionId, StoryFilter filter)
    {
        var question = Form.Find(questionId) ?? throw new ArgumentException("The form has no such question.", nameof(questionId));
        var others = filter.Without(questionId);
        if (Conditions(others) is not { } conditions || !others.Conditions.All(c => TeamBounds.MayMeet(Form, c.QuestionId, questionId)))
        {
            var none = QuestionSummary.Of(question, Array.Empty<AnsweredStory>());
            return (none, ShownCells.Nothing(none));
        }

        if (conditions.Count == 0 && !_variablesOf[questionId].Any(v => _lumped.ContainsKey(v.Id)))
        {
            // The question that was clicked on shows all again and again.
            return _whole.GetOrAdd(questionId, id => _columns[id].Summarise(null, _isFirstOfTeller) is var all ? (all, SmallNumbers.Show(all)) : default);
        }

        var summary = _columns[questionId].Summarise(conditions.Count == 0 ? null : Kept(others, conditions), _isFirstOfTeller);
        if (conditions.Count == 0 && !SmallNumbers.Allows(summary.Tellers))
        {
            return (summary, SmallNumbers.Show(summary));
        }

        return (summary, Count(others) is null ? ShownCells.Nothing(summary) : Shown(question, conditions, summary));
    }

    /// <summary>Two facets against each other; null when even the coarsest table would tell too much. A facet is a question, <c>question#option</c> of a multiple choice, <c>question#stone</c>, or <c>_week</c>.</summary>
    public ShownTable? Cross(string first, string second)
    {
        if (first == second || !TeamBounds.MayMeet(Form, first, second) || !_variables.TryGetValue(first, out var a) || !_variables.TryGetValue(second, out var b))
        {
            return null;
        }

        var lumps = Lumps([a, b]);
        var (rows, columns) = (Groups(a), Groups(b));
        var counts = new int[rows.Count, columns.Count];
        var stories = rows.Select(_ => new List<AnsweredStory>()).ToList();
        for (var i = 0; i < Total; i++)
        {
            if (a.Codes[i] >= 0 && b.Codes[i] >= 0)
            {
                var row = lumps[a.Id][a.Codes[i]];
                counts[row, lumps[b.Id][b.Codes[i]]]++;
                stories[row].Add(_stories[i]);
            }
        }

        return rows.Count > 1 || SmallNumbers.Allows(counts.Cast<int>().Sum()) ? new(rows, columns, counts, stories) : null;

        List<IReadOnlyList<string>> Groups(Variable v) => [.. v.Cells.Zip(lumps[v.Id]).GroupBy(x => x.Second, x => x.First).OrderBy(g => g.Key).Select(g => (IReadOnlyList<string>)[.. g])];
    }

    /// <summary>What may be told of two answers together, for comparing all pairs.</summary>
    internal PairLumping Pairs => new(_variables, Lumps, SmallNumbers);

    /// <summary>How many stories of a selection came in each week; small weeks are joined with their neighbours. The selection's own condition on weeks is left out.</summary>
    public ShownCells Weeks(StoryFilter filter)
    {
        var weeks = _variables[Facet.Week];
        var others = filter.Without(Facet.Week);
        if (Conditions(others) is not { } conditions || others.Conditions.Any(c => TeamBounds.IsTeam(Form, c.QuestionId)) || Count(others) is null || !SmallNumbers.Allows(_isFirstOfTeller.Sum(t => t)) || !IsWhole(conditions, of => Lumps([.. of, weeks])))
        {
            return new(null, [new(weeks.Cells, null)]);
        }

        var stories = conditions.Count == 0 ? Enumerable.Range(0, Total) : Kept(others, conditions).Stories;
        var perWeek = stories.CountBy(i => weeks.Codes[i]).ToDictionary();
        var lumps = Lumps([.. conditions.Select(c => c.Variable), weeks])[Facet.Week];
        var groups = Enumerable.Range(0, weeks.Cells.Count).GroupBy(i => lumps[i])
            .Select(g => new ShownGroup([.. g.Select(i => weeks.Cells[i])], g.Sum(i => perWeek.GetValueOrDefault((short)i))));
        return new(perWeek.Values.Sum(), [.. groups]);
    }

    /// <summary>What <see cref="Coarsening"/> says of the answers as given, in terms of the answers as shown.</summary>
    private IReadOnlyDictionary<string, int[]> Lumps(IReadOnlyList<Variable> variables)
    {
        if (!variables.Any(v => _lumped.ContainsKey(v.Id)))
        {
            return _coarsening.Of(variables);
        }

        Variable[] asGiven = [.. variables.SelectMany(v => _lumped.TryGetValue(v.Id, out var lumped) ? lumped.Variables : [v])];
        if (asGiven.Length > MostGiven)
        {
            return variables.ToDictionary(v => v.Id, v => new int[v.Cells.Count]);
        }

        var given = _coarsening.Of(asGiven);
        return variables.ToDictionary(v => v.Id, v => _lumped.GetValueOrDefault(v.Id) switch
        {
            null => given[v.Id],
            { ShownCell: { } shownCell } => Joined(v.Cells.Count, given[v.Id], shownCell),

            // 'A or b' is made of whole blocks only where a and b both stand by themselves.
            { Variables: var options } => options.All(o => given[o.Id].Max() > 0) ? [0, 1] : [0, 0],
        });

        // Shown cells that share a lump of given answers cannot be told apart, nor those linked through a third.
        static int[] Joined(int count, int[] lumpOf, int[] shownCell)
        {
            var joined = Enumerable.Range(0, count).ToArray();
            for (var i = 0; i < lumpOf.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (lumpOf[i] == lumpOf[j])
                    {
                        var (from, to) = (joined[shownCell[i]], joined[shownCell[j]]);
                        joined = [.. joined.Select(l => l == from ? to : l)];
                    }
                }
            }

            var numbers = joined.Distinct().ToList();
            return [.. joined.Select(l => numbers.IndexOf(l))];
        }
    }

    private ShownCells Shown(Question question, IReadOnlyList<(Variable Variable, HashSet<int> Cells)> conditions, QuestionSummary summary)
    {
        var groups = new List<ShownGroup>();
        var anything = false;
        var count = summary.Cells.ToDictionary(c => c.Cell, c => c.Stories);
        foreach (var variable in _variablesOf[question.Id])
        {
            var lumps = IsWhole(conditions, of => Lumps([.. of, variable])) ? Lumps([.. conditions.Select(c => c.Variable), variable])[variable.Id] : null;
            anything |= lumps is not null;
            if (question is MultipleChoiceQuestion)
            {
                // Chosen and not chosen are both known, or neither is.
                groups.Add(new([variable.Cells[0]], lumps?.Max() > 0 ? count[variable.Cells[0]] : null));
            }
            else
            {
                groups.AddRange(lumps is null
                    ? [new ShownGroup(variable.Cells, null)]
                    : variable.Cells.Zip(lumps).GroupBy(x => x.Second, x => x.First).Select(g => new ShownGroup([.. g], g.Sum(c => count[c]))));
            }
        }

        return anything ? new(summary.Answered, groups) : ShownCells.Nothing(summary);
    }

    /// <summary>The filter in terms of variables; null when it names something the form has not.</summary>
    private IReadOnlyList<(Variable Variable, HashSet<int> Cells)>? Conditions(StoryFilter filter)
    {
        var conditions = new List<(Variable, HashSet<int>)>();
        if (filter.Conditions.Any(a => filter.Conditions.Any(b => !TeamBounds.MayMeet(Form, a.QuestionId, b.QuestionId))))
        {
            return null;
        }

        foreach (var condition in filter.Conditions)
        {
            switch (Form.Find(condition.QuestionId))
            {
                case MultipleChoiceQuestion q:
                    foreach (var cell in condition.Cells)
                    {
                        if (!_variables.TryGetValue(q.Id + "#" + cell, out var option))
                        {
                            return null;
                        }

                        conditions.Add((option, [0]));
                    }

                    break;

                case not MultipleChoiceQuestion when _variablesOf.Contains(condition.QuestionId):
                    var matched = 0;
                    foreach (var variable in _variablesOf[condition.QuestionId])
                    {
                        var cells = condition.Cells.Select(c => variable.Cells.ToList().IndexOf(c)).Where(i => i >= 0).ToHashSet();
                        matched += cells.Count;
                        if (cells.Count > 0)
                        {
                            conditions.Add((variable, cells));
                        }
                    }

                    if (matched != condition.Cells.Count)
                    {
                        return null;
                    }

                    break;

                default:
                    return null;
            }
        }

        return conditions.Count > StoryFilter.MaxConditions ? null : conditions;
    }

    /// <summary>Which stories a filter keeps. The charts of one page ask for the same filter, so the last answer is remembered.</summary>
    private KeptStories Kept(StoryFilter filter, IReadOnlyList<(Variable Variable, HashSet<int> Cells)> conditions)
    {
        var (key, last) = (filter.ToString(), _lastKept);
        if (last?.Filter == key)
        {
            return last.Kept;
        }

        var has = new bool[Total];
        Array.Fill(has, true);
        foreach (var (variable, cells) in conditions)
        {
            bool[] wanted = [false, .. variable.Cells.Select((_, c) => cells.Contains(c))];
            for (var i = 0; i < has.Length; i++)
            {
                has[i] &= wanted[variable.Codes[i] + 1];
            }
        }

        var kept = KeptStories.Of(has);
        _lastKept = new(key, kept);
        return kept;
    }

    /// <summary>Whether every condition takes whole lumps of its variable.</summary>
    private static bool IsWhole(IReadOnlyList<(Variable Variable, HashSet<int> Cells)> conditions, Func<IReadOnlyList<Variable>, IReadOnlyDictionary<string, int[]>> coarsening)
    {
        if (conditions.Count == 0)
        {
            return true;
        }

        var lumps = coarsening([.. conditions.Select(c => c.Variable)]);
        return conditions.All(c => c.Cells.Select(i => lumps[c.Variable.Id][i]).ToHashSet() is var taken
            && lumps[c.Variable.Id].Select((lump, cell) => taken.Contains(lump) == c.Cells.Contains(cell)).All(same => same));
    }

    /// <summary>What a shown variable was before answers were put together.</summary>
    /// <param name="Variables">A single choice, or the options of a multiple choice that became one.</param>
    /// <param name="ShownCell">Of a single choice: per answer as given, the answer it is shown as. Null for options of a multiple choice.</param>
    private sealed record AsGiven(IReadOnlyList<Variable> Variables, int[]? ShownCell);

    private sealed record Selection(string Filter, KeptStories Kept);
}
