using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns.Statistics;

/// <summary>Invented answers of every kind against what R makes of them: see Reference/reference.R.</summary>
public sealed class RReferenceTests
{
    private const int Permutations = 999;

    [Fact]
    public void Every_statistic_of_invented_answers_is_what_R_makes_of_it()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Vertelpunt.Pipeline.Tests", "Patterns", "Statistics", "Reference");
        var result = PatternsReport.Run(File.ReadAllText(Path.Combine(folder, "answers.csv")), File.ReadAllText(Path.Combine(folder, "form.json")), permutations: Permutations);
        Assert.Empty(result.Problems);
        using var json = JsonDocument.Parse(result.Json!); // no problems, so there is one

        var off = new List<string>();
        var compared = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected.tsv")))
        {
            var (path, expected) = line.Split('\t') is [var p, var v] ? (p, double.Parse(v, CultureInfo.InvariantCulture)) : throw new FormatException(line);
            var actual = Find(json.RootElement, path);
            compared++;
            if (Math.Abs(actual - expected) > Allowed(path, expected))
            {
                off.Add($"{path}: R has {expected:R}, we have {actual:R}");
            }
        }

        Assert.Empty(off);
        Assert.True(compared > 400, $"only {compared} values were compared");
    }

    /// <summary>A billionth; where chance decides, three standard errors of the difference (R shuffled 9,999 times, and sampled 20,000 for the dip).</summary>
    private static double Allowed(string path, double expected)
    {
        var other = path.EndsWith(".dip.p", StringComparison.Ordinal) ? (20_000, 1_999) : path.EndsWith(".permanova.p", StringComparison.Ordinal) || path.EndsWith(".energy.p", StringComparison.Ordinal) ? (9_999, Permutations) : (0, 0);
        return other.Item1 == 0
            ? 1e-9 * Math.Abs(expected) + 1e-13
            : 3 * Math.Sqrt(expected * (1 - expected) * (1.0 / other.Item1 + 1.0 / other.Item2)) + 1.0 / other.Item2;
    }

    private static double Find(JsonElement root, string path)
    {
        var parts = Regex.Matches(path, @"[^.\[\]]+").Select(m => m.Value).ToList();
        var (at, from) = parts[0] switch
        {
            "q" => (root.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("id").GetString() == parts[1]), 2),
            "p" => (root.GetProperty("pairs").GetProperty("patterns").EnumerateArray()
                .Single(q => (q.GetProperty("first").GetString(), q.GetProperty("second").GetString()) is var (a, b) && ((a, b) == (parts[1], parts[2]) || (b, a) == (parts[1], parts[2]))).GetProperty("figures"), 3),
            _ => (root, 0),
        };
        foreach (var part in parts.Skip(from))
        {
            at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(part, CultureInfo.InvariantCulture)] : at.GetProperty(part);
        }

        return at.GetDouble();
    }
}
