using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Pipeline.Risk;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

/// <summary>Laws that hold for every set of facts.</summary>
public sealed class RiskLawsTests
{
    private const double Tolerance = 1e-9;

    // Quadrature at two nearby standard errors may differ by this much; levels may not differ at all.
    private const double Quadrature = 0.01;

    private static readonly string[] Towns = ["Appelscha", "Urk", "Amsterdam", "Dokkum", "Goes", "Gent", "Watou", "Nergenshuizen"];
    private static readonly string[] Jobs = ["verpleegkundige", "burgemeester", "imker", "docent", "kapper", "zandkasteelbouwer", "dominee"];
    private static readonly string[] Illnesses = ["parkinson", "autisme", "syndroom van rett", "burn-out"];
    private static readonly string[] Faiths = ["katholiek", "moslim", "jezidi", "doopsgezind"];
    private static readonly string[] Origins = ["turks", "eritrees", "fries", "moluks"];

    [Fact]
    public void Adding_a_fact_never_lowers_the_risk() => Check((facts, random) =>
    {
        var extra = Some(random, facts);
        if (extra is null)
        {
            return;
        }

        NotSafer(Of(facts), Of([.. facts, extra]));
    });

    [Fact]
    public void Dropping_a_fact_never_raises_the_risk() => Check((facts, random) =>
    {
        var dropped = facts.Where((_, i) => i != random.Next(facts.Length)).ToArray();

        NotSafer(Of(dropped), Of(facts));
    });

    [Fact]
    public void Generalising_a_fact_never_raises_the_risk() => Check((facts, random) =>
    {
        var at = random.Next(facts.Length);
        if (facts[at].Level + 1 >= facts[at].Ladder.Count)
        {
            return;
        }

        Fact[] wider = [.. facts.Select((f, i) => i == at ? f with { Level = f.Level + 1 } : f)];

        NotSafer(Of(wider), Of(facts));
    });

    [Fact]
    public void The_order_of_facts_does_not_matter() => Check((facts, random) =>
    {
        Fact[] shuffled = [.. facts];
        random.Shuffle(shuffled);
        var (a, b) = (Of(facts), Of(shuffled));

        Assert.Equal(a.Level, b.Level);
        Assert.Equal(a.K, b.K, Tolerance * a.K);
        Assert.Equal(a.MatchProbability, b.MatchProbability, Tolerance);
        Assert.Equal(a.GroupMatchProbability, b.GroupMatchProbability, Tolerance);
    });

    [Fact]
    public void A_remedy_reaches_the_level_it_promises_and_changes_something() => Check((facts, _) =>
    {
        var risk = Of(facts);
        foreach (var remedy in risk.Remedies)
        {
            Assert.True(remedy.LevelAfter < risk.Level);
            Assert.NotEmpty(remedy.Changes);
        }

        Assert.True(risk.Remedies.Zip(risk.Remedies.Skip(1)).All(p => p.First.BitsLost <= p.Second.BitsLost * 2 + Tolerance));
    });

    [Fact]
    public void Figures_stay_within_their_bounds() => Check((facts, _) =>
    {
        var risk = Of(facts);

        Assert.True(risk.K >= 1 && risk.KLow >= 1 && risk.KLow <= risk.KHigh);
        Assert.InRange(risk.PUnique, 0, 1);
        Assert.InRange(risk.PBelow11, 0, 1);
        Assert.InRange(risk.MatchProbability, risk.PUnique - Quadrature, 1);
        Assert.InRange(risk.GroupMatchProbability, 0, 1);
    });

    private static RiskAssessment Of(IReadOnlyList<Fact> facts) => RiskFixture.Assessor.Assess(facts, RiskFixture.Group);

    private static void NotSafer(RiskAssessment less, RiskAssessment more)
    {
        Assert.True(more.Level >= less.Level, $"{less.Level} became {more.Level}");
        Assert.True(more.K <= less.K * (1 + Tolerance), $"K {less.K} became {more.K}");
        Assert.True(more.PBelow11 >= less.PBelow11 - Quadrature, $"P(K<11) {less.PBelow11} became {more.PBelow11}");
        Assert.True(more.MatchProbability >= less.MatchProbability - Quadrature, $"match {less.MatchProbability} became {more.MatchProbability}");
        Assert.True(more.GroupMatchProbability >= less.GroupMatchProbability - Tolerance);
    }

    private static void Check(Action<Fact[], Random> law) =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var facts = new List<Fact>();
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                if (Some(random, facts) is { } fact)
                {
                    facts.Add(fact);
                }
            }

            if (facts.Count > 0)
            {
                law([.. facts], random);
            }
        }).QuickCheckThrowOnFailure();

    // One fact of a type that is not there yet: two homes or two ages are another story.
    private static Fact? Some(Random random, IReadOnlyCollection<Fact> facts)
    {
        var make = RiskFixture.Make;
        var min = random.Next(0, 95);
        Fact fact = random.Next(9) switch
        {
            0 => make.Place(Towns[random.Next(Towns.Length)]),
            1 => make.Age(min, Math.Min(110, min + random.Next(0, 20))),
            2 => make.Sex(random.Next(2) == 0),
            3 => make.Profession(Jobs[random.Next(Jobs.Length)]),
            4 => make.Health(Illnesses[random.Next(Illnesses.Length)]),
            5 => make.Religion(Faiths[random.Next(Faiths.Length)]),
            6 => make.Origin(Origins[random.Next(Origins.Length)]),
            7 => make.Children(random.Next(1, 12), byParent: random.Next(2) == 0),
            _ => make.Event(),
        };
        if (facts.Any(f => f.Type == fact.Type))
        {
            return null;
        }

        return random.Next(3) == 0 ? fact with { Confidence = random.NextDouble(), Weight = random.NextDouble() } : fact;
    }
}
