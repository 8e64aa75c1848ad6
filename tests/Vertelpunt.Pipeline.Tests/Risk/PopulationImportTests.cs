using System.Globalization;
using Vertelpunt.Pipeline.Risk;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Risk;

/// <summary>With a small made-up table in the form in which CBS offers its own.</summary>
public sealed class PopulationImportTests
{
    private const string Header = "\"Geslacht\";\"Leeftijd\";\"Regio's\";\"Perioden\";\"Bevolking op 1 januari (aantal)\"\n";
    private static readonly string Folder = Path.Combine(RiskFixture.DataFolder, "population");

    [Fact]
    public void Each_town_keeps_its_share_of_the_municipality()
    {
        var before = Town("Appelscha", File.ReadAllText(Path.Combine(Folder, "places.csv")));
        var around = RiskFixture.Model.Gazetteer.Find("Ooststellingwerf", PlaceKind.Municipality)!.People[7];

        var result = Import("\"Mannen\";\"35 tot 40 jaar\";\"Ooststellingwerf\";\"2026\";\"" + (2 * around).ToString(CultureInfo.InvariantCulture) + "\"\n");

        Assert.Equal(1, result.Municipalities);
        Assert.Equal(2 * before[7], Town("Appelscha", result.Places)[7], 1.0);
    }

    [Fact]
    public void Totals_and_single_years_are_passed_over_and_the_latest_period_counts()
    {
        var result = Import(
            "\"Totaal mannen en vrouwen\";\"35 tot 40 jaar\";\"Urk\";\"2026\";\"9999\"\n" +
            "\"Vrouwen\";\"Totaal\";\"Urk\";\"2026\";\"9999\"\n" +
            "\"Vrouwen\";\"36 jaar\";\"Urk\";\"2026\";\"9999\"\n" +
            "\"Vrouwen\";\"95 jaar of ouder\";\"Urk\";\"2026\";\"44\"\n" +
            "\"Vrouwen\";\"95 jaar of ouder\";\"Urk\";\"2024\";\"11\"\n");

        Assert.Equal(44, Town("Urk", result.Places)[Cells.Count - 1]);
    }

    [Fact]
    public void A_merged_municipality_updates_the_towns_of_those_before_it()
    {
        var result = Import("\"Mannen\";\"0 tot 5 jaar\";\"Land van Cuijk\";\"2026\";\"5000\"\n\"Mannen\";\"0 tot 5 jaar\";\"Nergenshuizen\";\"2026\";\"1\"\n");

        Assert.Equal((1, "Nergenshuizen"), (result.Municipalities, Assert.Single(result.NotFound)));
        var towns = result.Places.Split('\n').Select(l => l.Split(';')).Where(f => f.Length > 3 && f[1] is "Boxmeer" or "Cuijk" or "Grave" or "Mill en Sint Hubert" or "Sint Anthonis");
        Assert.Equal(5000, towns.Sum(f => double.Parse(f[3].Split(' ')[0], CultureInfo.InvariantCulture)), 20.0);
    }

    [Theory]
    [InlineData("\"Mannen\";\"0 tot 5 jaar\";\"Urk\";\"2026\";\"veel\"\n", "line 2: Bevolking")]
    [InlineData("\"Mannen\";\"0 tot 5 jaar\"\n", "line 2: has 2 fields")]
    [InlineData("", "no line for men or women")]
    public void What_is_no_such_table_is_refused_by_line(string rows, string expected)
    {
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Import(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_a_column_names_it()
    {
        var error = Assert.Throws<FormatException>(() => PopulationImport.Import(new StringReader("Geslacht;Leeftijd;Perioden;Bevolking\n"), Folder));

        Assert.Contains("Regio's", error.Message, StringComparison.Ordinal);
    }

    private static PopulationImportResult Import(string rows) => PopulationImport.Import(new StringReader(Header + rows), Folder);

    private static double[] Town(string name, string places)
    {
        var fields = places.Split('\n').Select(l => l.Split(';')).First(f => f[0] == name);
        return [.. $"{fields[3]} {fields[4].TrimEnd()}".Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
    }
}
