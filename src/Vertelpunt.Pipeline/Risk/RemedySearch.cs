using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Finds the changes that lose least meaning and bring the level down: exact, by branch and bound over the ladders of the facts.</summary>
/// <remarks>
/// Meaning lost is counted in bits: log2 of how many times more people the changed fact fits. The bound is sound because shares never shrink going up a ladder,
/// so leaving out everything undecided shows the largest set a branch can reach. A candidate is judged in full, rules included, before it is taken.
/// </remarks>
internal sealed class RemedySearch(RiskModel riskModel, RiskAssessor riskAssessor, SetCounter setCounter)
{
    private readonly RiskModel model = riskModel;
    private readonly RiskAssessor assessor = riskAssessor;
    private readonly SetCounter counter = setCounter;

    private const int MostRemedies = 3;

    /// <summary>Facts that may change in one search; of more, those that tell most.</summary>
    private const int MostFacts = 8;

    /// <summary>An event is what the story is about: losing it counts double.</summary>
    private const double EventWeight = 2;

    /// <summary>Full judgements in one search; rules fail few candidates that the sets let through.</summary>
    private const int MostJudgements = 400;

    private sealed record Option(int Level, double Cost, double Bits, Fact[] Facts, double[] Rarities);

    private sealed record Variable(int[] Indices, Option[] Options);

    private sealed record Candidate(double Cost, double Bits, int[] Choice, RiskLevel Level);

    public IReadOnlyList<RiskRemedy> Find(IReadOnlyList<Fact> facts, RiskGroup group, RuleContext context, RiskLevel now)
    {
        var target = now > RiskLevel.Medium ? RiskLevel.Medium : RiskLevel.Low;
        var cleared = context with { DirectLeft = [] };
        if (context.DirectLeft.Count > 0 && assessor.Judge(facts, group, cleared).Level is var left && left <= target)
        {
            return [new([Unnamed(context.DirectLeft)], 0, left, RemedyWords.Of([], context.DirectLeft.Count > 0, left))];
        }

        var indexed = facts.Select((fact, i) => fact with { Index = i }).ToArray();
        var variables = Variables(indexed);
        var search = new Search(this, indexed, variables, group, cleared, target);
        search.Run();
        return [.. search.Best.Select(c => Remedy(c, variables, indexed, context))];
    }

    private RiskRemedy Remedy(Candidate candidate, Variable[] variables, Fact[] facts, RuleContext context)
    {
        var changes = new List<RiskChange>();
        var told = new List<(Fact Fact, string Replacement)>();
        if (context.DirectLeft.Count > 0)
        {
            changes.Add(Unnamed(context.DirectLeft));
        }

        for (var v = 0; v < variables.Length; v++)
        {
            var option = variables[v].Options[candidate.Choice[v]];
            if (candidate.Choice[v] == 0)
            {
                continue;
            }

            var fact = facts[variables[v].Indices[0]];
            var spans = variables[v].Indices.SelectMany(i => facts[i].Spans).Distinct().Order().ToArray();
            var replacement = option.Facts.Length == 0 ? "" : option.Facts[0].Current.Replacement;
            changes.Add(new(spans, replacement.Length == 0 ? RedactionOperator.Label : RedactionOperator.Generalise, replacement));
            told.Add((fact, replacement));
        }

        return new(changes, candidate.Bits, candidate.Level, RemedyWords.Of(told, context.DirectLeft.Count > 0, candidate.Level));
    }

    private static RiskChange Unnamed(IReadOnlyList<TextSpan> direct) => new(direct, RedactionOperator.Label, "");

    /// <summary>Facts that stand on the same words change together.</summary>
    private Variable[] Variables(Fact[] facts)
    {
        var groups = new List<List<int>>();
        for (var i = 0; i < facts.Length; i++)
        {
            if (!facts[i].IsChangeable)
            {
                continue;
            }

            var same = groups.FirstOrDefault(g => facts[i].Spans.Count > 0 && g.Any(j => facts[j].Spans.Intersect(facts[i].Spans).Any()));
            if (same is null)
            {
                groups.Add(same = []);
            }

            same.Add(i);
        }

        return [.. groups
            .Select(g => new Variable([.. g], Options(g.ConvertAll(i => facts[i]))))
            .OrderByDescending(v => v.Options[^1].Bits).ThenBy(v => v.Indices[0])
            .Take(MostFacts)];
    }

