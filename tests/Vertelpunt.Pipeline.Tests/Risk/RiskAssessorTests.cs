using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Risk;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class RiskAssessorTests
{
    [Fact]
    public void A_story_without_facts_is_low()
    {
        var risk = RiskFixture.Assess("Het was een lange dag en niemand belde terug.");

        Assert.Equal(RiskLevel.Low, risk.Level);
        Assert.True(risk.K > 1_000_000);
        Assert.Empty(risk.Remedies);
    }

    [Fact]
    public void A_direct_identifier_that_stays_readable_excludes_the_story()
    {
        const string text = "Bel mij op 06-12345678 als het kan.";

        var risk = RiskFixture.Assess(text, RiskFixture.Find(text, "06-12345678", IdentifierKind.Phone));

        Assert.Equal(RiskLevel.Exclude, risk.Level);
        Assert.Equal("direct-left", risk.Reasons[0].Code);
    }

    [Fact]
    public void A_direct_identifier_behind_a_label_does_not_count()
    {
        const string text = "Bel mij op 06-12345678 als het kan.";

        var risk = RiskFixture.Assess(text, RiskFixture.Find(text, "06-12345678", IdentifierKind.Phone, RedactionOperator.Label));

        Assert.Equal(RiskLevel.Low, risk.Level);
    }

    [Fact]
    public void The_burgemeester_of_a_village_is_one_person()
    {
        const string text = "Ik ben burgemeester en ik woon in Appelscha.";

        var risk = RiskFixture.Assess(text, RiskFixture.Find(text, "burgemeester", IdentifierKind.Profession), RiskFixture.Find(text, "Appelscha", IdentifierKind.Location));

        Assert.Equal(RiskLevel.Exclude, risk.Level);
        Assert.Contains(risk.Reasons, r => r.Code == "office");
    }

    [Fact]
    public void Generalising_profession_and_place_lowers_the_risk_of_an_office()
    {
        const string text = "Ik ben burgemeester en ik woon in Appelscha.";
        Finding[] Findings(RedactionOperator action) =>
            [RiskFixture.Find(text, "burgemeester", IdentifierKind.Profession, action), RiskFixture.Find(text, "Appelscha", IdentifierKind.Location, action)];

        var kept = RiskFixture.Assess(text, Findings(RedactionOperator.Keep));
        var generalised = RiskFixture.Assess(text, Findings(RedactionOperator.Generalise));
        var removed = RiskFixture.Assess(text, Findings(RedactionOperator.Label));

        Assert.True(kept.K < generalised.K && generalised.K < removed.K);
        Assert.True(kept.Level > generalised.Level && generalised.Level >= removed.Level);
    }

    [Fact]
    public void Words_that_a_reviewer_shows_again_count_again()
    {
        const string text = "Ik woon in Appelscha.";
        var finding = RiskFixture.Find(text, "Appelscha", IdentifierKind.Location, RedactionOperator.Label);

        var hidden = RiskFixture.Assess(text, finding);
        var shown = RiskFixture.Assess(text, finding with { Status = FindingStatus.Rejected });

        Assert.True(hidden.K > 1_000_000);
        Assert.Equal(4775, shown.K, 100.0);
    }

    [Fact]
    public void A_sure_direct_identifier_stays_a_reason_when_its_finding_is_rejected()
    {
        const string text = "Bel mij op 06-12345678 als het kan.";
        var finding = RiskFixture.Find(text, "06-12345678", IdentifierKind.Phone, RedactionOperator.Label) with { Status = FindingStatus.Rejected };

        Assert.Equal(RiskLevel.Exclude, RiskFixture.Assess(text, finding).Level);
        Assert.Equal(RiskLevel.Low, RiskFixture.Assess(text, finding with { Confidence = 0.7 }).Level);
    }

    [Fact]
    public void Words_of_a_reviewer_that_no_level_knows_count_as_kept()
    {
        const string text = "Ik woon in Appelscha.";

        var kept = RiskFixture.Assess(text, RiskFixture.Find(text, "Appelscha", IdentifierKind.Location));
        var unclear = RiskFixture.Assess(text, RiskFixture.Find(text, "Appelscha", IdentifierKind.Location, RedactionOperator.Generalise, "dat dorp bij Oosterwolde"));
        var province = RiskFixture.Assess(text, RiskFixture.Find(text, "Appelscha", IdentifierKind.Location, RedactionOperator.Generalise, "Friesland"));

        Assert.Equal(kept.K, unclear.K);
        Assert.True(province.K > kept.K);
    }

    [Fact]
    public void A_place_that_no_table_knows_counts_as_a_small_village_and_says_so()
    {
        const string text = "Ik woon in Zwarteveensemond.";

        var risk = RiskFixture.Assess(text, RiskFixture.Find(text, "Zwarteveensemond", IdentifierKind.Location));

        Assert.InRange(risk.K, 100, 20_000);
        Assert.Contains("niet in onze tabellen", risk.Reasons[0].Text.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_with_place_and_day_is_found_by_a_search_engine()
    {
        const string text = "Op 3 mei 2021 was de brand in het zwembad van Urk.";

        var risk = RiskFixture.Assess(text,
            RiskFixture.Find(text, "3 mei 2021", IdentifierKind.Date), RiskFixture.Find(text, "brand in het zwembad", IdentifierKind.Event), RiskFixture.Find(text, "Urk", IdentifierKind.Location));

        Assert.Equal(RiskLevel.Exclude, risk.Level);
        Assert.Contains(risk.Reasons, r => r.Code == "media");
    }

    [Theory]
    [InlineData("Ik als moeder vind dat moeilijk.", "een vrouw")]
    [InlineData("Mijn vrouw en ik zaten aan tafel.", "een man")]
    [InlineData("Ik was toen zwanger van de tweede.", "een vrouw")]
    public void Wording_tells_the_tellers_sex(string text, string expected)
    {
        var facts = new FactExtractor(RiskFixture.Model).Extract(StoryDocument.OfText(text), [], []);

        Assert.Equal(expected, Assert.Single(facts).Current.Words.Nl);
    }

    [Fact]
    public void An_age_of_a_daughter_is_not_the_tellers()
    {
        const string text = "Mijn dochter is 9 jaar.";

        var fact = Assert.Single(new FactExtractor(RiskFixture.Model).Extract(StoryDocument.OfText(text), [RiskFixture.Find(text, "9 jaar", IdentifierKind.Age)], []));

        Assert.Equal((FactSubject.Relative, "dochter"), (fact.Subject, fact.Person));
    }

    [Fact]
    public void The_summary_speaks_of_people()
    {
        const string text = "Ik woon in Appelscha en ben 43 jaar.";

        var summary = RiskFixture.Assess(text, RiskFixture.Find(text, "Appelscha", IdentifierKind.Location), RiskFixture.Find(text, "43 jaar", IdentifierKind.Age)).Summary;

        Assert.StartsWith("Naar schatting ", summary.Nl, StringComparison.Ordinal);
        Assert.Contains("mensen in Nederland passen hierop", summary.Nl, StringComparison.Ordinal);
        Assert.Contains("In de groep van 150", summary.Nl, StringComparison.Ordinal);
        Assert.Contains("woont in Appelscha", summary.Nl, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_add_up_to_what_the_facts_shrink_together()
    {
        Fact[] facts = [RiskFixture.Make.Place("Dokkum"), RiskFixture.Make.Age(40, 44), RiskFixture.Make.Sex(true), RiskFixture.Make.Profession("verpleegkundige"), RiskFixture.Make.Children(3, byParent: true)];

        var risk = RiskFixture.Assessor.Assess(facts, RiskFixture.Group);

        var together = Math.Log10(RiskFixture.Model.People.Sum() / RiskFixture.CountOf(facts));
        Assert.Equal(together, risk.Reasons.Sum(r => r.Contribution), 6);
    }

    [Theory]
    [InlineData("Zeeland", 300_000)]
    [InlineData("Utrecht", 1_000_000)]
    [InlineData("Noord-Nederland", 1_500_000)]
    public void An_answer_about_the_region_is_a_province_or_wider(string region, double atLeast)
    {
        var risk = RiskFixture.Assessor.Assess(StoryDocument.OfText("Niemand belde terug."), [], [new("region", region)], new ProjectSettings());

        Assert.True(risk.K > atLeast);
    }

    [Fact]
    public void Answers_that_are_not_printed_do_not_count()
    {
        var document = StoryDocument.OfText("Niemand belde terug.");
        RiskAssessment Assess(bool printed) => RiskFixture.Assessor.Assess(document, [], [new("region", "Urk", printed), new("age", "75+", printed)], new ProjectSettings());

        Assert.True(Assess(printed: true).K < Assess(printed: false).K);
        Assert.True(Assess(printed: false).K > 1_000_000);
    }

    [Fact]
    public void A_story_without_a_relative_is_never_riskier_than_the_same_with_one()
    {
        const string alone = "Ik woon in Urk.";
        const string both = "Ik woon in Urk. Mijn dochter heeft leukemie.";

        var without = RiskFixture.Assess(alone, RiskFixture.Find(alone, "Urk", IdentifierKind.Location));
        var with = RiskFixture.Assess(both, RiskFixture.Find(both, "Urk", IdentifierKind.Location), RiskFixture.Find(both, "leukemie", IdentifierKind.Health));

        Assert.True(with.K <= without.K);
        Assert.True(with.Level >= without.Level);
    }
}
