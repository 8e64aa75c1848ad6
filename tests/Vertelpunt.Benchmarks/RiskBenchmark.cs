using System.Globalization;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>How long one assessment of given facts takes on one thread, remedies and reasons included: usual stories, and the hardest.</summary>
internal static class RiskBenchmark
{
    private static readonly string[] Towns = ["Appelscha", "Urk", "Amsterdam", "Dokkum", "Goes", "Gent", "Watou", "Nergenshuizen", "Nes", "Eindhoven"];
    private static readonly string[] Jobs = ["verpleegkundige", "burgemeester", "imker", "docent", "kapper", "zandkasteelbouwer", "dominee", "huisarts", "boer", "schipper"];
    private static readonly string[] Illnesses = ["parkinson", "autisme", "syndroom van rett", "burn-out", "diabetes type 1", "kanker"];
    private static readonly string[] Faiths = ["katholiek", "moslim", "jezidi", "doopsgezind"];
    private static readonly string[] Origins = ["turks", "eritrees", "fries", "moluks"];

    public static Task RunAsync(int count)
    {
        var model = RiskModel.Load(Repository.Data);
        var make = new FactMaker(model);
        var assessor = new RiskAssessor(model);
        foreach (var facts in (int[])[4, 8, 12, 20])
        {
            var random = new Random(facts);
            var stories = Enumerable.Range(0, count > 0 ? count : 400).Select(_ => Story(make, random, facts)).ToList();
            foreach (var story in stories.Take(50))
            {
                _ = assessor.Assess(story, new(150, []));
            }

            var (wall, processor) = (new List<double>(), new List<double>());
            foreach (var story in stories)
            {
                var interval = Interval.Start();
                _ = assessor.Assess(story, new(150, []));
                var taken = interval.Elapsed();
                wall.Add(taken.Wall.TotalMilliseconds);
                processor.Add(taken.Processor.TotalMilliseconds);
            }

            Console.WriteLine($"{facts,2} facts: by the clock {Spread(wall)}; of processor {Spread(processor)}");
        }

        return Task.CompletedTask;
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"median {times[times.Count / 2]:F2} ms, 99 % within {times[(int)(0.99 * times.Count)]:F1} ms, worst {times[^1]:F1} ms");
    }

    // Facts about the teller and, past the first of a type, about relatives: as much as a long story tells.
    private static List<Fact> Story(FactMaker make, Random random, int count)
    {
        string[] relatives = ["moeder", "vader", "dochter", "zoon", "broer"];
        var facts = new List<Fact>();
        for (var i = 0; i < count; i++)
        {
            var age = random.Next(20, 90);
            var fact = (i % 9) switch
            {
                0 => make.Place(Pick(Towns)),
                1 => make.Age(age, age),
                2 => make.Profession(Pick(Jobs)),
                3 => make.Sex(random.Next(2) == 0),
                4 => make.Health(Pick(Illnesses)),
                5 => make.Children(random.Next(1, 9), byParent: true),
                6 => make.Religion(Pick(Faiths)),
                7 => make.Origin(Pick(Origins)),
                _ => make.Event(),
            };
            fact = fact with { Spans = [new(i * 10, (i * 10) + 5)] };
            facts.Add(i < 9 ? fact : fact with { Subject = FactSubject.Relative, Person = relatives[i % relatives.Length], Confidence = 0.5 + (random.NextDouble() / 2) });
        }

        return facts;

        string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }
}
