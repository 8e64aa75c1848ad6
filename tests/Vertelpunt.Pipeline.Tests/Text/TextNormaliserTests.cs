using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Tests.Detection;
using Vertelpunt.Pipeline.Text;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Text;

public sealed class TextNormaliserTests
{
    private static readonly Arbitrary<string> Any =
        Gen.OneOf(HostileText.Short, Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf().Select(chars => new string(chars))).ToArbitrary();

    [Theory]
    [InlineData("０６\u201112", "06-12")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("a\u200Bb\u202Ec\0d", "abcd")]
    [InlineData("’t “ja”", "'t \"ja\"")]
    [InlineData("ĳs ﬁets", "ijs fiets")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("\uD835\uDFD8\uD835\uDFDE", "06")]
    [InlineData("a\u0301\u0302\u0303\u0304\u0305\u0306b", "á\u0302\u0303b")]
    public void Odd_characters_become_plain_ones(string text, string plain)
    {
        Assert.Equal(plain, TextNormaliser.Normalise(text).Text);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        Assert.Equal("a\uFFFDb", TextNormaliser.Normalise("a\uD800b").Text);
    }

    [Fact]
    public void An_ordinary_text_is_not_copied()
    {
        const string text = "Ik ben één keer naar Curaçao geweest.\nDat was het.";

        Assert.Same(text, TextNormaliser.Normalise(text).Text);
    }

    [Fact]
    public void Normalising_twice_changes_nothing()
    {
        Prop.ForAll(Any, text =>
        {
            var once = TextNormaliser.Normalise(text).Text;
            return TextNormaliser.Normalise(once).Text == once;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_stretch_maps_back_into_the_original_in_order()
    {
        Prop.ForAll(Any, text =>
        {
            var normalised = TextNormaliser.Normalise(text);
            var last = 0;
            for (var i = 0; i < normalised.Text.Length; i++)
            {
                var span = normalised.ToOriginal(new TextSpan(i, i + 1));
                if (span.Length == 0 || span.Start < last || span.End > text.Length)
                {
                    return false;
                }

                last = span.Start;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_that_steers_or_hides_is_left()
    {
        Prop.ForAll(Any, text => TextNormaliser.Normalise(text).Text.All(c => c == '\n' || (!char.IsControl(c) && c is not ('\u200B' or '\u202E' or '\u00AD' or '\uFEFF'))))
            .QuickCheckThrowOnFailure();
    }
}
