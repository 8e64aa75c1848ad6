using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Tests.Sealing;

public class TellerCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void VR_04_a_code_shows_five_groups_of_four_and_a_check_character()
    {
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]$", TellerCode.Create().Grouped);
    }

    [Fact]
    public void VR_04_a_million_codes_have_no_double_and_no_skew()
    {
        var seen = new HashSet<string>();
        var counts = new int[20, 32];
        for (var i = 0; i < 1_000_000; i++)
        {
            var code = TellerCode.Create().Characters;
            Assert.True(seen.Add(code));
            for (var position = 0; position < 20; position++)
            {
                counts[position, Alphabet.IndexOf(code[position], StringComparison.Ordinal)]++;
            }
        }

        for (var position = 0; position < 20; position++)
        {
            var chiSquare = Enumerable.Range(0, 32).Sum(c => Math.Pow(counts[position, c] - 31_250.0, 2) / 31_250.0);
            Assert.True(chiSquare < 90, $"Position {position} is skewed: {chiSquare}."); // 31 degrees of freedom: 90 is passed once in 10^7
        }
    }

    [Fact]
    public void VR_04_any_case_spacing_and_dashes_give_the_same_code() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            seed =>
            {
                var random = new Random(seed);
                var code = TellerCode.Create();
                var typed = string.Concat(code.Grouped.Replace("-", "", StringComparison.Ordinal).Select(c =>
                {
                    var letter = random.Next(2) == 0 ? char.ToLowerInvariant(c) : c;
                    letter = (letter, random.Next(3)) switch
                    {
                        ('0', 0) => 'O',
                        ('0', 1) => 'o',
                        ('1', 0) => 'l',
                        ('1', 1) => 'I',
                        _ => letter,
                    };
                    return letter + random.Next(6) switch { 0 => " ", 1 => "-", 2 => " – ", 3 => "\n", _ => "" };
                }));
                return TellerCode.TryParse(typed, out var read) && read.Equals(code);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void VR_04_one_wrong_character_or_two_neighbours_swapped_is_noticed()
    {
        var code = TellerCode.Create().Grouped.Replace("-", "", StringComparison.Ordinal);
        for (var i = 0; i < code.Length; i++)
        {
            foreach (var other in Alphabet.Where(c => c != code[i]))
            {
                Assert.False(TellerCode.TryParse(code[..i] + other + code[(i + 1)..], out _));
            }

            if (i + 1 < code.Length && code[i] != code[i + 1])
            {
                Assert.False(TellerCode.TryParse(code[..i] + code[i + 1] + code[i] + code[(i + 2)..], out _));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hallo")]
    [InlineData("0000-0000-0000-0000-0000")]
    [InlineData("0000-0000-0000-0000-0000-00")]
    [InlineData("0000-0000-0000-0000-000U-0")]
    public void What_is_no_code_is_not_read(string? typed) => Assert.False(TellerCode.TryParse(typed, out _));

    [Fact]
    public void A_code_does_not_ride_into_a_log()
    {
        var code = TellerCode.Create();

        Assert.DoesNotContain(code.Characters[..4], $"{code}", StringComparison.Ordinal);
    }
}
