using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Pipeline.Risk.Validation;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("Ik woon in Appelscha.", FactType.Place, "woont in Appelscha")]
    [InlineData("wij wonen al jaren in de gemeente urk.", FactType.Place, "woont in Urk")]
    [InlineData("Sinds de scheiding woon ik in Goes.", FactType.Place, "woont in Goes")]
    [InlineData("Ik woon in Een.", FactType.Place, "woont in Een")]
    [InlineData("Ik werk als dominee.", FactType.Profession, "dominee")]
    [InlineData("Bij mij is diabetes type 1 vastgesteld.", FactType.Health, "diabetes type 1")]
    [InlineData("Wij hebben drie kinderen.", FactType.Family, "heeft 3 kinderen")]
    public void What_tellers_say_outright_counts_without_any_finding(string text, FactType type, string expected)
    {
        var fact = Assert.Single(new FactExtractor(RiskFixture.Model).Extract(StoryDocument.OfText(text), [], []));

        Assert.Equal((type, expected), (fact.Type, fact.Current.Words.Nl));
        Assert.True(fact.IsPlain);
    }

    [Theory]
    [InlineData("Ik ben moe en ik heb koffie.")]
    [InlineData("Ik kom op zondag.")]
    [InlineData("Wij wonen in een dorp en ik kom uit een groot gezin.")]
    [InlineData("Ik woon op best een eind fietsen.")]
    public void Words_that_no_table_knows_are_no_fact(string text)
    {
        Assert.Empty(new FactExtractor(RiskFixture.Model).Extract(StoryDocument.OfText(text), [], []));
    }

    [Fact]
    public void A_place_behind_a_label_tells_nothing()
    {
        const string text = "Ik woon in Appelscha.";

        Assert.True(RiskFixture.Assess(text, RiskFixture.Find(text, "Appelscha", IdentifierKind.Location, RedactionOperator.Label)).K > 1_000_000);
    }

    [Theory]
    [InlineData("Ik ben imker en ik woon in Appelscha.", "Ik woon in Appelscha en ik ben imker.")]
    [InlineData("Ik woon in Urk. Ik ben 43 jaar.", "Ik ben 43 jaar. Ik woon in Urk.")]
    public void Telling_the_same_in_other_words_keeps_the_risk(string one, string other)
    {
        var (a, b) = (Of(one), Of(other));

        Assert.Equal(a.Level, b.Level);
        Assert.InRange(b.K / a.K, 0.3, 3);

        static RiskAssessment Of(string text) => RiskFixture.Assess(text, [.. new[] { ("imker", IdentifierKind.Profession), ("Appelscha", IdentifierKind.Location), ("Urk", IdentifierKind.Location), ("43 jaar", IdentifierKind.Age) }
            .Where(w => text.Contains(w.Item1, StringComparison.Ordinal)).Select(w => RiskFixture.Find(text, w.Item1, w.Item2))]);
    }

    [Fact]
    public void Texts_told_of_invented_people_are_seldom_missed_even_without_detection()
    {
        var figures = TextValidation.Run(RiskFixture.Model, _ => [], 120, seed: 3, provinces: ["Zeeland"]);

        Assert.True(figures.Unsafe > 3);
        Assert.InRange(figures.LostByType[FactType.Place], 0, 0.2);
    }
}
