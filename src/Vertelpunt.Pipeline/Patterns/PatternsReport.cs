using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Every statistic of a set of answers as JSON, so that others can check them. The names are explained in docs/patterns-json.md.</summary>
public static class PatternsReport
{
    /// <summary>More people than this are not grouped by likeness: that looks at every two of them.</summary>
    private const int MostForLikeness = 1_000;

    /// <summary>The id under which the choice of an eliciting question is reported.</summary>
    private const string Eliciting = "_eliciting";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the report came to: JSON, or the reasons why not.</summary>
    public sealed record Result(string? Json, IReadOnlyList<ImportProblem> Problems);

    /// <param name="csv">Answers, see <see cref="PlainCsv"/>.</param>
    /// <param name="form">A form file.</param>
    /// <param name="pairs">Also compares every two questions.</param>
    /// <param name="threshold">The fewest people a group may hold; 1 keeps all.</param>
    /// <param name="permutations">For the chances that are found by shuffling.</param>
    public static Result Run(string csv, string form, bool pairs = true, int threshold = 1, int permutations = PointTests.Permutations)
    {
        switch (FormFile.Parse(form))
        {
            case ReadFormFile read:
                var (stories, problems) = PlainCsv.ReadAnswers(csv, read.Form);
                return problems.Count > 0 ? new(null, problems) : new(Write(read.Form, stories, pairs, new SmallNumbers(threshold), permutations), []);
            case RefusedFormFile refused:
                return new(null, [.. refused.Errors.Select(e => new ImportProblem(0, e.Path, $"form {e.Path}: {e.Message}"))]);
            default:
                throw new InvalidOperationException("A form file was neither read nor refused.");
        }
    }

    /// <summary>The same for a file of another tool.</summary>
    /// <remarks>The eliciting question that a teller chose is an answer too: question <see cref="Eliciting"/>.</remarks>
    public static Result Run(ImportResult imported, bool pairs = true, int threshold = 1, int permutations = PointTests.Permutations)
    {
        if (imported.Form is not { } form)
        {
            return new(null, imported.Problems);
        }

        if (form.Eliciting.Count > 1)
        {
            form = form with
            {
                Questions = [new SingleChoiceQuestion { Id = Eliciting, Text = Eliciting, Options = [.. form.Eliciting.Select(e => new AnswerOption(e.Id, e.Text))] }, .. form.Questions],
            };
        }

        var stories = imported.Stories.Select((s, i) => new AnsweredStory(new(new Guid(i, 0, 0, new byte[8])), default, s.Content.ElicitingId is { } chosen && form.Find(Eliciting) is not null
            ? new Dictionary<string, Answer>(s.Content.Answers) { [Eliciting] = new Chosen([chosen]) }
            : s.Content.Answers));
        return new(Write(form, [.. stories], pairs, new SmallNumbers(threshold), permutations), []);
    }

    /// <summary>The same for stories at hand.</summary>
    public static string Write(StoryForm form, IReadOnlyList<AnsweredStory> stories, bool pairs, SmallNumbers smallNumbers, int permutations = PointTests.Permutations)
    {
        AnsweredStory[] people = [.. stories.DistinctBy(s => s.TellerKey)];
        var facets = Facet.Of(form, people);
        var json = new JsonObject
        {
            ["format"] = "vertelpunt-patterns-1",
            ["stories"] = stories.Count,
            ["tellers"] = people.Length,
            ["threshold"] = smallNumbers.Threshold,
            ["permutations"] = permutations,
            ["questions"] = new JsonArray([.. form.Questions.Select(q => (JsonNode)Question(q, stories, people.Length, facets, smallNumbers))]),
        };
        if (pairs)
        {
            json["pairs"] = Pairs(form, PairPatterns.Of(form, stories, smallNumbers), facets, stories, people.Length, smallNumbers, permutations);
        }

        // Single people can be told from what follows.
        if (smallNumbers.Threshold == 1)
        {
            json["passed_over"] = PassedOver(form, people, facets);
            json["likeness"] = people.Length is > 10 and <= MostForLikeness ? Alike(form, people, facets) : null;
        }

        return json.ToJsonString(Written) + "\n";
    }

