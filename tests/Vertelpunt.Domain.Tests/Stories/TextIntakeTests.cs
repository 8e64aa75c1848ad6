using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Stories;
using Xunit;

namespace Vertelpunt.Domain.Tests.Stories;

public sealed class TextIntakeTests
{
    [Theory]
    [InlineData("Regel een\r\nregel twee\rdrie", "Regel een\nregel twee\ndrie")]
    [InlineData("a\n\n\n\n\n\n\nb", "a\n\n\n\nb")]
    [InlineData("a\n \n \n \n \n \nb", "a\n \n \n \n  b")]
    [InlineData("e\u0301e\u0301n", "één")]
    [InlineData("links\u202Ereveild\u202C", "linksreveild")]
    [InlineData("bel\u0007 en escape\u001B[31m", "bel en escape[31m")]
    [InlineData("gezin 👨‍👩‍👧 blijft", "gezin 👨‍👩‍👧 blijft")]
    [InlineData("tab\tblijft", "tab\tblijft")]
    [InlineData("einde   \n\n", "einde")]
    public void Text_is_kept_readable_and_harmless(string raw, string expected)
    {
        var taken = TextIntake.Lines(raw, 1000);

        Assert.Equal((expected, TextProblem.None), (taken.Text, taken.Problem));
    }

    [Fact]
    public void What_cannot_be_read_is_given_back_without_it_and_told()
    {
        // Built here: a lone half of a pair does not survive in an attribute.
        var (high, low) = ((char)0xD800, (char)0xDC00);
        foreach (var (raw, expected) in new[] { ("a\0b", "ab"), ($"a{high}b", "ab"), ($"a{low}b", "ab"), ($"{low}{high}", ""), ($"{high}{high}{low}x", $"{high}{low}x") })
        {
            var taken = TextIntake.Lines(raw, 1000);

            Assert.Equal((expected, TextProblem.Unreadable), (taken.Text, taken.Problem));
        }
    }

    [Fact]
    public void Towers_of_marks_are_capped()
    {
        var taken = TextIntake.Lines("z" + string.Concat(Enumerable.Repeat("\u0336\u0317", 500)) + "o", 10_000);

        Assert.Equal(1 + TextIntake.MaxMarksPerLetter + 1, taken.Text.Length);
    }

    [Fact]
    public void A_million_lines_are_short_work()
    {
        var taken = TextIntake.Lines(new string('\n', 1_000_000) + "x", 40_000);

        Assert.Equal("\n\n\n\nx", taken.Text);
    }

    [Fact]
    public void Too_long_counts_characters_and_bytes()
    {
        Assert.Equal(TextProblem.None, TextIntake.Lines(new string('a', 40_000), 40_000).Problem);
        Assert.Equal(TextProblem.TooLong, TextIntake.Lines(new string('a', 40_001), 40_000).Problem);
        Assert.Equal(TextProblem.TooLong, TextIntake.Lines(new string('字', 40_001), 100_000).Problem);
    }

    [Fact]
    public void A_title_is_one_line() => Assert.Equal("Een titel op twee regels", TextIntake.Line("Een titel\r\nop twee regels ", 120).Text);

    [Fact]
    public void Taking_in_what_was_taken_in_changes_nothing_and_it_is_always_valid_text() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(raw =>
        {
            var once = TextIntake.Lines(raw, 1000).Text;
            var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
            return TextIntake.Lines(once, 1000).Text == once && utf8.GetString(utf8.GetBytes(once)) == once && !once.Contains('\0');
        }));
}
