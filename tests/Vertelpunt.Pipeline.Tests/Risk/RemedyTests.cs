using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Pipeline.Risk;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class RemedyTests
{
    [Fact]
    public void The_first_remedy_loses_no_more_than_the_best_of_all_combinations()
    {
        var random = new Random(7);
        var strict = RiskFixture.Model.With(RiskFixture.Model.Parameters with
        {
            Thresholds = RiskFixture.Model.Parameters.Thresholds with { PBelow11High = RiskFixture.Model.Parameters.Thresholds.PBelow11Remedy },
        });
        var judge = new RiskAssessor(strict);
        string[] towns = ["Appelscha", "Urk", "Dokkum", "Goes"];
        string[] jobs = ["imker", "kapper", "dominee", "verpleegkundige"];
        for (var i = 0; i < 12; i++)
        {
            Fact[] facts = [RiskFixture.Make.Place(towns[random.Next(4)]), RiskFixture.Make.Age(20 + random.Next(60), 85), RiskFixture.Make.Profession(jobs[random.Next(4)]), RiskFixture.Make.Children(2 + random.Next(6), true)];
            var risk = RiskFixture.Assessor.Assess(facts, RiskFixture.Group);
            if (risk.Level == RiskLevel.Low)
            {
                continue;
            }

            var best = Cheapest(facts, judge, risk.Level > RiskLevel.Medium ? RiskLevel.Medium : RiskLevel.Low);

            Assert.Equal(best, risk.Remedies[0].BitsLost, 6);
        }
    }

    [Fact]
    public void A_remedy_can_be_applied_to_the_findings_it_names_and_then_holds()
    {
        const string text = "Ik ben imker en ik woon in Appelscha.";
        Finding[] findings = [RiskFixture.Find(text, "imker", IdentifierKind.Profession), RiskFixture.Find(text, "Appelscha", IdentifierKind.Location)];
        var before = RiskFixture.Assess(text, findings);

        Assert.NotEmpty(before.Remedies);
        foreach (var remedy in before.Remedies)
        {
            Finding[] changed = [.. findings.Select(f => remedy.Changes.FirstOrDefault(c => c.Spans.Contains(f.Span)) is { } change
                ? f with { Operator = change.Operator, Replacement = change.Replacement.Length > 0 ? change.Replacement : null }
                : f)];

            Assert.Equal(remedy.LevelAfter, RiskFixture.Assess(text, changed).Level);
        }
    }

    [Fact]
    public void Where_only_a_direct_identifier_stands_in_the_way_hiding_it_is_the_remedy()
    {
        const string text = "Bel mij op 06-12345678 als het kan.";

        var remedy = Assert.Single(RiskFixture.Assess(text, RiskFixture.Find(text, "06-12345678", IdentifierKind.Phone)).Remedies);

        Assert.Equal(RiskLevel.Low, remedy.LevelAfter);
        Assert.Equal(RedactionOperator.Label, Assert.Single(remedy.Changes).Operator);
    }

    private static double Cheapest(Fact[] facts, RiskAssessor judge, RiskLevel target)
    {
        var best = double.PositiveInfinity;
        var levels = new int[facts.Length];
        Try(0);
        return best;

        void Try(int index)
        {
            if (index < facts.Length)
            {
                for (levels[index] = 0; levels[index] <= facts[index].Ladder.Count; levels[index]++)
                {
                    Try(index + 1);
                }

                return;
            }

            var told = facts.Select((f, i) => (Fact: f, Level: levels[i])).Where(f => f.Level < f.Fact.Ladder.Count).Select(f => f.Fact with { Level = f.Level }).ToArray();
            var bits = facts.Sum(Bits) - told.Sum(Bits);
            if (bits < best && judge.Assess(told, RiskFixture.Group).Level <= target)
            {
                best = bits;
            }
        }
    }

    private static double Bits(Fact fact) => -Math.Log2(Cells.Overall(RiskFixture.Model.People, fact.Current.Share));
}