    private Option[] Options(List<Fact> facts)
    {
        var before = facts.Sum(f => Bits(f));
        var weight = facts.Any(f => f.Type == FactType.Event) ? EventWeight : 1;
        var options = new List<Option> { new(facts[0].Level, 0, 0, [.. facts], assessor.Scale.Rarities(facts)) };
        for (var level = facts[0].Level + 1; level < facts[0].Ladder.Count; level++)
        {
            Fact[] wider = [.. facts.Select(f => f with { Level = Math.Clamp(level, f.Level, f.Ladder.Count - 1) })];
            var bits = Math.Max(0, before - wider.Sum(Bits));
            // The country as a place says no more than leaving the place out.
            if (wider[0].Current.Name != "land")
            {
                options.Add(new(level, bits * weight, bits, wider, assessor.Scale.Rarities(wider)));
            }
        }

        options.Add(new(int.MaxValue, before * weight, before, [], assessor.Scale.Rarities([])));
        return [.. options];
    }

    private double Bits(Fact fact) => -Math.Log2(Math.Max(1e-12, Cells.Overall(model.People, fact.Current.Share)));

    /// <summary>What the options of every variable do to the set of one person.</summary>
    private sealed class PersonTable
    {
        public PersonTable(RemedySearch owner, PersonFacts person, Variable[] variables, RiskGroup group)
        {
            var depth = variables.Length + 1;
            Cells = new double[depth][];
            Core = new double[depth][];
            for (var d = 0; d < depth; d++)
            {
                Cells[d] = (double[])owner.model.People.Clone();
                Core[d] = (double[])owner.model.People.Clone();
            }

            Variance = new double[depth];
            Known = [.. Enumerable.Range(0, depth).Select(_ => KnownShare.Nothing())];
            Effects = new FactEffect[variables.Length][][];
            var variableOf = new Dictionary<int, int>();
            for (var v = 0; v < variables.Length; v++)
            {
                foreach (var i in variables[v].Indices)
                {
                    variableOf[i] = v;
                }
            }

            foreach (var fact in person.Facts.Where(f => !variableOf.ContainsKey(f.Index)))
            {
                var effect = owner.counter.EffectOf(fact, group);
                Apply(effect, 0);
            }

            for (var v = 0; v < variables.Length; v++)
            {
                var own = person.Facts.Where(f => variableOf.TryGetValue(f.Index, out var of) && of == v).ToArray();
                Effects[v] = [.. variables[v].Options.Select(o => o.Facts.Length == 0
                    ? []
                    : own.Select(f => owner.counter.EffectOf(f with { Level = Math.Clamp(o.Level, f.Level, f.Ladder.Count - 1) }, group)).ToArray())];
            }
        }

        public double[][] Cells { get; }
        public double[][] Core { get; }
        public double[] Variance { get; }
        public double[][] Known { get; }
        public FactEffect[][][] Effects { get; }

        /// <summary>The set when variable <paramref name="v"/> takes option <paramref name="o"/>, given the choices before it and nothing of those after.</summary>
        public void Choose(int v, int o)
        {
            Array.Copy(Cells[v], Cells[v + 1], Cells[v].Length);
            Array.Copy(Core[v], Core[v + 1], Core[v].Length);
            Variance[v + 1] = Variance[v];
            Array.Copy(Known[v], Known[v + 1], Known[v].Length);
            foreach (var effect in Effects[v][o])
            {
                Apply(effect, v + 1);
            }
        }

        /// <param name="group">Null where the level sought does not look at the group.</param>
        public AnonymitySet At(int depth, RiskGroup? group) =>
            SetCounter.Of(SetCounter.Sum(Cells[depth]), SetCounter.Sum(Core[depth]), Variance[depth], group is null ? 0 : KnownShare.Match(Known[depth], group.Size));

