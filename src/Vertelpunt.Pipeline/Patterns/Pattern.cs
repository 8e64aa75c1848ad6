namespace Vertelpunt.Pipeline.Patterns;

/// <summary>What two questions have to do with each other: one test for the whole, then its parts.</summary>
/// <param name="First">A facet: a question id, <c>question#stone</c>, or <c>_week</c>.</param>
/// <param name="N">People with a real answer to both.</param>
/// <param name="Excluded">People without one.</param>
/// <param name="Joined">Answers that were put together because too few people gave them, as <c>question=option+option</c>.</param>
/// <param name="Test">Which test gave <paramref name="P"/>: "chi-squared", "fisher", "monte-carlo chi-squared", "mann-whitney", "kruskal-wallis", "kendall tau-b", "rao-scott", "bonferroni of items", "permanova", "pillai", "rank regression".</param>
/// <param name="P">Two-sided.</param>
/// <param name="Q">Adjusted over all patterns shown together (Benjamini-Hochberg).</param>
/// <param name="EffectName">"cramers-v" (bias-corrected), "epsilon" (square root of epsilon squared), "cliffs-delta", "tau-b", "phi", "root-mean-square-v" or "r".</param>
/// <param name="Effect">-1 to 1 where a direction makes sense, else 0 to 1.</param>
/// <param name="Low">95% interval; null where none is computed.</param>
/// <param name="Parts">Post hoc comparisons, or the cells of a table.</param>
/// <param name="More">Further named numbers: other tests, uncorrected effects, degrees of freedom.</param>
public sealed record Pattern(
    string First,
    string Second,
    int N,
    int Excluded,
    IReadOnlyList<string> Joined,
    string Test,
    double P,
    double Q,
    string EffectName,
    double Effect,
    double? Low,
    double? High,
    IReadOnlyList<PatternPart> Parts,
    IReadOnlyDictionary<string, double> More)
{
    /// <summary>What the overview is ranked by.</summary>
    public double Strength => double.IsNaN(Effect) ? 0 : Math.Abs(Effect);
}

/// <summary>One comparison within a pattern.</summary>
/// <param name="What">Cell ids, those of answers that were joined with a plus between them: "option|option" for a cell or an item, "option/option" for two groups compared.</param>
/// <param name="P">Two-sided, not adjusted.</param>
/// <param name="Adjusted">Within this pattern: Holm for groups compared, Benjamini-Hochberg for cells and items.</param>
public sealed record PatternPart(string What, string Measure, double Value, double? Low, double? High, double P, double Adjusted);

/// <summary>All pairs, strongest first.</summary>
/// <param name="Tests">m: how many tests the adjusted chances allow for.</param>
public sealed record PatternOverview(IReadOnlyList<Pattern> Patterns, int Tests)
{
    /// <summary>The pattern of two facets in either order, or null.</summary>
    public Pattern? Find(string first, string second) =>
        Patterns.FirstOrDefault(p => (p.First == first && p.Second == second) || (p.First == second && p.Second == first));
}
