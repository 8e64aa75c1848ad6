using System.Globalization;
using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Dutch texts in varied wording, made from the facts of invented people: told → detected → read → scored, beside the true number.</summary>
public static class TextValidation
{
    private const double Alarm = 0.05;

    private static readonly string[] Fillers =
    [
        "Het was een lange winter.", "Niemand belde terug.", "Ik wil dit graag een keer vertellen.", "Op een dag was het genoeg.", "Ze vroegen steeds hetzelfde.",
        "Ik heb er nachten van wakker gelegen.", "Uiteindelijk kwam er toch een brief.", "Aan de balie was het druk.", "Ik dacht: laat maar.", "Nu gaat het wel weer.",
    ];

    /// <param name="find">Detection and resolution.</param>
    public static TextFigures Run(RiskModel model, Func<StoryDocument, IReadOnlyList<Finding>> find, int count, int seed, IReadOnlyList<string>? provinces = null)
    {
        var population = new SyntheticPopulation(model, provinces ?? ["Groningen", "Friesland", "Drenthe"], seed);
        var source = new SyntheticStories(model, population);
        var assessor = new RiskAssessor(model);
        var extractor = new FactExtractor(model);
        var random = new Random(seed + 2);
        var settings = new ProjectSettings();
        int dangerous = 0, missed = 0, low = 0, alarms = 0;
        double squares = 0;
        var told = new Dictionary<FactType, (int Told, int Lost)>();
        for (var i = 0; i < count; i++)
        {
            var story = source.Draw(random);
            var facts = Told(story.Facts);
            var truth = source.CountTrue(facts, story.Person);
            var document = StoryDocument.OfText(Tell(facts, story.Person, population, random));
            var findings = RiskLines.DirectHidden(find(document));
            var risk = assessor.Assess(document, findings, [], settings);
            var read = extractor.Extract(document, findings, []).Select(f => f.Type).ToHashSet();
            foreach (var fact in facts)
            {
                var (all, lost) = told.GetValueOrDefault(fact.Type);
                told[fact.Type] = (all + 1, lost + (read.Contains(fact.Type) ? 0 : 1));
            }

            squares += Math.Pow(Math.Log10(risk.K) - Math.Log10(truth), 2);
            if (truth < 11)
            {
                dangerous++;
                missed += risk.PBelow11 <= Alarm ? 1 : 0;
                low += risk.Level == RiskLevel.Low ? 1 : 0;
            }
            else
            {
                alarms += risk.PBelow11 > Alarm ? 1 : 0;
            }
        }

        return new(
            count, dangerous, Share(missed, dangerous), Share(alarms, count - dangerous), Share(low, dangerous), Math.Sqrt(squares / Math.Max(1, count)),
            told.OrderBy(t => t.Key).ToDictionary(t => t.Key, t => Share(t.Value.Lost, t.Value.Told)));
    }

    /// <summary>The figures as lines for docs/risk-validation.md.</summary>
    public static string ToMarkdown(TextFigures figures)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{figures.Stories:N0} texts, {figures.Unsafe} of them unsafe (k < 11).");
        text.AppendLine();
        text.AppendLine("| figure | | reach |");
        text.AppendLine("|---|---|---|");
        text.AppendLine(CultureInfo.InvariantCulture, $"| unsafe texts missed by P(K < 11) > 0.05 | {100 * figures.Missed:F1} % | ≤ 5 % |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| unsafe texts whose level is low | {100 * figures.MissedLow:F1} % | |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| false alarms | {100 * figures.FalseAlarms:F1} % | ≤ 10 % |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| RMSE of log10 k | {figures.RmseLog10:F2} | |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| told facts that were not read | {string.Join(", ", figures.LostByType.Select(l => string.Create(CultureInfo.InvariantCulture, $"{RiskParameters.KeyOf(l.Key)} {100 * l.Value:F0} %")))} | |");
        return text.ToString();
    }

    /// <summary>The facts that are told: what is said in general words ('iemand in de zorg') is none that detection is asked for.</summary>
    internal static Fact[] Told(IReadOnlyList<Fact> facts) =>
        [.. facts.Where(f => f.Level == 0 || f.Type == FactType.Place).Select(f => f.Type == FactType.Age ? f with { Level = 0 } : f)];

    internal static string Tell(IReadOnlyList<Fact> facts, int person, SyntheticPopulation population, Random random)
    {
        var sentences = facts.Select(f => Sentence(f, person, population, random)).ToList();
        for (var i = random.Next(2, 5); i > 0; i--)
        {
            sentences.Add(Pick(random, Fillers));
        }

        var shuffled = sentences.ToArray();
        random.Shuffle(shuffled);
        var text = string.Join(' ', shuffled);
        return random.Next(5) == 0 ? text.ToLowerInvariant() : text;
    }

    private static string Sentence(Fact fact, int person, SyntheticPopulation population, Random random)
    {
        var town = population.Town(population.TownOf(person));
        var woman = population.IsWoman(person);
        string Word() => population.Of(fact.Type, person)!.Word; // the fact was made of it
        return fact.Type switch
        {
            FactType.Place => fact.Current.Name switch
            {
                "gemeente" => Pick(random, $"Ik woon in de gemeente {town.Municipality}.", $"Wij wonen in de gemeente {town.Municipality}, al jaren."),
                "provincie" => Pick(random, $"Ik woon ergens in {town.Province}.", $"Wij wonen in {town.Province}."),
                _ => Pick(random, $"Ik woon in {town.Name}.", $"Wij wonen al jaren in {town.Name}.", $"Sinds de scheiding woon ik in {town.Name}.", $"Ik kom uit {town.Name} en ik ga er niet weg."),
            },
            FactType.Age when population.Age(person) is var age => Pick(random, $"Ik ben {age} jaar.", $"Ik ben nu {age}.", $"Vorige maand ben ik {age} geworden.", $"Ik ben {age} jaar oud en dat voel ik."),
            FactType.Sex => woman
                ? Pick(random, "Ik ben een vrouw en dat maakte verschil.", "Mijn man zei er niets van.", "Ik als vrouw word niet gehoord.")
                : Pick(random, "Ik ben een man, ik praat niet zo.", "Mijn vrouw zei er niets van.", "Ik als man vraag geen hulp."),
            FactType.Profession when Word() is var work => Pick(random, $"Ik werk als {work}.", $"Ik ben {work} van beroep.", $"Ik ben {work}.", $"Al jaren werk ik als {work}, en met plezier."),
            FactType.Religion when Word() is var faith => Pick(random, $"Ik ben {faith}.", $"Ik ben {faith} opgevoed.", $"Thuis zijn wij {faith}."),
            FactType.Origin when Word() is var origin => Pick(random, $"Ik kom uit {Capital(origin)}.", $"Ik ben geboren in {Capital(origin)}."),
            FactType.Health when Word() is var illness => Pick(random, $"Ik heb {illness}.", $"Bij mij is {illness} vastgesteld.", $"Sinds een jaar heb ik {illness}."),
            FactType.Family when population.ChildrenOf(person) is var n => Pick(random, $"Ik heb {(n == 1 ? "een kind" : $"{n} kinderen")}.", $"Wij hebben {(n == 1 ? "één kind" : $"{n} kinderen")}."),
            _ => "",
        };
    }

    private static string Pick(Random random, params IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static double Share(int part, int all) => all == 0 ? 0 : part / (double)all;
}
