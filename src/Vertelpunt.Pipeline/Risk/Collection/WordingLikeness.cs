using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>How alike the wording of texts is: cosine of character trigrams weighed by rarity, against what is usual in the collection.</summary>
/// <remarks>What stands in brackets is redaction's and says nothing about a teller.</remarks>
internal sealed partial class WordingLikeness
{
    private readonly Dictionary<string, double>[] vectors;
    private readonly double mean;
    private readonly double deviation;

    public WordingLikeness(IReadOnlyList<string> texts)
    {
        var counts = texts.Select(Trigrams).ToArray();
        var documents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var gram in counts.SelectMany(c => c.Keys))
        {
            documents[gram] = documents.GetValueOrDefault(gram) + 1;
        }

        vectors = [.. counts.Select(c => Normalised(c.ToDictionary(g => g.Key, g => (1 + Math.Log(g.Value)) * Math.Log((1.0 + texts.Count) / documents[g.Key]), StringComparer.Ordinal)))];
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
                    sample.Add(Cosine(i, j));
                }
            }
        }

        mean = sample.DefaultIfEmpty(0).Average();
        deviation = Math.Sqrt(sample.DefaultIfEmpty(0).Average(c => (c - mean) * (c - mean)));
    }

    /// <summary>How many standard deviations more alike two texts are than usual; 0 where all are equally alike.</summary>
    public double Standardised(int i, int j) => deviation < 1e-9 ? 0 : Math.Clamp((Cosine(i, j) - mean) / deviation, -3, 8);

    [GeneratedRegex(@"\[[^\]]*\]|\d+|\s+")]
    private static partial Regex NotWording();

    private static Dictionary<string, int> Trigrams(string text)
    {
        var plain = NotWording().Replace(text, " ").ToLowerInvariant();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + 3 <= plain.Length; i++)
        {
            var gram = plain.Substring(i, 3);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }

    private static Dictionary<string, double> Normalised(Dictionary<string, double> vector)
    {
        var length = Math.Sqrt(vector.Values.Sum(v => v * v));
        return length == 0 ? vector : vector.ToDictionary(v => v.Key, v => v.Value / length, StringComparer.Ordinal);
    }

    private double Cosine(int i, int j)
    {
        var (small, large) = vectors[i].Count <= vectors[j].Count ? (vectors[i], vectors[j]) : (vectors[j], vectors[i]);
        double sum = 0;
        foreach (var (gram, weight) in small)
        {
            sum += large.TryGetValue(gram, out var other) ? weight * other : 0;
        }

        return sum;
    }
}
