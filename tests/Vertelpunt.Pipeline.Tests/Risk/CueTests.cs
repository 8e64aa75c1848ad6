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

    [Fact]
    public void Words_that_redaction_hides_are_no_cue()
    {
        const string text = "Het stond in de krant.";

        Assert.DoesNotContain(RiskFixture.Assess(text, RiskFixture.Find(text, "krant", IdentifierKind.Organisation, RedactionOperator.Label)).Reasons, r => r.Code == "cue-news");
    }
}
