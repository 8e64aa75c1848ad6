namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>How alike the wording of texts is: cosine of character trigrams weighed by rarity, against what is usual in the collection.</summary>
internal sealed class WordingLikeness
{
    /// <summary>Log odds at usual likeness, and for each standard deviation above it: logistic regression on every other of the redacted training stories, cut in two.</summary>
    private const double Usual = -0.67;
    private const double PerDeviation = 0.92;

    private readonly TextVectors vectors;
    private readonly double mean;
    private readonly double deviation;

    public WordingLikeness(IReadOnlyList<string> texts)
    {
        vectors = new([.. texts.Select(WordingFeatures.All)]);
        // The usual likeness from at most some ten thousand pairs, evenly spread.
        var stride = Math.Max(1, texts.Count * texts.Count / 20_000);
        var sample = new List<double>();
        var pair = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = i + 1; j < texts.Count; j++)
            {
                if (pair++ % stride == 0)
                {
                    sample.Add(vectors.Cosine(i, j));
                }
            }
        }

        mean = sample.DefaultIfEmpty(0).Average();
        deviation = Math.Sqrt(sample.DefaultIfEmpty(0).Average(c => (c - mean) * (c - mean)));
    }

    /// <summary>Log odds that likeness adds to two texts being by one teller; 0 where all are equally alike.</summary>
    public double LogOdds(int i, int j) => deviation < 1e-9 ? 0 : Usual + (PerDeviation * Math.Max(-3, (vectors.Cosine(i, j) - mean) / deviation));
}
