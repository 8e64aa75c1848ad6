using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Patterns.Statistics;
using Xunit;
using Xunit.Abstractions;
using static Vertelpunt.Pipeline.Tests.Patterns.Statistics.Fixtures;

namespace Vertelpunt.Pipeline.Tests.Patterns.Statistics;

/// <summary>SenseMaker's demonstration project against values computed from it with R 4.2.2, vegan 2.6-4 and energy 1.7-11.</summary>
public sealed class AdemoOracleTests(ITestOutputHelper output)
{
    private const string Ademo = "fixtures/sensemaker-ademo/ademo_flat.csv";
    private const string Overall = "L_overall_would_you";

    [Theory]
    [InlineData("T1", 122, 0.314323903533892, 1.46021489630126, 0.0592133889522703, 0.1531, 30.3959054817894)]
    [InlineData("T2", 116, 0.311282508575958, 2.283550641781, 0.0940369337032636, 0.0162, 38.3082686146268)]
    [InlineData("T3", 127, 0.431421741709637, 3.33138416092195, 0.121003148314298, 0.0016, 38.4008982816894)]
    [InlineData("T4", 108, 0.326183424729814, 2.85061270548704, 0.122603767117686, 0.0033, 31.0834239122491)]
    [InlineData("T5", 120, 0.307226871585671, 2.42414180949349, 0.0961040350867804, 0.0112, 45.2955865188306)]
    public void Triads_in_groups_match_R(string triad, int n, double centreTop, double f, double r2, double p, double energy)
    {
        if (Rows(Ademo, output) is not { } rows)
        {
            return;
        }

        var (top, left, right) = (Numbers(rows, triad + "_top"), Numbers(rows, triad + "_left"), Numbers(rows, triad + "_right"));
        var kept = Enumerable.Range(0, top.Count).Where(i => top[i] is not null && Column(rows, Overall)[i].Length > 0).ToList();
        List<Composed> points = [.. kept.Select(i => new Composed(top[i]!.Value, left[i]!.Value, right[i]!.Value))]; // anchors come together

        Assert.Equal(n, points.Count);
        Close(centreTop, Compositions.Centre(points)!.Top);
        List<(double, double)> ilr = [.. points.Select(c => Compositions.Ilr(c))];
        var groups = Codes([.. kept.Select(i => Column(rows, Overall)[i])]);
        var found = PointTests.Permanova(ilr, groups, permutations: 4999);
        Close(f, found.Statistic);
        Close(r2, found.RSquared);
        Near(p, found.P, 4999);
        Close(energy, PointTests.Energy(ilr, groups, permutations: 1).Statistic);
    }

    [Theory]
    [InlineData("S1", 123, 2.18443785889139, 0.0853815069511965, 0.0177, 11.5368812806767)]
    [InlineData("S2", 90, 1.32887130013818, 0.0733013808823308, 0.2186, 6.29031613570741)]
    [InlineData("S3", 51, 2.09873846703399, 0.189097028754012, 0.0348, 9.42513312784407)]
    public void Stones_in_groups_match_R(string stone, int n, double f, double r2, double p, double energy)
    {
        if (Rows(Ademo, output) is not { } rows)
        {
            return;
        }

        var (x, y) = (Numbers(rows, stone + "_x"), Numbers(rows, stone + "_y"));
        var kept = Enumerable.Range(0, x.Count).Where(i => x[i] is not null && Column(rows, Overall)[i].Length > 0).ToList();
        List<(double, double)> points = [.. kept.Select(i => (x[i]!.Value, y[i]!.Value))]; // placed in both directions
        var groups = Codes([.. kept.Select(i => Column(rows, Overall)[i])]);

        Assert.Equal(n, points.Count);
        var found = PointTests.Permanova(points, groups, permutations: 4999);
        Close(f, found.Statistic);
        Close(r2, found.RSquared);
        Near(p, found.P, 4999);
        Close(energy, PointTests.Energy(points, groups, permutations: 1).Statistic);
    }

