using Vertelpunt.Domain.Wording;
using Xunit;

namespace Vertelpunt.Domain.Tests.Wording;

public sealed class PlainDutchTests
{
    [Theory]
    [InlineData("verhaal", 2)]
    [InlineData("schrijf", 1)]
    [InlineData("eeuwen", 2)]
    [InlineData("geïnteresseerd", 5)]
    [InlineData("bijeenkomst", 3)]
    [InlineData("b", 1)]
    public void Syllables_are_counted_as_they_are_spoken(string word, int syllables) => Assert.Equal(syllables, PlainDutch.Syllables(word));

    [Fact]
    public void Reading_ease_is_the_formula_of_Flesch_with_the_weights_of_Douma()
    {
        // Two sentences, six words, seven syllables.
        const string text = "Ik vroeg hem. Hij kwam daarna.";

        Assert.Equal(206.84 - (0.77 * 100 * 7 / 6) - (0.93 * 3), PlainDutch.Ease(text), 9);
    }

    [Theory]
    [InlineData("Je verhaal wordt door een programma gelezen.", WordingIssue.Passive)]
    [InlineData("Vul dit formulier in, indien je dat wilt.", WordingIssue.Jargon)]
    [InlineData("Vertel hoe u dat vond.", WordingIssue.Formal)]
    [InlineData("Niemand hoeft dat niet te weten.", WordingIssue.Denials)]
    [InlineData("Dat vraagt verantwoordelijkheidsgevoel.", WordingIssue.LongWord)]
    [InlineData("Een zin die maar doorgaat en doorgaat, met telkens nog een stukje erbij dat ook nog gezegd moest worden voordat hij eindelijk ophoudt.", WordingIssue.LongSentence)]
    public void What_makes_a_text_harder_is_remarked(string text, WordingIssue issue) => Assert.Contains(issue, PlainDutch.Look(text).Select(r => r.Issue));

    [Theory]
    [InlineData("Vertel over een keer dat je hulp nodig had. Wat gebeurde er?")]
    [InlineData("Dit leest niemand voordat je op 'Versturen' drukt.")]
    [InlineData("Ik word moe van wachten.")]
    [InlineData("Open van 8.30 u tot 22 u.")]
    [InlineData("")]
    public void Plain_sentences_get_no_remark(string text) => Assert.Empty(PlainDutch.Look(text));

    [Fact]
    public void A_letter_of_an_office_is_hard_and_the_demonstration_is_not()
    {
        const string office = "Ondergetekende verklaart akkoord te gaan met de verwerking van persoonsgegevens ten behoeve van evaluatiedoeleinden. Betrokkenen kunnen gebruikmaken van inzagemogelijkheden overeenkomstig de geldende privacywetgeving, behoudens uitzonderingen zoals vastgelegd in organisatiespecifieke reglementen aangaande gegevensbescherming.";
        const string plain = "Hulp vragen is niet gewoon. We willen weten hoe het echt gaat: thuis, op school, op het werk, in de buurt. Met jullie verhalen zoeken mensen uit de zorg, het onderwijs en de gemeente samen wat er beter kan.";

        Assert.Contains(PlainDutch.Look(office), r => r.Issue == WordingIssue.Hard);
        Assert.True(PlainDutch.Ease(plain) > 70 && PlainDutch.Ease(office) < 30, $"{PlainDutch.Ease(plain):0} and {PlainDutch.Ease(office):0}");
    }
}
