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
    [InlineData("""{"facts":[{"type":"age","value":"35-200"}]}""", "facts[0].value")]
    [InlineData("""{"facts":[{"type":"age","value":9},{"type":"profession","value":"huisarts"}]}""", "contradicts facts[0]: a child has no such profession")]
    [InlineData("""{"facts":[{"type":"age","value":8},{"type":"children","value":4}]}""", "contradicts facts[0]: a child has no children")]
    [InlineData("""{"facts":[{"type":"place","value":"Urk"},{"type":"place","value":"Maastricht"}]}""", "contradicts facts[0]: nobody lives in both")]
    [InlineData("""{"facts":[{"type":"place","value":"Hengelo","gemeente":3}]}""", "facts[0].gemeente")]
    [InlineData("""{"facts":[{"type":"place","value":"Urk","tie":"yes"}]}""", "facts[0].tie")]
    [InlineData("""{"facts":[{"type":"children","value":2},{"type":"children","value":5}]}""", "contradicts facts[0]: nobody has both numbers of children")]
    [InlineData("""{"facts":[{"type":"age","value":-3}]}""", "facts[0].value")]
    [InlineData("""{"facts":[{"type":"age","value":1e400}]}""", "facts[0].value")]
    [InlineData("""{"facts":[{"type":"age","value":"oud"}]}""", "facts[0].value")]
    [InlineData("""{"facts":[{"value":"Urk"}]}""", "facts[0].type")]
    [InlineData("""{"facts":[{"type":"place","value":7}]}""", "facts[0].value")]
    [InlineData("""{"facts":[{"type":"place","value":"Urk","subject":3}]}""", "facts[0].subject")]
    [InlineData("""{"facts":[{"type":"place","value":"Urk","confidence":-1}]}""", "facts[0].confidence")]
    [InlineData("""{"facts":[{"type":"profession","value":"imker","level":"klasse"}]}""", "facts[0].level")]
    [InlineData("""{"facts":[],"group":{"size":-150}}""", "group.size")]
    [InlineData("""{"facts":[],"group":{"size":99999999999}}""", "group.size")]
    [InlineData("""{"facts":[],"group":150}""", "group: must be an object")]
    [InlineData("""{"facts":{"type":"age"}}""", "facts: must be a list")]
    [InlineData("""{"facts":[{"type":"place","value":"\ud800"}]}""", "not Unicode")]
    [InlineData("""{"id":"","facts":[]}""", "id: must be")]
    [InlineData("""{"id":null,"facts":[]}""", "id: must be")]
    [InlineData("""{"id":"x"}""", "facts: is missing")]
    [InlineData("""{"facts":""", "is not JSON")]
    [InlineData("""[1]""", "must be a JSON object")]
    public void What_cannot_be_is_refused_by_line_and_field(string input, string expected)
    {
        var line = Assert.Single(Lines.AssessFacts(new StringReader("\n" + WithId(input))));

        Assert.Null(line.Json);
        Assert.StartsWith("line 2: ", line.Error!, StringComparison.Ordinal);
        Assert.Contains(expected, line.Error!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_a_name_of_its_own_is_refused()
    {
        var lines = Lines.AssessFacts(new StringReader("{\"facts\":[]}\n{\"id\":1,\"facts\":[]}\n{\"id\":\"1\",\"facts\":[]}\n")).ToArray();

        Assert.Equal("line 1: id: is missing.", lines[0].Error);
        Assert.Null(lines[1].Error);
        Assert.Equal("line 3: id: is the same as on line 2.", lines[2].Error);
    }

    [Theory]
    [InlineData("""{"id":"t"}""", "text: is missing")]
    [InlineData("""{"id":"t","text":5}""", "text: must be a text")]
    [InlineData("""{"id":"t","text":"Goed.","title":5}""", "title: must be a text")]
    [InlineData("""{"id":"t","text":"Goed.","answers":["65+"]}""", "answers: must be an object")]
    [InlineData("""{"id":"t","text":"Goed.","answers":{"regio":["Drenthe"]}}""", "answers.regio")]
    public void A_text_that_cannot_be_read_is_refused_by_field(string input, string expected)
    {
        Assert.Contains(expected, Assert.Single(Lines.AssessTexts(new StringReader(input), _ => [])).Error!, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_group_of_one_municipality_the_village_still_tells_people_apart()
    {
        const string village = """{"facts":[{"type":"place","value":"Appelscha"},{"type":"sex","value":"M"}],"group":{"size":150,"shares":["SHARED"]}}""";

        Assert.True(Number(village.Replace("SHARED", "gemeente", StringComparison.Ordinal), "rho_group") > 2 * Number(village.Replace("SHARED", "plaats", StringComparison.Ordinal), "rho_group"));
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

    [Theory]
    [InlineData("Hengelo", "Bronckhorst", 8_000)]
    [InlineData("Hengelo", "Hengelo", 80_000)]
    [InlineData("Bergen", "Bergen (NH.)", 12_500)]
    [InlineData("Cuijk", "Land van Cuijk", 18_000)]
    [InlineData("Weesp", "Amsterdam", 20_000)]
    [InlineData("sint niklaas", null, 78_000)]
    [InlineData("FRYSLAN", null, 650_000)]
    [InlineData("Kuttekoven", "Borgloon", 172)]
    public void Places_are_known_by_the_names_people_write(string place, string? municipality, double about)
    {
        var k = K($$"""{"facts":[{"type":"place","value":"{{place}}"{{(municipality is null ? "" : $",\"gemeente\":\"{municipality}\"")}}}]}""");

        Assert.InRange(k, about * 0.75, about * 1.3);
    }

    [Fact]
    public void A_province_that_is_told_as_a_village_is_an_unknown_village()
    {
        Assert.True(K("""{"facts":[{"type":"place","value":"Friesland","level":"plaats"}]}""") < 1000);
    }

    [Fact]
    public void A_place_that_is_no_home_counts_as_a_tie()
    {
        var home = K("""{"facts":[{"type":"place","value":"Urk"}]}""");
        var tied = K("""{"facts":[{"type":"place","value":"Urk"},{"type":"place","value":"Maastricht","tie":true}]}""");

        Assert.InRange(tied, home / 20, home * 0.99);
    }

    [Fact]
    public void Two_ranges_of_age_leave_what_they_have_in_common()
    {
        var one = K("""{"facts":[{"type":"age","min":35,"max":40}]}""");
        var two = K("""{"facts":[{"type":"age","min":30,"max":40},{"type":"age","min":35,"max":45}]}""");

        Assert.Equal(one, two, 0.01 * one);
    }

    [Fact]
    public void A_pupil_of_seven_is_no_contradiction()
    {
        Assert.Null(One("""{"facts":[{"type":"age","value":7},{"type":"profession","value":"scholier"}]}""").Error);
    }

    [Fact]
    public void Nobody_else_invited_means_no_group_to_search_in()
    {
        const string alone = """{"facts":[{"type":"place","value":"Urk"}],"group":{"size":1}}""";

        Assert.Equal(0, Number(alone, "rho_group"));
        Assert.Contains("\"level\":\"low\"", One(alone).Json!, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_count_code_points_of_the_text()
    {
        var line = Assert.Single(Lines.AssessTexts(new StringReader("""{"id":"t","title":"Twee 🐟🐟","text":"🐟🐟 Ik woon in Urk."}"""),
            document => [RiskFixture.Find(document.Text, "Urk", Vertelpunt.Domain.Privacy.IdentifierKind.Location)]));

        using var json = JsonDocument.Parse(line.Json!);
        var span = json.RootElement.GetProperty("reasons")[0].GetProperty("spans")[0];
        Assert.Equal((14, 17), (span[0].GetInt32(), span[1].GetInt32()));
    }

    [Fact]
    public void An_age_among_the_answers_that_cannot_be_is_refused_by_name()
    {
        var line = Assert.Single(Lines.AssessTexts(new StringReader("""{"id":"t","text":"Goed.","answers":{"leeftijdsgroep":"45-190"}}"""), _ => []));

        Assert.Contains("answers.leeftijdsgroep", line.Error!, StringComparison.Ordinal);
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

    private static RiskLine One(string input) => Assert.Single(Lines.AssessFacts(new StringReader(WithId(input))));

    private static string WithId(string input) => input.Contains("\"id\"", StringComparison.Ordinal) ? input : input.Replace("{\"facts\"", "{\"id\":\"t\",\"facts\"", StringComparison.Ordinal);

    private static double K(string input) => Number(input, "k");

    private static double Number(string input, string field)
    {
        var line = One(input);
        Assert.Null(line.Error);
        using var json = JsonDocument.Parse(line.Json!);
        return json.RootElement.GetProperty(field).GetDouble();
    }
}
