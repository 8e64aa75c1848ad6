namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Draws tellers and what they tell, and counts who fits.</summary>
internal sealed class SyntheticStories(RiskModel model, SyntheticPopulation population)
{
    private readonly FactMaker make = new(model);

    public SyntheticStory Draw(Random random)
    {
        while (true)
        {
            var person = random.Next(population.Count);
            var age = population.Age(person);
            if (age < 15)
            {
                continue;
            }

            var town = population.TownOf(person);
            var climb = random.NextDouble() switch { < 0.5 => 0, < 0.8 => 1, _ => 2 };
            var facts = new List<Fact> { AtClimb(make.Place(population.Town(town)), climb) };
            if (random.NextDouble() < 0.7)
            {
                facts.Add(make.Sex(population.IsWoman(person)) with { IsChangeable = true });
            }

            if (random.NextDouble() < 0.7)
            {
                var fact = age >= 95 ? make.Age(95, Cells.OldestAge) : make.Age(age, age);
                facts.Add(fact with { Level = Math.Min(fact.Ladder.Count - 1, random.Next(3)) });
            }

            Add(FactType.Profession, 0.4, f => make.Profession(f.Name));
            Add(FactType.Religion, 0.25, f => make.Religion(f.Name));
            Add(FactType.Origin, 0.2, f => make.Origin(f.Name));
            Add(FactType.Health, 0.2, f => make.Health(f.Name));
            if (random.NextDouble() < 0.3 && population.ChildrenOf(person) > 0)
            {
                facts.Add(make.Children(population.ChildrenOf(person), byParent: true));
            }

            if (facts.Count >= 2)
            {
                return new(facts, CountTrue(facts, person), person);
            }

            void Add(FactType type, double chance, Func<Figure, Fact> toFact)
            {
                if (random.NextDouble() < chance && population.Of(type, person) is { } figure)
                {
                    var fact = toFact(figure);
                    facts.Add(fact with { Ladder = [fact.Ladder[0], fact.Ladder[1] with { Share = population.WiderShare(type, figure) }], Level = random.NextDouble() < 0.75 ? 0 : 1 });
                }
            }
        }
    }

    /// <summary>How many people truly fit facts drawn from <paramref name="person"/>, each at its level.</summary>
    public int CountTrue(IReadOnlyList<Fact> facts, int person)
    {
        var (from, to) = facts.FirstOrDefault(f => f.Type == FactType.Place) is { } place ? RangeOf(place, person) : (0, population.Count);
        var tests = facts.Where(f => f.Type != FactType.Place).Select(f => Fits(f, person)).ToArray();
        var count = 0;
        for (var other = from; other < to; other++)
        {
            var fits = true;
            for (var t = 0; t < tests.Length && fits; t++)
            {
                fits = tests[t](other);
            }

            count += fits ? 1 : 0;
        }

        return count;
    }

    private (int From, int To) RangeOf(Fact place, int person) => place.Current.Name switch
    {
        "plaats" => population.Range(population.TownOf(person), 0),
        "gemeente" => population.Range(population.TownOf(person), 1),
        "provincie" => population.Range(population.TownOf(person), 2),
        _ => (0, population.Count),
    };

    /// <summary>Whom a fact told of <paramref name="person"/> fits, at its level.</summary>
    public Func<int, bool> Fits(Fact fact, int person)
    {
        switch (fact.Type)
        {
            case FactType.Place:
                var (from, to) = RangeOf(fact, person);
                return other => other >= from && other < to;
            case FactType.Sex:
                var woman = population.IsWoman(person);
                return other => population.IsWoman(other) == woman;
            case FactType.Age:
                var age = population.Age(person);
                var width = int.TryParse(fact.Current.Name, System.Globalization.CultureInfo.InvariantCulture, out var years) ? years : Cells.OldestAge;
                var (min, max) = age >= 95 ? (95, Cells.OldestAge) : (age / width * width, (age / width * width) + width - 1);
                return other => population.Age(other) >= min && population.Age(other) <= max;
            case FactType.Family:
                var children = population.ChildrenOf(person);
                return fact.Level == 0 ? other => population.ChildrenOf(other) == children : other => population.ChildrenOf(other) > 0;
            default:
                var figure = population.Of(fact.Type, person)!;
                return fact.Level == 0
                    ? other => ReferenceEquals(population.Of(fact.Type, other), figure)
                    : fact.Type == FactType.Religion
                        ? other => population.Of(fact.Type, other) is not null
                        : other => population.Of(fact.Type, other)?.Wider == figure.Wider;
        }
    }

    private static Fact AtClimb(Fact place, int climb)
    {
        var wanted = climb switch { 0 => "plaats", 1 => "gemeente", _ => "provincie" };
        for (var i = 0; i < place.Ladder.Count; i++)
        {
            if (place.Ladder[i].Name == wanted)
            {
                return place with { Level = i };
            }
        }

        // A town that is its whole municipality has no step for it.
        return climb == 1 ? place : place with { Level = Math.Min(1, place.Ladder.Count - 1) };
    }
}
