using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Pipeline.Tests.Detection;
using Vertelpunt.Pipeline.Text;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Text;

public sealed class TokeniserTests
{
    [Fact]
    public void Words_numbers_and_signs_are_parted()
    {
        const string text = "Anne-Fleur's huis, 12b!";

        var words = Tokeniser.Tokenise(text).Select(t => text[t.Start..t.End]);

        Assert.Equal(["Anne", "-", "Fleur", "'", "s", "huis", ",", "12", "b", "!"], words);
    }

    [Fact]
    public void Capitals_and_sentence_starts_are_seen()
    {
        var tokens = Tokeniser.Tokenise("Ik zag NS. Toen\njij");

        Assert.True(tokens[0].Is(TokenKind.SentenceStart) && tokens[0].Is(TokenKind.Capitalised) && !tokens[0].Is(TokenKind.AllCapitals));
        Assert.True(tokens[2].Is(TokenKind.AllCapitals) && !tokens[2].Is(TokenKind.SentenceStart));
        Assert.True(tokens[4].Is(TokenKind.SentenceStart));
        Assert.True(tokens[5].IsLineBreak);
        Assert.True(tokens[6].Is(TokenKind.SentenceStart));
    }

    [Fact]
    public void Everything_but_spaces_is_in_exactly_one_token()
    {
        Prop.ForAll(HostileText.Short.ToArbitrary(), text =>
        {
            var plain = TextNormaliser.Normalise(text).Text;
            var covered = new int[plain.Length];
            var last = 0;
            foreach (var token in Tokeniser.Tokenise(plain))
            {
                if (token.Start < last || token.Length == 0)
                {
                    return false;
                }

                last = token.End;
                for (var i = token.Start; i < token.End; i++)
                {
                    covered[i]++;
                }
            }

            return plain.Select((c, i) => covered[i] == (c is ' ' or '\t' ? 0 : 1)).All(right => right);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Ready_made_tokens_are_not_cut_further_and_a_line_is_a_sentence()
    {
        const string text = "De Sotheby's-leerstoel kost 12.5 .\nNATO zwijgt";

        var tokens = Tokeniser.AtSpaces(text);

        Assert.Equal(["De", "Sotheby's-leerstoel", "kost", "12.5", ".", "\n", "NATO", "zwijgt"], tokens.Select(t => text[t.Start..t.End]));
        Assert.Equal(["De", "NATO"], tokens.Where(t => t.Is(TokenKind.SentenceStart)).Select(t => text[t.Start..t.End]));
        Assert.Equal(["NATO"], tokens.Where(t => t.Is(TokenKind.AllCapitals)).Select(t => text[t.Start..t.End]));
    }
}
