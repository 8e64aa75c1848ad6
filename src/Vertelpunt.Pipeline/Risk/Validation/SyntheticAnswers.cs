namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>What an invented teller answers about themselves, as cards and exports print it.</summary>
internal sealed class SyntheticAnswers(SyntheticPopulation population)
{
    /// <summary>A second time one answer in ten is left out and one in twenty is another.</summary>
    private const double LeftOut = 0.1;
    private const double Changed = 0.05;

    private const int YearsOfGroup = 20;

    /// <summary>Answers by question; a question that does not apply is absent.</summary>
    public Dictionary<string, string> Of(int person)
    {
        var town = population.Town(population.TownOf(person));
        var answers = new Dictionary<string, string>
        {
            ["age group"] = (population.Age(person) / YearsOfGroup).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["sex"] = population.IsWoman(person) ? "F" : "M",
            ["province"] = town.Province,
            ["municipality"] = town.Municipality,
            ["children"] = Math.Min(4, population.ChildrenOf(person)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (question, type) in ((string, FactType)[])[("profession", FactType.Profession), ("religion", FactType.Religion), ("origin", FactType.Origin), ("health", FactType.Health)])
        {
            answers[question] = population.Of(type, person) is { } figure ? (type is FactType.Profession or FactType.Health ? figure.Wider : figure.Name) : "none";
        }

        return answers;
    }

    /// <summary>The answers of the same person in a second story.</summary>
    public Dictionary<string, string> Again(int person, Random random)
    {
        var answers = Of(person);
        foreach (var question in answers.Keys.ToArray())
        {
            switch (random.NextDouble())
            {
                case < LeftOut:
                    answers.Remove(question);
                    break;
                case < LeftOut + Changed:
                    answers[question] = Of(random.Next(population.Count))[question];
                    break;
            }
        }

        return answers;
    }

    /// <summary>Somebody of fifteen or older.</summary>
    public int DrawAdult(Random random)
    {
        while (true)
        {
            var person = random.Next(population.Count);
            if (population.Age(person) >= 15)
            {
                return person;
            }
        }
    }
}
