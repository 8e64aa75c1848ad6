using System.Text.Json;
using Vertelpunt.Pipeline.Risk;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class RiskLinesTests
{
    private static readonly RiskLines Lines = new(RiskFixture.Model);

    [Fact]
    public void Facts_become_one_line_with_the_documented_fields()
    {
        var line = One("""{"id":"a1","facts":[{"type":"place","value":"Appelscha","level":"plaats"},{"type":"age","min":35,"max":39},{"type":"sex","value":"F"}],"group":{"size":150,"shares":["gemeente"]}}""");

        using var json = JsonDocument.Parse(line.Json!);
        string[] fields = ["id", "k", "k_low", "k_high", "p_unique", "p_lt_11", "rho", "rho_group", "level", "reasons", "remedies"];
        Assert.All(fields, f => Assert.True(json.RootElement.TryGetProperty(f, out _), f));
        Assert.Equal("a1", json.RootElement.GetProperty("id").GetString());
        Assert.InRange(json.RootElement.GetProperty("k").GetDouble(), 50, 250);
    }

    [Fact]
    public void A_municipality_beside_the_place_tells_which_is_meant()
    {
        var ameland = K("""{"facts":[{"type":"place","value":"Nes","gemeente":"Ameland"}]}""");
        var any = K("""{"facts":[{"type":"place","value":"Nes"}]}""");

        Assert.True(ameland > any);
    }

    [Fact]
    public void A_place_can_be_told_at_a_wider_level()
    {
        var town = K("""{"facts":[{"type":"place","value":"Appelscha","level":"plaats"}]}""");
        var municipality = K("""{"facts":[{"type":"place","value":"Ooststellingwerf","level":"gemeente"}]}""");
        var climbed = K("""{"facts":[{"type":"place","value":"Appelscha","level":"gemeente"}]}""");
        var province = K("""{"facts":[{"type":"place","value":"Friesland","level":"provincie"}]}""");

        Assert.True(town < municipality && municipality < province);
        Assert.Equal(municipality, climbed);
    }

    [Fact]
    public void What_the_group_shares_tells_nobody_apart_there()
    {
        var alone = Number("""{"facts":[{"type":"place","value":"Appelscha"},{"type":"sex","value":"M"}]}""", "rho_group");
        var shared = Number("""{"facts":[{"type":"place","value":"Appelscha"},{"type":"sex","value":"M"}],"group":{"size":150,"shares":["gemeente"]}}""", "rho_group");

        Assert.True(shared < alone);
    }

    [Theory]
    [InlineData("""{"facts":[{"type":"age","min":150,"max":160}]}""", "facts[0].min")]
    [InlineData("""{"facts":[{"type":"age","min":40,"max":30}]}""", "above max")]
    [InlineData("""{"facts":[{"type":"age"}]}""", "needs value")]
    [InlineData("""{"facts":[{"type":"place","value":"Urk","level":"straat"}]}""", "facts[0].level")]
    [InlineData("""{"facts":[{"type":"shoe size","value":"43"}]}""", "facts[0].type")]
    [InlineData("""{"facts":[{"type":"sex","value":"F"},{"type":"sex","value":"M"}]}""", "contradicts facts[0]")]
    [InlineData("""{"facts":[{"type":"age","value":30},{"type":"age","value":40}]}""", "contradicts facts[0]")]
    [InlineData("""{"facts":[],"group":{"size":0}}""", "group.size")]
    [InlineData("""{"facts":[],"group":{"size":9,"shares":["shoes"]}}""", "group.shares")]
    [InlineData("""{"id":"x"}""", "facts: is missing")]
    [InlineData("""{"facts":""", "is not JSON")]
    [InlineData("""[1]""", "must be a JSON object")]
    public void What_cannot_be_is_refused_by_line_and_field(string input, string expected)
    {
        var line = Assert.Single(Lines.AssessFacts(new StringReader("\n" + input)));

        Assert.Null(line.Json);
        Assert.StartsWith("line 2: ", line.Error!, StringComparison.Ordinal);
        Assert.Contains(expected, line.Error!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_line_does_not_stop_the_others()
    {
        var lines = Lines.AssessFacts(new StringReader("nonsense\n{\"id\":\"b\",\"facts\":[]}\n")).ToArray();

        Assert.Equal([1, 2], lines.Select(l => l.Number));
        Assert.Null(lines[0].Json);
        Assert.NotNull(lines[1].Json);
    }

    [Fact]
    public void Unknown_values_are_cautious()
    {
        Assert.True(K("""{"facts":[{"type":"place","value":"Nergenshuizen"}]}""") < 1000);
        Assert.True(K("""{"facts":[{"type":"profession","value":"zandkasteelbouwer"}]}""") < 10_000);
        Assert.True(K("""{"facts":[{"type":"health","value":"ziekte van niemand"}]}""") < 10_000);
    }

    [Fact]
    public void A_fact_about_a_relative_scores_that_relative_too()
    {
        var line = One("""{"facts":[{"type":"place","value":"Appelscha"},{"type":"profession","value":"burgemeester","subject":"relative","person":"vader"}]}""");

        using var json = JsonDocument.Parse(line.Json!);
        Assert.Equal("exclude", json.RootElement.GetProperty("level").GetString());
        Assert.Contains("office", line.Json!, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_lines_go_through_the_detection_they_are_given()
    {
        var line = Assert.Single(Lines.AssessTexts(new StringReader("""{"id":"t","text":"Ik woon in Urk.","answers":{"leeftijdsgroep":"65+","regio":"Flevoland"}}"""),
            document => [RiskFixture.Find(document.Text, "Urk", Vertelpunt.Domain.Privacy.IdentifierKind.Location)]));

        using var json = JsonDocument.Parse(line.Json!);
        Assert.InRange(json.RootElement.GetProperty("k").GetDouble(), 500, 5000);
    }

    private static RiskLine One(string input) => Assert.Single(Lines.AssessFacts(new StringReader(input)));

    private static double K(string input) => Number(input, "k");

    private static double Number(string input, string field)
    {
        var line = One(input);
        Assert.Null(line.Error);
        using var json = JsonDocument.Parse(line.Json!);
        return json.RootElement.GetProperty(field).GetDouble();
    }
}
