using System.Globalization;
using Vertelpunt.Pipeline.Patterns.Statistics;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;
using static Vertelpunt.Pipeline.Tests.Patterns.Statistics.Fixtures;

namespace Vertelpunt.Pipeline.Tests.Patterns.Statistics;

/// <summary>The example set of NarraFirma against values that R 4.2.2 computed from it.</summary>
public sealed class NarraFirmaOracleTests(ITestOutputHelper output)
{
    private const string Stories = "fixtures/narrafirma/narrafirma_example_stories.csv";
    private const string Oracle = "oracles/narrafirma.txt";

    private static readonly Dictionary<string, string> Scales = new()
    {
        ["G"] = "Got what needed",
        ["E"] = "Ended well",
        ["W"] = "Will remember",
        ["T"] = "Amount of trust",
        ["P"] = "Predictability",
    };

    [Fact]
    public void Two_choices_match_R()
    {
        if (Rows(Stories, output) is not { } rows)
        {
            return;
        }

        var scopeAge = new Contingency(Cross(Column(rows, "Scope").Zip(Column(rows, "Age group"))));
        Values("A.chisq Scope x Age", [scopeAge.ChiSquared, scopeAge.Df, scopeAge.P]);
        Values("A.CramersV\t", [scopeAge.CramersV]);
        Assert.Equal(0, scopeAge.CramersVCorrected);
        Values("A.Fisher exact p", [scopeAge.FisherExact()!.Value]); // few enough tables
        Close(-1.378164, scopeAge.AdjustedResidual(0, 0), 1e-6);
        Close(1.126872, scopeAge.AdjustedResidual(0, 2), 1e-6);

        var elicitingPosition = new Contingency(Cross(Column(rows, "Eliciting question answered").Zip(Column(rows, "Position"))));
        Values("A.chisq Eliciting x Position", [elicitingPosition.ChiSquared, elicitingPosition.Df, elicitingPosition.P, elicitingPosition.CramersV]);
    }

    [Fact]
    public void A_scale_in_groups_matches_R()
    {
        if (Rows(Stories, output) is not { } rows)
        {
            return;
        }

        var byAge = Groups(rows, "Ended well", "Age group");
        var pair = RankTests.MannWhitney(byAge["younger than 35"], byAge["51 or older"]);
        Values("A.MWU EndedWell young", [pair.N1, pair.N2, pair.U, pair.P]);
        Values("A.MWU no cc p", [pair.PUncorrected]);
        Values("A.CliffsDelta", [pair.Delta]);
        Assert.True(pair.Low < pair.Delta && pair.Delta < pair.High);

        var age = RankTests.KruskalWallis([.. byAge.Values]);
        Values("A.Kruskal EndedWell~Age", [age.H, age.Df, age.P, age.EpsilonSquared, age.EtaSquared]);
        var position = RankTests.KruskalWallis([.. Groups(rows, "Ended well", "Position").Values]);
        Values("A.Kruskal EndedWell~Position", [position.H, position.Df, position.P]);
    }

    [Fact]
    public void Pairs_of_scales_and_their_adjusted_chances_match_R()
    {
        if (Rows(Stories, output) is not { } rows)
        {
            return;
        }

        var p = new List<double>();
        foreach (var name in new[] { "G-E", "G-W", "G-T", "G-P", "E-W", "E-T", "E-P", "W-T", "W-P", "T-P" })
        {
            var pairs = Numbers(rows, Scales[name[..1]]).Zip(Numbers(rows, Scales[name[2..]])).Where(x => x.First is not null && x.Second is not null).ToList();
            var found = RankTests.Correlate([.. pairs.Select(x => x.First!.Value)], [.. pairs.Select(x => x.Second!.Value)]); // filtered just before
            Values($"A.{name} tau_b", [found.TauB, found.Z, found.P, found.Rho, found.RhoP]);
            p.Add(found.P);
        }

        Values("A.BH of the 10", Adjusted.BenjaminiHochberg(p));
        Values("A.Holm", Adjusted.Holm(p));
        Values("A.BY", Adjusted.BenjaminiYekutieli(p));
    }

    private static Dictionary<string, List<double>> Groups(IReadOnlyList<string[]> rows, string scale, string choice) =>
        Numbers(rows, scale).Zip(Column(rows, choice)).Where(x => x.First is not null && x.Second.Length > 0)
            .GroupBy(x => x.Second).ToDictionary(g => g.Key, g => g.Select(x => x.First!.Value).ToList()); // filtered just before

    private static void Values(string label, double[] actual)
    {
        var line = File.ReadLines(Shared.Find(Oracle)!).Single(l => l.StartsWith(label, StringComparison.Ordinal)); // lies beside the stories
        var expected = line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..].Split('\t').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            // The file prints 12 to 14 significant digits, some with a fixed number of decimals.
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-9 * Math.Abs(expected[i]) + 5e-13 * Math.Min(1, Math.Abs(expected[i]) * 1e6), $"{label} [{i}]: {expected[i]:R} and {actual[i]:R}");
        }
    }
}