        private void Apply(FactEffect effect, int depth)
        {
            SetCounter.Multiply(Cells[depth], effect.Share);
            if (effect.IsCore)
            {
                SetCounter.Multiply(Core[depth], effect.Share);
            }

            Variance[depth] += effect.Variance;
            KnownShare.Tell(Known[depth], effect.Known, effect.InGroup);
        }
    }

    private sealed class Search
    {
        private readonly RemedySearch owner;
        private readonly Variable[] variables;
        private readonly RiskGroup group;
        private readonly RuleContext context;
        private readonly RiskLevel target;
        private readonly Fact[] fixedFacts;
        private readonly PersonTable[] persons;
        private readonly int[] choice;
        private readonly LevelTable table;
        private readonly LevelScale scale;
        private readonly double[][] rarities;
        private int judgements;

        public Search(RemedySearch owner, Fact[] facts, Variable[] variables, RiskGroup group, RuleContext context, RiskLevel target)
        {
            this.owner = owner;
            this.variables = variables;
            this.group = group;
            this.context = context;
            this.target = target;
            table = owner.assessor.TableFor(context);
            var changing = variables.SelectMany(v => v.Indices).ToHashSet();
            fixedFacts = [.. facts.Where(f => !changing.Contains(f.Index))];
            persons = [.. Persons.Of(facts, owner.model).Select(p => new PersonTable(owner, p, variables, group))];
            choice = new int[variables.Length];
            scale = owner.assessor.Scale;
            rarities = [.. Enumerable.Range(0, variables.Length + 1).Select(_ => scale.Rarities(fixedFacts))];
        }

        public List<Candidate> Best { get; } = [];

        private double Worst => Best.Count < MostRemedies ? double.PositiveInfinity : Best[^1].Cost;

        public void Run()
        {
            if (MaySuffice(0))
            {
                Branch(0, 0, 0);
            }
        }

        /// <summary>False when some person's set is too small even with everything undecided left out.</summary>
        private bool MaySuffice(int depth)
        {
            var fewest = double.PositiveInfinity;
            foreach (var person in persons)
            {
                var set = person.At(depth, target == RiskLevel.Low ? group : null);
                if (!table.MayBe(set, target))
                {
                    return false;
                }

                fewest = Math.Min(fewest, set.Mu);
            }

            return !context.IsRead || scale.LevelOf(scale.LeastScore(fewest, rarities[depth])) <= target;
        }

        private void Branch(int index, double cost, double bits)
        {
            if (index == variables.Length)
            {
                Take(cost, bits);
                return;
            }

            for (var o = 0; o < variables[index].Options.Length; o++)
            {
                var option = variables[index].Options[o];
                if (cost + option.Cost >= Worst)
                {
                    continue;
                }

                choice[index] = o;
                foreach (var person in persons)
                {
                    person.Choose(index, o);
                }

                for (var i = 0; i < option.Rarities.Length; i++)
                {
                    rarities[index + 1][i] = Math.Max(rarities[index][i], option.Rarities[i]);
                }

                if (MaySuffice(index + 1))
                {
                    Branch(index + 1, cost + option.Cost, bits + option.Bits);
                }
            }
        }

        private void Take(double cost, double bits)
        {
            if (judgements >= MostJudgements || Best.Any(b => Dominates(choice, b.Choice)) || Judge() is not { } level)
            {
                return;
            }

            Best.RemoveAll(b => Dominates(b.Choice, choice));
            Best.Add(new(cost, bits, [.. choice], level));
            Best.Sort((a, b) => a.Cost.CompareTo(b.Cost));
            if (Best.Count > MostRemedies)
            {
                Best.RemoveAt(MostRemedies);
            }
        }

        private RiskLevel? Judge()
        {
            judgements++;
            var facts = new List<Fact>(fixedFacts);
            for (var v = 0; v < variables.Length; v++)
            {
                facts.AddRange(variables[v].Options[choice[v]].Facts);
            }

            var level = owner.assessor.Judge(facts, group, context).Level;
            return level <= target ? level : null;
        }

        // A change that does all of another and more is no remedy of its own.
        private static bool Dominates(int[] wider, int[] narrower)
        {
            for (var i = 0; i < wider.Length; i++)
            {
                if (wider[i] < narrower[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
