namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>Texts as vectors of what they are made of, weighed by rarity and of length 1.</summary>
/// <remarks>TF-IDF with sublinear counts: (1 + ln n) · ln((1 + N)/df), Manning, Raghavan and Schütze, Introduction to Information Retrieval §6.4.</remarks>
internal sealed class TextVectors
{
    private readonly (int Feature, double Weight)[][] vectors;

    /// <param name="counts">How often each feature occurs, by text.</param>
    public TextVectors(IReadOnlyList<IReadOnlyDictionary<string, int>> counts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new List<int>();
        foreach (var feature in counts.SelectMany(c => c.Keys))
        {
            if (!numbers.TryGetValue(feature, out var number))
            {
                numbers[feature] = number = texts.Count;
                texts.Add(0);
            }

            texts[number]++;
        }

        vectors = [.. counts.Select(c => Normalised([.. c.Select(f => (numbers[f.Key], (1 + Math.Log(f.Value)) * Math.Log((1.0 + counts.Count) / texts[numbers[f.Key]])))]))];
    }

    /// <summary>How alike two texts are, 0 to 1.</summary>
    public double Cosine(int i, int j)
    {
        var (a, b) = (vectors[i], vectors[j]);
        double sum = 0;
        for (int x = 0, y = 0; x < a.Length && y < b.Length;)
        {
            var (left, right) = (a[x].Feature, b[y].Feature);
            if (left == right)
            {
                sum += a[x].Weight * b[y].Weight;
            }

            x += left <= right ? 1 : 0;
            y += right <= left ? 1 : 0;
        }

        return sum;
    }

    private static (int Feature, double Weight)[] Normalised((int Feature, double Weight)[] vector)
    {
        var length = Math.Sqrt(vector.Sum(f => f.Weight * f.Weight));
        return [.. vector.Select(f => (f.Feature, length == 0 ? 0 : f.Weight / length)).OrderBy(f => f.Feature)];
    }
}
