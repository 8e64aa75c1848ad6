using System.Globalization;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Risk;

public sealed class PopulationTests(ITestOutputHelper output)
{
    [Fact]
    public void The_core_counts_place_by_age_by_sex_as_the_official_table_does()
    {
        if (Shared.Find("population/cbs_plaats_leeftijd5_geslacht.csv") is not { } path)
        {
            output.WriteLine("The official table is not on this machine: nothing compared.");
            return;
        }

        var compared = 0;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var f = line.Split(',');
            if (f[0].Length == 0 || line.Contains('"') || f[2] == "95+")
            {
                continue;
            }

            var ages = f[2].Split('-');
            var (min, max) = (int.Parse(ages[0], CultureInfo.InvariantCulture), int.Parse(ages[1], CultureInfo.InvariantCulture));
            foreach (var woman in (bool[])[false, true])
            {
                var official = double.Parse(woman ? f[4] : f[3], CultureInfo.InvariantCulture);
                var place = RiskFixture.Model.Gazetteer.Find(f[0], f[1]);
                Assert.NotNull(place);
                var counted = RiskFixture.CountOf(RiskFixture.Make.Place(place), RiskFixture.Make.Age(min, max), RiskFixture.Make.Sex(woman));

                Assert.True(Math.Abs(counted - official) <= Math.Max(1, official * 0.02), $"{f[0]} ({f[1]}) {f[2]}: {counted} counted, {official} official");
                compared++;
            }
        }

        output.WriteLine($"{compared} cells compared.");
    }

    [Fact]
    public void Assess_answers_with_the_official_number_of_people()
    {
        if (Shared.Find("population/cbs_plaats_leeftijd5_geslacht.csv") is not { } path)
        {
            output.WriteLine("The official table is not on this machine: nothing compared.");
            return;
        }

        var random = new Random(5);
        var rows = File.ReadLines(path).Skip(1).Where(l => !l.Contains('"')).Select(l => l.Split(',')).Where(f => f[0].Length > 0 && f[2] != "95+").ToArray();
        var lines = new RiskLines(RiskFixture.Model);
        for (var i = 0; i < 400; i++)
        {
            var f = rows[random.Next(rows.Length)];
            var woman = random.Next(2) == 1;
            var ages = f[2].Split('-');
            var official = double.Parse(woman ? f[4] : f[3], CultureInfo.InvariantCulture);
            var input = $$"""{"id":{{i}},"facts":[{"type":"place","value":"{{f[0]}}","level":"plaats","gemeente":"{{f[1]}}"},{"type":"age","min":{{ages[0]}},"max":{{ages[1]}}},{"type":"sex","value":"{{(woman ? "F" : "M")}}"}]}""";

            using var json = System.Text.Json.JsonDocument.Parse(Assert.Single(lines.AssessFacts(new StringReader(input))).Json!);

            Assert.Equal(official, json.RootElement.GetProperty("k").GetDouble(), Math.Max(1, 0.02 * official));
        }
    }

    [Fact]
    public void Municipalities_of_Flanders_have_the_inhabitants_that_were_published()
    {
        if (Shared.Find("population/be_gemeenten_2020.csv") is not { } path)
        {
            output.WriteLine("The official table is not on this machine: nothing compared.");
            return;
        }

        var flemish = File.ReadLines(path).Skip(1).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(',')).Where(f => f[7] == "Vlaams Gewest").ToArray();
        foreach (var f in flemish)
        {
            // A name of the Netherlands too stands for the smallest: the municipality beside it tells which is meant.
            var place = RiskFixture.Model.Gazetteer.FindIn(f[1], f[1]);

            Assert.True(place is not null, f[1]);
            if (place.Country == "BE")
            {
                Assert.Equal(double.Parse(f[9], CultureInfo.InvariantCulture), place.Inhabitants, 1.0);
            }
        }

        Assert.True(flemish.Length >= 290);
    }

    [Theory]
    [InlineData("Appelscha", 4775)]
    [InlineData("Urk", 21230)]
    [InlineData("Amsterdam", 872520)]
    public void Towns_have_the_inhabitants_that_were_published(string town, double inhabitants)
    {
        Assert.Equal(inhabitants, RiskFixture.Model.Gazetteer.Find(town)!.Inhabitants, 0.02 * inhabitants);
    }

    [Fact]
    public void A_name_that_several_places_share_stands_for_the_smallest_until_the_municipality_is_told()
    {
        var any = RiskFixture.Model.Gazetteer.Find("Nes")!;
        var told = RiskFixture.Model.Gazetteer.Find("Nes", "Ameland")!;

        Assert.True(any.Inhabitants <= told.Inhabitants);
        Assert.Equal("Ameland", told.Municipality);
    }

    [Fact]
    public void Each_step_of_a_places_ladder_holds_the_step_before()
    {
        foreach (var town in RiskFixture.Model.Gazetteer.Towns)
        {
            var ladder = RiskFixture.Make.Place(town).Ladder;
            for (var i = 1; i < ladder.Count; i++)
            {
                Assert.All(ladder[i].Share.Zip(ladder[i - 1].Share), s => Assert.True(s.First >= s.Second));
            }
        }
    }

    [Fact]
    public void A_damaged_table_is_refused_by_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var population = Directory.CreateDirectory(Path.Combine(folder.Path, "population")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(RiskFixture.DataFolder, "population")))
        {
            File.Copy(file, Path.Combine(population, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(population, "places.csv"), "plaats;gemeente;provincie;mannen;vrouwen\nUrk;Urk;Flevoland;1 2 3;4 5 6\n");

        var error = Assert.Throws<InvalidDataException>(() => RiskModel.Load(folder.Path));

        Assert.Contains("places.csv line 2", error.Message, StringComparison.Ordinal);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("vertelpunt-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
