using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Branch and bound over the options of every variable.</summary>
internal sealed class RemedyBranches
{
    private const int MostRemedies = 3;

    /// <summary>Full judgements in one search; rules fail few candidates that the sets let through.</summary>
    private const int MostJudgements = 400;

    private readonly RiskAssessor assessor;
    private readonly RemedyVariable[] variables;
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

    public RemedyBranches(RiskModel model, RiskAssessor assessor, SetCounter counter, Fact[] facts, RemedyVariable[] variables, RiskGroup group, RuleContext context, RiskLevel target)
    {
        this.assessor = assessor;
        this.variables = variables;
        this.group = group;
        this.context = context;
        this.target = target;
        table = assessor.TableFor(context);
        var changing = variables.SelectMany(v => v.Indices).ToHashSet();
        fixedFacts = [.. facts.Where(f => !changing.Contains(f.Index))];
        persons = [.. Persons.Of(facts, model).Select(p => new PersonTable(model, counter, p, variables, group))];
        choice = new int[variables.Length];
        scale = assessor.Scale;
        rarities = [.. Enumerable.Range(0, variables.Length + 1).Select(_ => scale.Rarities(fixedFacts))];
    }

    public List<RemedyCandidate> Best { get; } = [];

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

        var level = assessor.Judge(facts, group, context).Level;
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
