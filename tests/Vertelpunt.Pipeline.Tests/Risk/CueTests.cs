using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class CueTests
{
    [Theory]
    [InlineData("Het dak stortte in tijdens de markt.", "cue-incident")]
    [InlineData("Toen kwam de rechtszaak.", "cue-court")]
    [InlineData("Het stond in de krant.", "cue-news")]
    [InlineData("Ik was de enige vrouwelijke kapper van het dorp.", "cue-only")]
    [InlineData("De burgemeester keek weg.", "cue-office")]
    public void Words_that_set_a_story_apart_are_reasons_without_any_finding(string text, string code)
    {
        Assert.Contains(RiskFixture.Assess(text).Reasons, r => r.Code == code);
    }

    [Fact]
    public void Several_of_them_keep_a_story_without_findings_from_low()
    {
        Assert.True(RiskFixture.Assess("De burgemeester stond in de krant na de brand, toen kwam de rechtszaak.").Level > RiskLevel.Low);
    }

    [Theory]
    [InlineData("Ik woon in Appelscha. Na de brand in de schuur stonden we in de krant.", RiskLevel.Exclude)]
    [InlineData("Na de brand in de schuur stonden we in de krant.", RiskLevel.Medium)]
    public void An_incident_in_the_papers_with_its_place_can_be_looked_up(string text, RiskLevel expected)
    {
        Assert.Equal(expected, RiskFixture.Assess(text).Level);
    }

    [Theory]
    [InlineData("Op 4 maart was de brand in Appelscha.", true)]
    [InlineData("Op 4 maart belde mijn zus. FILLER Ik woon in Appelscha. Jaren later was er brand.", false)]
    public void A_day_counts_for_an_incident_that_it_stands_close_to(string text, bool expected)
    {
        text = text.Replace("FILLER", string.Concat(Enumerable.Repeat("Ze vertelde over haar tuin en over het weer van die week. ", 4)), StringComparison.Ordinal);
        var risk = RiskFixture.Assess(text, RiskFixture.Find(text, "4 maart", IdentifierKind.Date), RiskFixture.Find(text, "Appelscha", IdentifierKind.Location));

        Assert.Equal(expected, risk.Reasons.Any(r => r.Code == "media"));
    }

    [Fact]
    public void Words_that_redaction_hides_are_no_cue()
    {
        const string text = "Het stond in de krant.";

        Assert.DoesNotContain(RiskFixture.Assess(text, RiskFixture.Find(text, "krant", IdentifierKind.Organisation, RedactionOperator.Label)).Reasons, r => r.Code == "cue-news");
    }
}
