using Vertelpunt.Pipeline.Reports;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Reports;

public sealed class SentencesTests
{
    [Fact]
    public void A_sentence_ends_at_a_mark_before_a_capital_a_placeholder_or_a_new_line()
    {
        Assert.Equal(
            ["Ik belde dr. de Wit niet.", "‘Kom je?’ vroeg ze.", "[naam] kwam.", "Echt…", "Zo laat nog!", "zonder punt"],
            Sentences.Of("Ik belde dr. de Wit niet. ‘Kom je?’ vroeg ze. [naam] kwam. Echt… Zo laat nog!\n\nzonder punt"));
        Assert.Empty(Sentences.Of(" \n "));
    }

    [Fact]
    public void A_quote_that_closes_after_the_mark_stays_with_its_sentence() =>
        Assert.Equal(["Ze zei: ‘Blijf maar.’", "Dus ik bleef."], Sentences.Of("Ze zei: ‘Blijf maar.’ Dus ik bleef."));

    [Fact]
    public void A_passage_shows_what_was_left_out_and_ignores_numbers_that_are_not_there()
    {
        const string Text = "Een. Twee. Drie. Vier.";

        Assert.Equal("Een. Twee. […] Vier.", Sentences.Passage(Text, [3, 0, 1, 1, 9, -1]));
        Assert.Equal("", Sentences.Passage(Text, []));
    }

    [Fact]
    public void Sentences_together_are_the_text_without_its_white_space()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => "ab .!?…’\n[A"[random.Next(11)])]);

            Assert.Equal(Bare(text), Bare(string.Concat(Sentences.Of(text))));
        }

        static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