    private static JsonObject Question(Question question, IReadOnlyList<AnsweredStory> stories, int people, IReadOnlyList<Facet> facets, SmallNumbers smallNumbers)
    {
        var summary = QuestionSummary.Of(question, stories);
        var shown = smallNumbers.Show(summary);
        var json = new JsonObject
        {
            ["id"] = question.Id,
            ["kind"] = question.GetType().Name.Replace("Question", "", StringComparison.Ordinal),
            ["n"] = shown.Answered,
            ["does_not_apply"] = smallNumbers.Count(summary.DoesNotApply),
            ["left_blank"] = smallNumbers.Count(summary.Blank),
            ["not_asked"] = summary.NotAsked,
            ["cells"] = Figures.Each(shown.Groups.Count, i => Cell(shown.Groups[i], shown.Answered)),
        };
        if (shown.Answered > 0)
        {
            QuestionFigures.AddTo(json, facets.Where(f => f.Id == question.Id || f.Id.StartsWith(question.Id + "#", StringComparison.Ordinal)).ToList(), people, smallNumbers.Threshold == 1);
            if (summary is TriadSummary triad)
            {
                // How much the value that stands for zero matters.
                json["centre_zero_1e-7"] = Composition(Compositions.Centre(triad.Points, 1e-7));
                json["centre_without_zeros"] = Composition(Compositions.Centre([.. triad.Points.Where(p => p is { Top: > 0, Left: > 0, Right: > 0 })]));
            }
        }

        return json;
    }

    private static JsonObject? Composition(Composed? c) => c is null ? null : new JsonObject { ["top"] = c.Top, ["left"] = c.Left, ["right"] = c.Right };

    private static JsonObject Cell(ShownGroup group, int? answered)
    {
        var cell = new JsonObject { ["cell"] = string.Join('+', group.Cells), ["n"] = group.Stories };
        if (group.Stories is { } count && answered is { } n and > 0)
        {
            var p = Proportion.Wilson(count, n);
            (cell["share"], cell["low"], cell["high"]) = (Figures.N(p.Share), Figures.N(p.Low), Figures.N(p.High));
        }

        return cell;
    }

    private static JsonObject Pairs(StoryForm form, PatternOverview overview, IReadOnlyList<Facet> facets, IReadOnlyList<AnsweredStory> stories, int people, SmallNumbers smallNumbers, int permutations)
    {
        var holm = Adjusted.Holm([.. overview.Patterns.Select(p => p.P)]);
        var all = stories.Count > people ? Facet.Of(form, stories) : facets;
        string[] tellers = [.. stories.Select(s => s.TellerKey)];
        var by = Adjusted.BenjaminiYekutieli([.. overview.Patterns.Select(p => p.P)]);
        return new()
        {
            ["m"] = overview.Tests,
            ["patterns"] = Figures.Each(overview.Patterns.Count, i =>
            {
                var pattern = overview.Patterns[i];
                var json = new JsonObject
                {
                    ["first"] = pattern.First, ["second"] = pattern.Second, ["n"] = pattern.N, ["excluded"] = pattern.Excluded, ["joined"] = Figures.Names(pattern.Joined),
                    ["test"] = pattern.Test, ["p"] = Figures.N(pattern.P), ["q"] = Figures.N(pattern.Q), ["p_holm"] = Figures.N(holm[i]), ["p_by"] = Figures.N(by[i]),
                    ["effect_name"] = pattern.EffectName, ["effect"] = Figures.N(pattern.Effect), ["low"] = Figures.N(pattern.Low), ["high"] = Figures.N(pattern.High),
                };
                foreach (var (name, value) in pattern.More)
                {
                    json[name] = Figures.N(value);
                }

                json["parts"] = Figures.Each(pattern.Parts.Count, p => new()
                {
                    ["what"] = pattern.Parts[p].What, ["measure"] = pattern.Parts[p].Measure, ["value"] = Figures.N(pattern.Parts[p].Value),
                    ["low"] = Figures.N(pattern.Parts[p].Low), ["high"] = Figures.N(pattern.Parts[p].High), ["p"] = Figures.N(pattern.Parts[p].P), ["p_adjusted"] = Figures.N(pattern.Parts[p].Adjusted),
                });
                if (smallNumbers.Threshold == 1)
                {
                    var (first, second) = (facets.First(f => f.Id == pattern.First), facets.First(f => f.Id == pattern.Second));
                    json["figures"] = PairFigures.Of(first, second, PairPatterns.People(first, second, people), smallNumbers, permutations);
                    if (stories.Count > people && TellerBlocks.Of(all.First(f => f.Id == first.Id), all.First(f => f.Id == second.Id), tellers, permutations) is { } blocks)
                    {
                        json["all_stories"] = new JsonObject { ["n"] = blocks.Stories, ["statistic"] = Figures.N(blocks.Statistic), ["p_by_teller"] = Figures.N(blocks.P) };
                    }
                }

                return json;
            }),
        };
    }

