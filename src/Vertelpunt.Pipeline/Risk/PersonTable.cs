namespace Vertelpunt.Pipeline.Risk;

/// <summary>What the options of every variable do to the set of one person.</summary>
internal sealed class PersonTable
{
    public PersonTable(RiskModel model, SetCounter counter, PersonFacts person, RemedyVariable[] variables, RiskGroup group)
    {
        var depth = variables.Length + 1;
        Cells = new double[depth][];
        Core = new double[depth][];
        for (var d = 0; d < depth; d++)
        {
            Cells[d] = (double[])model.People.Clone();
            Core[d] = (double[])model.People.Clone();
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
            var effect = counter.EffectOf(fact, group);
            Apply(effect, 0);
        }

        for (var v = 0; v < variables.Length; v++)
        {
            var own = person.Facts.Where(f => variableOf.TryGetValue(f.Index, out var of) && of == v).ToArray();
            Effects[v] = [.. variables[v].Options.Select(o => o.Facts.Length == 0
                ? []
                : own.Select(f => counter.EffectOf(f with { Level = Math.Clamp(o.Level, f.Level, f.Ladder.Count - 1) }, group)).ToArray())];
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
