namespace Vertelpunt.Pipeline.Risk;

/// <summary>Sorts the facts of a story by person.</summary>
public static class Persons
{
    /// <summary>A teller has about this many relatives of whom a story may tell: "has a relative with p" fits 1 - (1 - p)^n.</summary>
    private const double RelativesTold = 4;

    /// <summary>And has to do with about this many other people.</summary>
    private const double OthersTold = 20;

    /// <summary>Share of people tied to a second place beside their home. A judgement.</summary>
    private const double SecondPlaceShare = 0.1;

    private const int MostSecondPlaces = 2;

    private static readonly Dictionary<string, bool> WomanByWord = new()
    {
        ["moeder"] = true, ["dochter"] = true, ["zus"] = true, ["oma"] = true, ["vrouw"] = true, ["vriendin"] = true, ["tante"] = true, ["nicht"] = true,
        ["kleindochter"] = true, ["schoonmoeder"] = true, ["schoonzus"] = true, ["pleegdochter"] = true, ["stiefmoeder"] = true,
        ["vader"] = false, ["zoon"] = false, ["broer"] = false, ["opa"] = false, ["man"] = false, ["vriend"] = false, ["oom"] = false, ["neef"] = false,
        ["kleinzoon"] = false, ["schoonvader"] = false, ["zwager"] = false, ["pleegzoon"] = false, ["stiefvader"] = false,
    };

    /// <summary>The teller first, then each relative of whom more is told than a place.</summary>
    /// <remarks>A relative's rare facts are also facts of the teller ('has a daughter who ...'); the teller's home is taken to be the relative's, with less confidence.</remarks>
    public static IReadOnlyList<PersonFacts> Of(IReadOnlyList<Fact> facts, RiskModel model)
    {
        var maker = new FactMaker(model);
        var teller = facts.Where(f => f.Subject == FactSubject.Teller).ToList();
        var relatives = facts.Where(f => f.Subject == FactSubject.Relative).GroupBy(f => f.Person, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var told = relatives.SelectMany(g => g).Where(f => f.Type is not (FactType.Age or FactType.Sex or FactType.Place)).Select(f => Told(f, model, RelativesTold));
        var others = facts.Where(f => f.Subject == FactSubject.Other && f.Type is not (FactType.Age or FactType.Sex or FactType.Place)).Select(f => Told(f, model, OthersTold));
        var persons = new List<PersonFacts> { new(FactSubject.Teller, "", Consistent([.. teller, .. told, .. others], model)) };
        var home = persons[0].Facts.Where(f => f.Type == FactType.Place).MaxBy(f => f.Confidence * f.Weight);
        foreach (var relative in relatives)
        {
            var own = relative.ToList();
            if (WomanByWord.TryGetValue(relative.Key, out var woman) && !own.Any(f => f.Type == FactType.Sex))
            {
                own.Add(maker.Sex(woman) with { Subject = FactSubject.Relative, Person = relative.Key, Confidence = 0.95 });
            }

            if (home is not null && !own.Any(f => f.Type == FactType.Place))
            {
                own.Add(home with { Subject = FactSubject.Relative, Person = relative.Key, Confidence = home.Confidence * 0.8 });
            }

            persons.Add(new(FactSubject.Relative, relative.Key, Consistent(own, model)));
        }

        return persons;
    }

    private static Fact Told(Fact fact, RiskModel model, double people) => fact with
    {
        Subject = FactSubject.Teller,
        IsOffice = false,
        IsPlain = false,
        Ladder = [.. fact.Ladder.Select(level => level with
        {
            Share = Cells.Constant(1 - Math.Pow(1 - Cells.Overall(model.People, level.Share), people)),
            Words = fact.Subject == FactSubject.Relative
                ? new($"een familielid ({fact.Person}): {level.Words.Nl}", $"a relative: {level.Words.In("en")}")
                : new($"iemand anders in het verhaal: {level.Words.Nl}", $"somebody else in the story: {level.Words.In("en")}"),
        })],
    };

    /// <summary>Several homes, ages or sexes cannot all hold: the likeliest counts, a second place as a tie, another age as past.</summary>
    private static List<Fact> Consistent(List<Fact> facts, RiskModel model)
    {
        var kept = new List<Fact>();
        var places = facts.Where(f => f.Type == FactType.Place)
            .OrderByDescending(f => f.Confidence * f.Weight).ThenBy(f => Cells.Overall(model.People, f.Current.Share)).ThenBy(f => f.Current.Words.Nl, StringComparer.Ordinal).ToArray();
        if (places.Length > 0)
        {
            kept.Add(places[0]);
            foreach (var second in places.Skip(1).Where(p => !IsAround(p, places[0]) && !IsAround(places[0], p)).Take(MostSecondPlaces))
            {
                kept.Add(AsTie(second, model));
            }
        }

        var ages = facts.Where(f => f.Type == FactType.Age).ToArray();
        var now = ages.Where(f => f.Ladder[0].Name == "1").OrderByDescending(f => f.Confidence).ThenByDescending(f => LowestBand(f)).FirstOrDefault()
            ?? ages.OrderBy(f => Cells.Overall(model.People, f.Current.Share)).FirstOrDefault();
        if (now is not null)
        {
            kept.Add(now);
        }

        if (facts.Where(f => f.Type == FactType.Sex).MaxBy(f => f.Confidence) is { } sex)
        {
            kept.Add(sex);
        }

        kept.AddRange(facts.Where(f => f.Type is not (FactType.Place or FactType.Age or FactType.Sex)));
        return kept;
    }

    // One place lies in the other when the other is a step of its ladder.
    internal static bool IsAround(Fact wider, Fact narrow) => narrow.Ladder.Skip(1).Any(l => l.Words.Nl == wider.Ladder[0].Words.Nl) || narrow.Ladder[0].Words.En == wider.Ladder[0].Words.En;

    private static Fact AsTie(Fact place, RiskModel model) => place with
    {
        Weight = place.Weight * model.Parameters.SecondPlaceWeight,
        Tau = Math.Max(place.Tau, 0.8),
        LocalShare = null,
        IsPlain = false,
        Ladder = [.. place.Ladder.Select((level, i) => level with
        {
            Share = Cells.Max(level.Share, Cells.Constant(Math.Min(1, SecondPlaceShare * (i + 1)))),
            Words = new("heeft ook iets met een tweede plaats", "also has ties with a second place"),
        })],
    };

    private static int LowestBand(Fact age) => Array.FindIndex(age.Current.Share, s => s > 0);
}
