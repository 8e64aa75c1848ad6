using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Tests.Patterns;

/// <summary>An invented collection about work and rest, the same every time.</summary>
internal static class Sample
{
    public static SingleChoiceQuestion Feeling { get; } = new()
    {
        Id = "feeling",
        Text = new("Hoe voelde het voor jou?", "How did it feel to you?"),
        Options = [new("strong", new("Ik stond sterk", "I felt strong")), new("alone", new("Ik stond er alleen voor", "I was on my own")), new("helped", new("Ik werd geholpen door mensen van wie ik het niet had verwacht", "I was helped by people I did not expect it from")), new("unsafe", new("Het was niet veilig", "It was not safe"))],
        AllowOther = true,
    };

    public static MultipleChoiceQuestion Needed { get; } = new()
    {
        Id = "needed",
        Text = new("Wat had je nodig?", "What did you need?"),
        Options = [new("time", new("Tijd", "Time")), new("rest", new("Rust", "Rest")), new("ear", new("Iemand die luistert", "Someone who listens")), new("money", new("Geld", "Money")), new("none", new("Geen van deze", "None of these"), Exclusive: true)],
        MaxChoices = 3,
    };

    public static ScaleQuestion Ended { get; } = new()
    {
        Id = "ended",
        Text = new("Hoe liep het af?", "How did it end?"),
        Left = new("heel slecht", "very badly"),
        Right = new("heel goed", "very well"),
    };

    public static TriadQuestion Drive { get; } = new()
    {
        Id = "drive",
        Text = new("Wat gaf de doorslag?", "What tipped the scales?"),
        Top = new("regels en afspraken", "rules and agreements"),
        Left = new("druk van anderen", "pressure from others"),
        Right = new("wat ik zelf belangrijk vind", "what matters to me"),
    };

    public static PlacementQuestion Ground { get; } = new()
    {
        Id = "ground",
        Text = new("Waar stonden de mensen in dit verhaal?", "Where did the people in this story stand?"),
        Stones = [new("me", new("ikzelf", "myself")), new("boss", new("de leiding", "management"))],
        XLow = new("ver weg", "far away"),
        XHigh = new("dichtbij", "close"),
        YLow = new("zonder invloed", "without influence"),
        YHigh = new("met invloed", "with influence"),
    };

    public static ShortTextQuestion Word { get; } = new() { Id = "word", Text = new("Wat zou je anders willen?", "What would you like to be different?") };

    public static SingleChoiceQuestion Age { get; } = new()
    {
        Id = "age",
        Text = new("Hoe oud ben je?", "How old are you?"),
        Options = [new("young", new("jonger dan 35", "younger than 35")), new("middle", new("35 tot 50", "35 to 50")), new("old", new("ouder dan 50", "older than 50"))],
        About = QuestionSubject.Teller,
        Fact = "age",
    };

    public static StoryForm Form { get; } = new()
    {
        Version = 1,
        Title = "Werk en rust",
        Organisation = "Voorbeeld",
        Purpose = "Leren van elkaar.",
        Eliciting = [new("e1", "Vertel over een moment dat je bijbleef.")],
        Questions = [Feeling, Needed, Ended, Drive, Ground, Word, Age],
    };

    /// <summary>Answers with some relation between age, feeling and ending.</summary>
    public static IReadOnlyList<AnsweredStory> Stories(int count, int seed = 7)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Story(i, random))];
    }

    private static AnsweredStory Story(int i, Random random)
    {
        var age = Pick(random, ("young", 0.4), ("middle", 0.35), ("old", 0.25));
        var feeling = Pick(random, ("strong", age == "old" ? 0.5 : 0.2), ("alone", 0.3), ("helped", 0.2), ("unsafe", age == "old" ? 0.05 : 0.25), (Chosen.OtherId, 0.04));
        var ended = Math.Clamp(Math.Round((feeling is "strong" or "helped" ? 68 : 35) + 18 * Normal(random)), 0, 100);
        var (a, b, c) = (0.4 + random.NextDouble(), Math.Abs(Normal(random)), (ended / 60) + random.NextDouble());
        var sum = a + b + c;
        var answers = new Dictionary<string, Answer>
        {
            ["feeling"] = random.NextDouble() < 0.06 ? LeftBlank.Instance : new Chosen([feeling]),
            ["needed"] = random.NextDouble() < 0.1 ? DoesNotApply.Instance : new Chosen(Needs(random, feeling)),
            ["ended"] = random.NextDouble() < 0.14 ? DoesNotApply.Instance : new Scaled(ended),
            ["drive"] = random.NextDouble() < 0.1 ? DoesNotApply.Instance : new Composed(a / sum, b / sum, c / sum),
            ["ground"] = random.NextDouble() < 0.1
                ? LeftBlank.Instance
                : new Placed([new("me", Around(random, 65, 18), Around(random, 40, 22)), new("boss", Around(random, 30, 15), Around(random, 75, 14))]),
            ["word"] = random.NextDouble() < 0.4 ? LeftBlank.Instance : new Written(string.Join(' ', Enumerable.Repeat("woord", 1 + random.Next(40)))),
            ["age"] = new Chosen([age]),
        };
        var id = new byte[16];
        random.NextBytes(id);
        return new(new StoryId(new Guid(id)), new Week(2900 + i % 12), answers);
    }

    private static string[] Needs(Random random, string feeling)
    {
        string[] chosen = [.. new[] { ("time", 0.5), ("rest", 0.35), ("ear", feeling == "alone" ? 0.8 : 0.3), ("money", 0.12) }.Where(x => random.NextDouble() < x.Item2).Select(x => x.Item1).Take(3)];
        return chosen.Length == 0 ? ["none"] : chosen;
    }

    private static double Around(Random random, double middle, double spread) => Math.Round(Math.Clamp(middle + spread * Normal(random), 0, 100), 1);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Pick(Random random, params (string Id, double Weight)[] options)
    {
        var at = random.NextDouble() * options.Sum(o => o.Weight);
        foreach (var (id, weight) in options)
        {
            if ((at -= weight) < 0)
            {
                return id;
            }
        }

        return options[^1].Id;
    }
}
