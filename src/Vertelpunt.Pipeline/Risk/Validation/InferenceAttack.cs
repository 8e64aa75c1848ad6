namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Guesses a sensitive answer from the other answers, with a printed collection to learn from: naive Bayes, each share drawn towards the usual one by as much as twenty stories (m-estimate, Cestnik 1990).</summary>
public static class InferenceAttack
{
    private const int Known = 10;
    private const double Pull = 20;
    private static readonly string[] Sensitive = ["health", "religion", "origin"];

    /// <param name="stories">How many are guessed; the attacker learns from ten times as many others.</param>
    internal static IReadOnlyList<InferenceFigures> Run(SyntheticPopulation population, int stories, Random random)
    {
        var source = new SyntheticAnswers(population);
        var learned = Draw(Known * stories);
        var guessed = Draw(stories);
        return [.. Sensitive.Select(s => Of(s, [.. AnswerAttack.Printed[^1].Questions.Where(q => q != s)], learned, guessed))];

        Dictionary<string, string>[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => source.Of(source.DrawAdult(random)))];
    }

    /// <summary>Learns from some stories and guesses others.</summary>
    public static InferenceFigures Of(
        string sensitive, IReadOnlyList<string> known, IReadOnlyList<IReadOnlyDictionary<string, string>> learned, IReadOnlyList<IReadOnlyDictionary<string, string>> guessed)
    {
        var usual = learned.GroupBy(s => s[sensitive]).ToDictionary(g => g.Key, g => g.Count());
        var options = usual.Keys.Concat(guessed.Select(s => s[sensitive])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var most = options.MaxBy(o => usual.GetValueOrDefault(o))!; // there is at least one
        var counts = learned.SelectMany(s => known.Select(q => (Question: q, Value: s[q], Of: s[sensitive]))).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var shares = learned.SelectMany(s => known.Select(q => (Question: q, Value: s[q]))).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count() / (double)learned.Count);
        double right = 0, basis = 0, bits = 0;
        foreach (var story in guessed)
        {
            var logs = options.Select(o => Math.Log(Prior(o)) + known.Sum(q => Math.Log((counts.GetValueOrDefault((q, story[q], o)) + (Pull * shares.GetValueOrDefault((q, story[q]), 1e-6))) / (usual.GetValueOrDefault(o) + Pull)))).ToArray();
            var largest = logs.Max();
            var total = logs.Sum(l => Math.Exp(l - largest));
            var own = Array.IndexOf(options, story[sensitive]);
            right += Array.IndexOf(logs, largest) == own ? 1 : 0;
            basis += story[sensitive] == most ? 1 : 0;
            bits += Math.Log2(Math.Exp(logs[own] - largest) / total) - Math.Log2(Prior(options[own]));
        }

        var certain = guessed.GroupBy(s => string.Join('\u001f', known.Select(q => s[q])))
            .Where(g => g.Count() > 1 && g.All(s => s[sensitive] == g.First()[sensitive]) && g.First()[sensitive] != most).Sum(g => g.Count());
        double n = Math.Max(1, guessed.Count);
        return new(sensitive, string.Join(", ", known), guessed.Count, basis / n, right / n, bits / n, certain / n);

        double Prior(string option) => (usual.GetValueOrDefault(option) + 1.0) / (learned.Count + options.Length);
    }
}