    /// <summary>Whether passing a question over goes with the answer to another: a pattern in itself.</summary>
    private static JsonArray PassedOver(StoryForm form, AnsweredStory[] people, IReadOnlyList<Facet> facets)
    {
        var found = new List<JsonObject>();
        string[] states = ["answered", "does_not_apply", "left_blank"];
        foreach (var question in form.Questions)
        {
            int[] state = [.. people.Select(p => !p.Answers.TryGetValue(question.Id, out var a) ? -1 : Counting.Fits(question, a) ? 0 : a is DoesNotApply ? 1 : 2)];
            if (!state.Any(s => s > 0))
            {
                continue;
            }

            foreach (var by in facets.OfType<ChoiceFacet>().Where(f => f.Id != question.Id))
            {
                var table = Figures.Table(states, by.Options, Enumerable.Range(0, people.Length).Where(i => state[i] >= 0 && by.Has(i)).Select(i => (state[i], by.Codes[i])));
                if (table.ContainsKey("p_chi_squared"))
                {
                    table.Insert(0, "by", by.Id);
                    table.Insert(0, "question", question.Id);
                    found.Add(table);
                }
            }
        }

        var q = Adjusted.BenjaminiHochberg([.. found.Select(t => t["p_fisher"]?.GetValue<double>() ?? t["p_monte_carlo"]?.GetValue<double>() ?? 1)]);
        for (var i = 0; i < found.Count; i++)
        {
            found[i]["q"] = q[i];
        }

        return new([.. found]);
    }

    /// <summary>Groups of people with like answers, as an aid to reading; never a finding.</summary>
    private static JsonObject? Alike(StoryForm form, AnsweredStory[] people, IReadOnlyList<Facet> facets)
    {
        var distances = Likeness.Distances([.. form.Questions.SelectMany(q => QuestionFigures.Columns(q, facets, people))]);
        int[] kept = [.. Enumerable.Range(0, people.Length)];

        // People who share no question with somebody cannot be placed.
        while (kept.FirstOrDefault(i => kept.Any(j => double.IsNaN(distances[i, j])), -1) is >= 0 and var lonely)
        {
            kept = [.. kept.Where(i => i != lonely)];
        }

        var among = new double[kept.Length, kept.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            for (var j = 0; j < kept.Length; j++)
            {
                among[i, j] = distances[kept[i], kept[j]];
            }
        }

        return kept.Length > 10 && Likeness.Best(among) is { } best
            ? new JsonObject
            {
                ["n"] = kept.Length,
                ["left_out"] = people.Length - kept.Length,
                ["groups"] = best.Medoids.Count,
                ["silhouette"] = Figures.N(best.Silhouette),
                ["medoids"] = new JsonArray([.. best.Medoids.Select(m => (JsonNode)(kept[m] + 1))]),
                ["sizes"] = new JsonArray([.. Enumerable.Range(0, best.Medoids.Count).Select(g => (JsonNode)best.Group.Count(x => x == g))]),
                ["silhouettes"] = new JsonObject([.. Enumerable.Range(2, Math.Min(7, kept.Length - 2)).Select(k =>
                    KeyValuePair.Create(k.ToString(System.Globalization.CultureInfo.InvariantCulture), Figures.N(Likeness.Around(among, k).Silhouette)))]),
            }
            : null;
    }
}
