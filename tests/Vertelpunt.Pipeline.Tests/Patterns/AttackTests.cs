using System.Collections.Concurrent;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Patterns;

/// <summary>Somebody asks ten thousand selections and puts all answers together.</summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private static readonly SingleChoiceQuestion[] Choices = [Choice("a", 4), Choice("b", 3), Choice("c", 3)];
    private static readonly MultipleChoiceQuestion Several = new() { Id = "m", Text = "?", Options = [new("x", "?"), new("y", "?"), new("z", "?")] };

    private static readonly StoryForm Form = new() { Version = 1, Title = "?", Organisation = "?", Purpose = "?", Eliciting = [], Questions = [.. Choices, Several] };

    /// <summary>Ways in which a team may put answers together, one after another.</summary>
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, AnswerLumps>> Lumpings =
    [
        Lump(), Lump(("m", "x.y")), Lump(("m", "x.z")), Lump(("m", "y.z")), Lump(("m", "x.y.z")), Lump(("m", "x.y"), ("a", "a0.a1")), Lump(("b", "b1.b2"), ("m", "y.z")),
    ];

    private const int FirstWeek = 2900;
    private static readonly string[] Weeks = [new Week(FirstWeek).ToString(), new Week(FirstWeek + 1).ToString()];

    private static readonly ConcurrentDictionary<string, List<int>> Regions = new();

    [Theory]
    [InlineData(60, 1, false, false, false)]
    [InlineData(120, 2, false, false, false)]
    [InlineData(120, 3, true, false, false)]
    [InlineData(400, 4, true, false, false)]
    [InlineData(800, 5, false, false, false)]
    [InlineData(120, 6, false, true, false)]
    [InlineData(400, 7, true, true, false)]
    [InlineData(60, 8, false, false, true)]
    [InlineData(120, 9, true, false, true)]
    [InlineData(400, 10, true, true, true)]
    [InlineData(800, 11, false, false, true)]
    public void Ten_thousand_selections_together_give_no_small_number_away(int count, int seed, bool nested, bool team, bool lumped)
    {
        var random = new Random(seed);

        // The team's answers keep to the same rule; b is about the teller then, and never meets them.
        var form = team ? Form with { Questions = [Choices[0], Choices[1] with { About = QuestionSubject.Teller }, Choices[2] with { About = QuestionSubject.Team }, Several] } : Form;
        var stories = Enumerable.Range(0, count).Select(_ => Story(random, nested)).ToList();
        StoryCollection[] collections = lumped ? [.. Lumpings.Select(l => StoryCollection.Lumped(form, stories, SmallNumbers.Inside, l))] : [new(form, stories, SmallNumbers.Inside)];
        var attacker = new Attacker(Atoms(), [.. stories.Select(AtomOf)]);
        var (smallAsked, shownNumbers, lumpedShown) = (new HashSet<string>(), 0, 0);

        for (var i = 0; i < 10_000; i++)
        {
            // Answers are put together, taken apart, and put together otherwise: the attacker remembers all of it.
            var collection = collections[random.Next(collections.Length)];
            var filter = RandomFilter(random, collection.Form);
            if (collection.Count(filter) is { } n)
            {
                shownNumbers++;
                attacker.Learn(Region(filter, null, null), n);
            }

            else if (Region(filter, null, null) is var small && attacker.Truth(small) is > 0 and < 5)
            {
                smallAsked.Add(filter + "||");
            }

            foreach (var question in i % 10 == 0 ? collection.Form.Questions : [collection.Form.Questions[random.Next(form.Questions.Count)]])
            {
                var others = filter.Without(question.Id);
                var (summary, shown) = collection.Look(question.Id, others);
                foreach (var group in shown.Groups.Where(g => g.Stories is not null))
                {
                    Assert.True(group.Stories >= 5 || (group.Stories == 0 && others.IsNone), "A small number was shown outright.");
                    shownNumbers++;
                    lumpedShown += question is MultipleChoiceQuestion && group.Cells[0].Contains('.', StringComparison.Ordinal) ? 1 : 0;
                    attacker.Learn(Region(others, question.Id, group.Cells), group.Stories!.Value); // filtered just before
                }

                foreach (var cell in summary.Cells.Where(c => c.Stories is > 0 and < 5))
                {
                    smallAsked.Add(others + "|" + question.Id + "|" + cell.Cell);
                }
            }

            var when = filter.Without(StoryFilter.Week);
            foreach (var group in collection.Weeks(when).Groups.Where(g => g.Stories is not null))
            {
                Assert.True(group.Stories >= 5 || (group.Stories == 0 && when.IsNone), "A small week was shown outright.");
                shownNumbers++;
                attacker.Learn(Region(when, StoryFilter.Week, group.Cells), group.Stories!.Value); // filtered just before
            }
        }

        var bounds = attacker.Bounds();
        foreach (var secret in smallAsked)
        {
            var parts = secret.Split('|');
            var region = parts[1].Length == 0 ? Region(StoryFilter.Parse(parts[0]), null, null) : Region(StoryFilter.Parse(parts[0]), parts[1], [parts[2]]);
            Assert.False(attacker.CanDerive(region), $"{secret} follows from what was shown by adding and subtracting.");
            var (low, high) = (region.Sum(a => bounds[a].Low), region.Sum(a => bounds[a].High));
            Assert.True(low < high, $"{secret} must lie between {low} and {high}.");
        }

        output.WriteLine($"{count} stories: {shownNumbers} numbers shown, {attacker.Rank} independent; {smallAsked.Count} small numbers asked for, none found");
        Assert.NotEmpty(smallAsked);
        Assert.Equal(lumped && count >= 400, lumpedShown > 0 && count >= 400); // with enough stories putting answers together does show something
    }

    [Fact]
    public void Moving_one_story_from_one_answer_of_the_team_to_another_tells_nothing_about_its_teller()
    {
        var random = new Random(8);
        var form = Form with { Questions = [Choices[0], Choices[1] with { About = QuestionSubject.Teller }, Choices[2] with { About = QuestionSubject.Team }, Several] };

        // Large groups, so that no count is small: what gives it away is the difference between two of them.
        List<AnsweredStory> stories = [.. Enumerable.Range(0, 400).Select(i => Moved(Story(random, false), i % 2 == 0 ? "c0" : "c1"))];
        var before = new StoryCollection(form, stories, SmallNumbers.Inside);
        var after = new StoryCollection(form, [Moved(stories[0], "c1"), .. stories.Skip(1)], SmallNumbers.Inside);

        for (var i = 0; i < 10_000; i++)
        {
            var filter = RandomFilter(random, form);
            var (b, a) = (before.Look("b", filter).Shown, after.Look("b", filter).Shown);
            Assert.Equal(b.Groups.Select(g => g.Stories), a.Groups.Select(g => g.Stories));
            Assert.Equal(before.Weeks(filter).Groups.Select(g => g.Stories), after.Weeks(filter).Groups.Select(g => g.Stories));
            if (filter.For("c") is not null && (filter.For("b") ?? filter.For(StoryFilter.Week)) is not null)
            {
                Assert.Null(before.Count(filter));
                Assert.Null(before.Stories(filter));
                Assert.Null(before.Fit(filter).For("c"));
            }

            if (filter.For("b") is not null || filter.For(StoryFilter.Week) is not null)
            {
                Assert.All(before.Look("c", filter).Shown.Groups, g => Assert.Null(g.Stories));
            }
        }

        Assert.Null(before.Cross("b", "c"));
        Assert.Null(before.Cross(StoryFilter.Week, "c"));
        Assert.NotNull(before.Cross("a", "c"));
        Assert.DoesNotContain(PairPatterns.Of(form, stories, SmallNumbers.Inside).Patterns, p => new[] { p.First, p.Second } is var pair && pair.Contains("c") && (pair.Contains("b") || pair.Contains(StoryFilter.Week)));
    }

    [Fact]
    public void The_attacker_of_this_test_does_find_a_small_number_where_only_small_cells_are_blanked_out()
    {
        var attacker = new Attacker(2, [0, 0, 0, 0, 0, 0, 1, 1]);

        attacker.Learn([0, 1], 8);
        attacker.Learn([0], 6);

        Assert.True(attacker.CanDerive([1]));
    }

    [Fact]
    public void The_attacker_of_this_test_does_find_how_few_chose_both_where_a_or_b_is_told_beside_a_and_b()
    {
        // Atoms: neither, only a, only b, both.
        var attacker = new Attacker(4, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3]);

        attacker.Learn([1, 3], 8);
        attacker.Learn([2, 3], 8);
        Assert.False(attacker.CanDerive([3]));
        attacker.Learn([1, 2, 3], 14);

        Assert.True(attacker.CanDerive([3]));
    }

    private static AnsweredStory Moved(AnsweredStory story, string to) => story with { Answers = new Dictionary<string, Answer>(story.Answers) { ["c"] = new Chosen([to]) } };

    private static Dictionary<string, AnswerLumps> Lump(params (string Question, string Options)[] groups) =>
        groups.ToDictionary(g => g.Question, g => new AnswerLumps([(new LocalisedText(g.Options), g.Options.Split('.'))]));

    private static SingleChoiceQuestion Choice(string id, int options) =>
        new() { Id = id, Text = "?", Options = [.. Enumerable.Range(0, options).Select(i => new AnswerOption(id + i, "?"))] };

    private static AnsweredStory Story(Random random, bool nested)
    {
        var a = (int)(4 * Math.Pow(random.NextDouble(), 1.6));

        // Nested: who chose a0 always chose b0, the case where one selection lies within another.
        var b = nested && a == 0 ? 0 : Math.Min(2, random.Next(3) + (a == 3 ? 1 : 0));
        var c = random.NextDouble() < 0.06 ? 2 : random.Next(2);
        string[] several = [.. new[] { "x", "y", "z" }.Where(o => random.NextDouble() < (o == "z" ? 0.05 : 0.5))];
        return new(StoryId.Create(), new(FirstWeek + (random.NextDouble() < 0.25 ? 1 : 0)), new Dictionary<string, Answer>
        {
            ["a"] = new Chosen(["a" + a]),
            ["b"] = new Chosen(["b" + b]),
            ["c"] = new Chosen(["c" + c]),
            ["m"] = several.Length == 0 ? LeftBlank.Instance : new Chosen(several),
        });
    }

    private static StoryFilter RandomFilter(Random random, StoryForm form)
    {
        var filter = StoryFilter.None;
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            if (random.Next(6) == 0)
            {
                filter = filter.Toggle(StoryFilter.Week, Weeks[random.Next(2)]);
                continue;
            }

            var question = form.Questions[random.Next(form.Questions.Count)];
            var options = question is SingleChoiceQuestion q ? q.Options : ((MultipleChoiceQuestion)question).Options; // there are no others
            filter = filter.Toggle(question.Id, options[random.Next(options.Count)].Id);
        }

        return filter;
    }

    // An atom is one combination of all answers and the week: a, b, c, which of x, y, z, first or second week.
    private static int Atoms() => 4 * 3 * 3 * 8 * 2;

    private static int AtomOf(AnsweredStory story)
    {
        var several = story.Answers["m"] is Chosen m ? m.OptionIds : [];
        return (((Digit("a") * 3 + Digit("b")) * 3 + Digit("c")) * 8 + (several.Contains("x") ? 4 : 0) + (several.Contains("y") ? 2 : 0) + (several.Contains("z") ? 1 : 0)) * 2 + story.Week.Number - FirstWeek;

        int Digit(string id) => ((Chosen)story.Answers[id]).OptionIds[0][1] - '0';
    }

    private static List<int> Region(StoryFilter filter, string? questionId, IReadOnlyList<string>? cells)
    {
        return Regions.GetOrAdd($"{filter}|{questionId}|{string.Join(',', cells ?? [])}", _ => [.. Enumerable.Range(0, Atoms()).Where(atom =>
            filter.Conditions.All(c => c.QuestionId == "m" ? c.Cells.All(o => HasAny(atom, o)) : c.Cells.Any(o => HasAny(atom, o)))
            && (cells is null || cells.Any(o => HasAny(atom, o)))
            && (questionId != "m" || atom / 2 % 8 != 0))]);

        // Answers put together have a point between them.
        static bool HasAny(int atom, string cell) => cell.Split('.').Any(o => Has(atom, o));

        static bool Has(int atom, string option) => option[0] switch
        {
            'a' => atom / 144 == option[1] - '0',
            'b' => atom / 48 % 3 == option[1] - '0',
            'c' => atom / 16 % 3 == option[1] - '0',
            'x' => (atom & 8) != 0,
            'y' => (atom & 4) != 0,
            'z' => (atom & 2) != 0,
            _ => option == Weeks[atom & 1],
        };
    }

    /// <summary>Knows sums over sets of atoms; finds what follows from them.</summary>
    private sealed class Attacker(int atoms, IReadOnlyList<int> truth)
    {
        private const long Prime = 2_147_483_647;
        private readonly Dictionary<string, (List<int> Region, int Sum)> _learnt = [];
        private readonly List<(int Pivot, long[] Row)> _basis = [];

        public int Rank => _basis.Count;

        public void Learn(List<int> region, int sum)
        {
            if (!_learnt.TryAdd(string.Join(',', region), (region, sum)))
            {
                return;
            }

            Assert.Equal(truth.Count(t => region.Contains(t)), sum);
            var row = Reduce(region);
            var pivot = Array.FindIndex(row, v => v != 0);
            if (pivot >= 0)
            {
                var inverse = Power(row[pivot], Prime - 2);
                _basis.Add((pivot, [.. row.Select(v => v * inverse % Prime)]));
            }
        }

        public int Truth(List<int> region) => region.ToHashSet() is var inside ? truth.Count(inside.Contains) : 0;

        public bool CanDerive(List<int> region) => Array.TrueForAll(Reduce(region), v => v == 0);

        /// <summary>What each atom can be at least and at most, by tightening sum after sum.</summary>
        public (int Low, int High)[] Bounds()
        {
            var bounds = Enumerable.Repeat((Low: 0, High: truth.Count), atoms).ToArray();
            for (var (round, changed) = (0, true); changed && round < 50; round++)
            {
                changed = false;
                foreach (var (region, sum) in _learnt.Values)
                {
                    var (low, high) = (region.Sum(a => bounds[a].Low), region.Sum(a => bounds[a].High));
                    foreach (var a in region)
                    {
                        var now = (Math.Max(bounds[a].Low, sum - (high - bounds[a].High)), Math.Min(bounds[a].High, sum - (low - bounds[a].Low)));
                        changed |= now != bounds[a];
                        (low, high) = (low + now.Item1 - bounds[a].Low, high + now.Item2 - bounds[a].High);
                        bounds[a] = now;
                    }
                }
            }

            return bounds;
        }

        private long[] Reduce(List<int> region)
        {
            var row = new long[atoms];
            region.ForEach(a => row[a] = 1);
            foreach (var (pivot, known) in _basis)
            {
                if (row[pivot] is not 0 and var factor)
                {
                    for (var i = 0; i < atoms; i++)
                    {
                        row[i] = (row[i] + (Prime - factor) * known[i]) % Prime;
                    }
                }
            }

            return row;
        }

        private static long Power(long value, long exponent) => (long)System.Numerics.BigInteger.ModPow(value, exponent, Prime);
    }
}
