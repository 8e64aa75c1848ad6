using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Every statistic of a set of answers as JSON, so that others can check them. The names are explained in docs/patterns-json.md.</summary>
public static class PatternsReport
{
    /// <summary>What the report came to: JSON, or the reasons why not.</summary>
    public sealed record Result(string? Json, IReadOnlyList<ImportProblem> Problems);

    /// <param name="csv">Answers, see <see cref="PlainCsv"/>.</param>
    /// <param name="form">A form file.</param>
    /// <param name="pairs">Also compares every two questions.</param>
    /// <param name="threshold">The fewest people a group may hold; 1 keeps all.</param>
    public static Result Run(string csv, string form, bool pairs = true, int threshold = 1)
    {
        switch (FormFile.Parse(form))
        {
            case ReadFormFile read:
                var (stories, problems) = PlainCsv.ReadAnswers(csv, read.Form);
                return problems.Count > 0 ? new(null, problems) : new(Write(read.Form, stories, pairs, new SmallNumbers(threshold)), []);
            case RefusedFormFile refused:
                return new(null, [.. refused.Errors.Select(e => new ImportProblem(0, e.Path, $"form {e.Path}: {e.Message}"))]);
            default:
                throw new InvalidOperationException("A form file was neither read nor refused.");
        }
    }

    /// <summary>The same for stories at hand.</summary>
    public static string Write(StoryForm form, IReadOnlyList<AnsweredStory> stories, bool pairs, SmallNumbers smallNumbers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", "vertelpunt-patterns-1");
            json.WriteNumber("stories", stories.Count);
            json.WriteNumber("tellers", stories.Select(s => s.TellerKey).Distinct().Count());
            json.WriteNumber("threshold", smallNumbers.Threshold);
            json.WriteStartArray("questions");
            foreach (var question in form.Questions)
            {
                Question(json, question, stories, smallNumbers);
            }

            json.WriteEndArray();
            if (pairs)
            {
                Pairs(json, PairPatterns.Of(form, stories, smallNumbers));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Question(Utf8JsonWriter json, Question question, IReadOnlyList<AnsweredStory> stories, SmallNumbers smallNumbers)
    {
        var summary = QuestionSummary.Of(question, stories);
        var shown = smallNumbers.Show(summary);
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteString("kind", question.GetType().Name.Replace("Question", "", StringComparison.Ordinal));
        Count("n", shown.Answered);
        Count("does_not_apply", smallNumbers.Count(summary.DoesNotApply));
        Count("left_blank", smallNumbers.Count(summary.Blank));
        json.WriteNumber("not_asked", summary.NotAsked);
        json.WriteStartArray("cells");
        foreach (var group in shown.Groups)
        {
            json.WriteStartObject();
            json.WriteString("cell", string.Join('+', group.Cells));
            Count("n", group.Stories);
            if (group.Stories is { } count && shown.Answered is { } n)
            {
                var p = Proportion.Wilson(count, n);
                Number(json, "share", p.Share);
                Number(json, "low", p.Low);
                Number(json, "high", p.High);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (shown.Answered > 0)
        {
            Detail(json, summary);
        }

        json.WriteEndObject();

        void Count(string name, int? value)
        {
            if (value is { } v)
            {
                json.WriteNumber(name, v);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static void Detail(Utf8JsonWriter json, QuestionSummary summary)
    {
        switch (summary)
        {
            case ScaleSummary scale:
                Scale(scale.Values);
                break;
            case TextSummary text:
                Scale([.. text.Lengths.Select(l => (double)l)]);
                break;
            case TriadSummary triad when triad.Centre is { } centre:
                Composition("centre", centre);
                Composition("centre_zero_1e-7", Compositions.Centre(triad.Points, 1e-7) ?? centre);
                var ilr = triad.Points.Select(p => Compositions.Ilr(p)).ToList();
                Number(json, "total_variance", Variance([.. ilr.Select(p => p.Z1)]) + Variance([.. ilr.Select(p => p.Z2)]));
                json.WriteStartObject("zones");
                foreach (var zone in TriadZones.Ids)
                {
                    json.WriteNumber(zone, triad.Points.Count(p => TriadZones.Of(p) == zone));
                }

                json.WriteEndObject();
                break;
            case PlacementSummary placement:
                json.WriteStartArray("stones");
                foreach (var stone in placement.Stones.Where(s => s.Placed > 0))
                {
                    json.WriteStartObject();
                    json.WriteString("stone", stone.StoneId);
                    json.WriteNumber("n", stone.Placed);
                    Number(json, "median_x", Quantiles.At([.. stone.Points.Select(p => p.X).Order()], 0.5));
                    Number(json, "median_y", Quantiles.At([.. stone.Points.Select(p => p.Y).Order()], 0.5));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
        }

        void Scale(IReadOnlyList<double> values)
        {
            Number(json, "mean", values.Average());
            Number(json, "sd", Math.Sqrt(Variance(values)));
            foreach (var (name, share) in new[] { ("q25", 0.25), ("median", 0.5), ("q75", 0.75) })
            {
                Number(json, name, Quantiles.At(values, share));
            }
        }

        void Composition(string name, Composed c)
        {
            json.WriteStartObject(name);
            Number(json, "top", c.Top);
            Number(json, "left", c.Left);
            Number(json, "right", c.Right);
            json.WriteEndObject();
        }
    }

    private static void Pairs(Utf8JsonWriter json, PatternOverview overview)
    {
        var holm = Adjusted.Holm([.. overview.Patterns.Select(p => p.P)]);
        var by = Adjusted.BenjaminiYekutieli([.. overview.Patterns.Select(p => p.P)]);
        json.WriteStartObject("pairs");
        json.WriteNumber("m", overview.Tests);
        json.WriteStartArray("patterns");
        for (var i = 0; i < overview.Patterns.Count; i++)
        {
            var pattern = overview.Patterns[i];
            json.WriteStartObject();
            json.WriteString("first", pattern.First);
            json.WriteString("second", pattern.Second);
            json.WriteNumber("n", pattern.N);
            json.WriteNumber("excluded", pattern.Excluded);
            json.WriteStartArray("dropped");
            pattern.Dropped.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteString("test", pattern.Test);
            Number(json, "p", pattern.P);
            Number(json, "q", pattern.Q);
            Number(json, "p_holm", holm[i]);
            Number(json, "p_by", by[i]);
            json.WriteString("effect_name", pattern.EffectName);
            Number(json, "effect", pattern.Effect);
            Number(json, "low", pattern.Low);
            Number(json, "high", pattern.High);
            foreach (var (name, value) in pattern.More)
            {
                Number(json, name, value);
            }

            json.WriteStartArray("parts");
            foreach (var part in pattern.Parts)
            {
                json.WriteStartObject();
                json.WriteString("what", part.What);
                json.WriteString("measure", part.Measure);
                Number(json, "value", part.Value);
                Number(json, "low", part.Low);
                Number(json, "high", part.High);
                Number(json, "p", part.P);
                Number(json, "p_adjusted", part.Adjusted);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Count < 2 ? double.NaN : values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v))
        {
            json.WriteNumber(name, v);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
