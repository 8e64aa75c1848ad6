namespace Vertelpunt.Pipeline.Risk;

/// <summary>Counts anonymity sets: Λ = Σ over cells of people × Π shares (docs/risk.md, 'Expected size').</summary>
public sealed class SetCounter(RiskModel model)
{
    /// <summary>However small the core cell: a chance is left that somebody else fits, through errors in the tables.</summary>
    private const double LeastOthers = 0.02;

    private readonly double[] people = model.People;

    /// <param name="facts">All about one person, at their current levels; their order does not matter.</param>
    public AnonymitySet Count(IReadOnlyList<Fact> facts, RiskGroup group)
    {
        var cells = (double[])people.Clone();
        var core = (double[])people.Clone();
        double variance = 0;
        var known = KnownShare.Nothing();
        foreach (var fact in facts)
        {
            var effect = EffectOf(fact, group);
            Multiply(cells, effect.Share);
            if (effect.IsCore)
            {
                Multiply(core, effect.Share);
            }

            variance += effect.Variance;
            KnownShare.Tell(known, effect.Known, effect.InGroup);
        }

        return Of(Sum(cells), Sum(core), variance, KnownShare.Match(known, group.Size));
    }

    /// <summary>The set from its sums: people who fit, people who fit the core, variance of ln Λ, ρ in the group.</summary>
    internal static AnonymitySet Of(double fits, double coreFits, double variance, double groupMatch)
    {
        var others = fits * Math.Max(LeastOthers, 1 - (1 / Math.Max(1, coreFits)));
        return new(Math.Max(fits, 1e-9), Math.Log(Math.Max(others, 1e-9)), Math.Sqrt(variance), groupMatch);
    }

    /// <summary>What one fact does to a set.</summary>
    internal FactEffect EffectOf(Fact fact, RiskGroup group)
    {
        var share = Effective(fact);
        return new(share, IsCore(fact), Math.Pow(fact.Confidence * fact.Weight * fact.Tau, 2), fact.Visibility * fact.Confidence, InGroup(fact, share, group));
    }

    private double InGroup(Fact fact, double[] share, RiskGroup group)
    {
        if (group.Shares.Contains(RiskParameters.KeyOf(fact.Type), StringComparer.OrdinalIgnoreCase))
        {
            return 1;
        }

        var overall = Overall(share);
        if (fact.Type == FactType.Place && fact.Ladder.FirstOrDefault(l => group.Shares.Contains(l.Name, StringComparer.OrdinalIgnoreCase)) is { } shared)
        {
            // Everyone lives in that municipality: the village still tells people apart.
            return Math.Min(1, overall / Math.Max(1e-12, Cells.Overall(people, shared.Share)));
        }

        return Math.Max(fact.LocalShare ?? 0, overall);
    }

    /// <summary>How many powers of ten each fact shrinks the set, fairly divided (Shapley): the numbers sum to the whole.</summary>
    public double[] Contributions(IReadOnlyList<Fact> facts)
    {
        // Exact for up to ten facts (1,024 sets); beyond that the rest, smallest first, get what they add last.
        const int most = 10;
        var shares = facts.Select(Effective).ToArray();
        var order = Enumerable.Range(0, facts.Count).OrderBy(i => Overall(shares[i])).ToArray();
        var exact = order.Take(most).ToArray();
        var m = exact.Length;
        var value = new double[1 << m];
        Fill(0, 0, people);
        var result = new double[facts.Count];
        var weights = Weights(m);
        for (var i = 0; i < m; i++)
        {
            double sum = 0;
            for (var set = 0; set < value.Length; set++)
            {
                if ((set & (1 << i)) == 0)
                {
                    sum += weights[System.Numerics.BitOperations.PopCount((uint)set)] * (value[set] - value[set | (1 << i)]);
                }
            }

            result[exact[i]] = sum;
        }

        var left = (double[])people.Clone();
        foreach (var i in exact)
        {
            Multiply(left, shares[i]);
        }

        foreach (var i in order.Skip(most))
        {
            var before = Sum(left);
            Multiply(left, shares[i]);
            result[i] = Log10(before) - Log10(Sum(left));
        }

        return result;

        void Fill(int index, int set, double[] cells)
        {
            if (index == m)
            {
                value[set] = Log10(Sum(cells));
                return;
            }

            Fill(index + 1, set, cells);
            var with = (double[])cells.Clone();
            Multiply(with, shares[exact[index]]);
            Fill(index + 1, set | (1 << index), with);
        }
    }

    /// <summary>The share of all people a fact leaves, at its current level.</summary>
    public double Overall(Fact fact) => Overall(Effective(fact));

    // A place no table knows and a second place are no counts.
    private static bool IsCore(Fact fact) => fact.Type is FactType.Place or FactType.Age or FactType.Sex && !fact.IsUnknown && fact.Tau < 0.3;

    private double Overall(double[] share) => Cells.Overall(people, share);

    // A doubtful fact counts in part: p^c. Averaging the sets (c·p + 1 - c) would let a doubt of one in ten hide a fact of one in a million. Beyond the core, facts of one person go together: p·e^(s(1-p)), which grows with p for s below 1.
    private double[] Effective(Fact fact)
    {
        var share = fact.Current.Share;
        var shift = IsCore(fact) ? 0 : model.Parameters.ShiftPerFact;
        var weight = fact.Confidence * fact.Weight;
        var cells = new double[Cells.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var p = shift > 0 ? share[i] * Math.Exp(shift * (1 - share[i])) : share[i];
            cells[i] = weight >= 1 ? p : Math.Pow(p, weight);
        }

        return cells;
    }

    private static double[] Weights(int m)
    {
        var weights = new double[Math.Max(1, m)];
        double choose = 1;
        for (var s = 0; s < m; s++)
        {
            weights[s] = 1 / (m * choose);
            choose = choose * (m - 1 - s) / (s + 1);
        }

        return weights;
    }

    internal static void Multiply(double[] cells, double[] share)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] *= share[i];
        }
    }

    internal static double Sum(double[] cells)
    {
        double sum = 0;
        foreach (var cell in cells)
        {
            sum += cell;
        }

        return sum;
    }

    private static double Log10(double x) => Math.Log10(Math.Max(x, 1e-9));
}
