namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Whether telling the same facts in other words, another order or without capitals keeps the risk.</summary>
/// <param name="SameLevel">The share of pairs of texts with the same level.</param>
/// <param name="OneApart">The share at most one level apart.</param>
/// <param name="SamePeople">The share whose numbers of people who fit are within a factor of two.</param>
public sealed record RephrasingFigures(int Stories, double SameLevel, double OneApart, double SamePeople)
{
    /// <summary>A line for docs/risk-validation.md.</summary>
    public string ToMarkdown() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Stories:N0} stories told twice, with detection: the same level in {100 * SameLevel:F1} %, at most one apart in {100 * OneApart:F1} %; people who fit within a factor of two in {100 * SamePeople:F1} %.\n");
}