    [Theory]
    [InlineData("D1", 7.66801807624377, 0.175505859402673)]
    [InlineData("D2", 9.88456655574782, 0.0785728594136011)]
    [InlineData("D3", 17.9333597225501, 0.00303109338386091)]
    public void Dyads_in_groups_match_R(string dyad, double h, double p)
    {
        if (Rows(Ademo, output) is not { } rows)
        {
            return;
        }

        var groups = Numbers(rows, dyad + "_x").Zip(Column(rows, Overall)).Where(v => v.First is not null && v.Second.Length > 0)
            .GroupBy(v => v.Second).Select(g => (IReadOnlyList<double>)[.. g.Select(v => v.First!.Value)]).ToList(); // filtered just before

        var found = RankTests.KruskalWallis(groups);
        Close(h, found.H);
        Close(p, found.P);
    }

    [Fact]
    public void Two_dyads_match_R()
    {
        if (Rows(Ademo, output) is not { } rows)
        {
            return;
        }

        var pairs = Numbers(rows, "D1_x").Zip(Numbers(rows, "D3_x")).Where(v => v.First is not null && v.Second is not null).ToList();

        var found = RankTests.Correlate([.. pairs.Select(v => v.First!.Value)], [.. pairs.Select(v => v.Second!.Value)]); // filtered just before
        Close(0.141483199250388, found.TauB);
        Close(1.86038138548568, found.Z);
        Close(0.0628315863781941, found.P);
    }

    [Fact]
    public void A_multiple_choice_in_groups_matches_R()
    {
        if (Rows(Ademo, output) is not { } rows)
        {
            return;
        }

        var kept = Column(rows, "FEEL").Zip(Column(rows, Overall)).Where(v => v.First.Length > 0 && v.Second.Length > 0).ToList();
        var items = kept.SelectMany(v => v.First.Split(';')).Distinct().Order(StringComparer.Ordinal).ToList();
        List<bool[]> chosen = [.. kept.Select(v => items.Select(i => v.First.Split(';').Contains(i)).ToArray())];

        var found = SeveralItems.Test(chosen, Codes([.. kept.Select(v => v.Second)]), permutations: 4999);
        Close(451.243165331639, found.Statistic);
        Close(300.376107831345, found.RaoScott);
        Close(49.9247630062029, found.Df);
        Close(1.84464480889426e-37, found.P);
        Close(0.0002, found.PermutationP);

        var (stressed, frustrated) = (items.IndexOf("stressed"), items.IndexOf("frustrated"));
        var two = new Contingency(Cross(chosen.Select(c => (c[stressed].ToString(), c[frustrated].ToString()))));
        Close(0.00196698027546056, two.FisherExact()!.Value); // two by two
        Close(0.283090510131649, two.Phi);
        var gender = new Contingency(Cross(Column(rows, "L_gender").Zip(Column(rows, Overall)).Where(v => v.First.Length > 0).Select(v => ((v.First == "Male").ToString(), v.Second))));
        Close(0.291079098275619, gender.FisherExact()!.Value); // two rows
    }

    [Fact]
    public void Without_ties_a_small_comparison_is_exact() =>
        Close(0.53030303030303, RankTests.MannWhitney([1.1, 2.2, 3.3, 9.1, 12], [0.5, 4.4, 6.1, 7.7, 8, 13.5, 14]).P, 1e-12);

    private static List<int> Codes(IReadOnlyList<string> groups)
    {
        var names = groups.Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. groups.Select(g => names.IndexOf(g))];
    }

    /// <summary>Two permutation results differ by chance: three standard errors of their difference. R used 9999 permutations.</summary>
    private static void Near(double expected, double actual, int permutations)
    {
        var error = Math.Sqrt(expected * (1 - expected) * (1.0 / 9999 + 1.0 / permutations));
        Assert.InRange(actual, expected - 3 * error, expected + 3 * error);
    }
}
