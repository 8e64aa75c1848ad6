using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Detection.Identity;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Detection;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("111222333", true)]
    [InlineData("123456782", true)]
    [InlineData("11122233", false)]
    [InlineData("123456789", false)]
    [InlineData("000000000", false)]
    [InlineData("1234567", false)]
    public void The_eleven_test_tells_a_bsn(string digits, bool valid)
    {
        Assert.Equal(valid, BsnAnnotator.IsValid(digits));
    }

    [Theory]
    [InlineData("NL91ABNA0417164300", true)]
    [InlineData("BE68539007547034", true)]
    [InlineData("NL92ABNA0417164300", false)]
    [InlineData("nl91abna0417164300", false)]
    public void Modulo_97_tells_an_iban(string iban, bool valid)
    {
        Assert.Equal(valid, IbanAnnotator.IsValid(iban));
    }

    [Theory]
    [InlineData("85073003328", true)]
    [InlineData("85073003329", false)]
    [InlineData("85133003328", false)]
    public void Modulo_97_of_the_birth_date_tells_a_national_number(string digits, bool valid)
    {
        Assert.Equal(valid, NationalNumberAnnotator.IsValid(digits));
    }

    [Theory]
    [InlineData("4012888888881881", true)]
    [InlineData("4012888888881882", false)]
    public void The_Luhn_formula_tells_a_card(string digits, bool valid)
    {
        Assert.Equal(valid, CardNumberAnnotator.IsValid(digits));
    }

    [Theory]
    [InlineData("nul", 0)]
    [InlineData("drieënveertig", 43)]
    [InlineData("drieenveertig", 43)]
    [InlineData("tachentig", 80)]
    [InlineData("honderdvier", 104)]
    [InlineData("vijfhonderdzevenentwintig", 527)]
    [InlineData("negentienhonderdvierentachtig", 1984)]
    [InlineData("negentienvierentachtig", 1984)]
    [InlineData("tweeduizendzestien", 2016)]
    [InlineData("tweeduizendendrie", 2003)]
    public void Numbers_in_words_are_read(string word, int value)
    {
        Assert.True(NumberWords.TryParse(word, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("honderdtachtigduizendste")]
    [InlineData("tweeling")]
    [InlineData("duizendpoot")]
    [InlineData("verhonderdvoudigen")]
    public void Other_words_are_no_numbers(string word)
    {
        Assert.False(NumberWords.TryParse(word, out _));
    }
}
