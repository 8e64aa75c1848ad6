using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Assesses JSON lines, one at a time: the plain functions behind <c>vertelpunt assess</c>.</summary>
public sealed class RiskLines(RiskModel model)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RiskAssessor assessor = new(model);
    private readonly FactReader reader = new(model);

    /// <summary>Lines of <c>{"id","facts":[...],"group":{...}}</c>; empty lines are skipped.</summary>
    public IEnumerable<RiskLine> AssessFacts(TextReader input) =>
        Each(input, (id, line) => Write(id, assessor.Assess(reader.Read(Required(line, "facts")), GroupReader.Read(line))));

    /// <summary>Lines of <c>{"id","text","title"?,"answers"?,"group"?}</c>; answers are taken as printed beside the story.</summary>
    /// <param name="find">Detection and resolution with the operators a project would apply.</param>
    /// <param name="asRedacted">
    /// False asks what annotators of stories are asked: the risk once direct identifiers are gone and the rest still stands. True takes the operators of <paramref name="find"/>.
    /// </param>
    public IEnumerable<RiskLine> AssessTexts(TextReader input, Func<StoryDocument, IReadOnlyList<Finding>> find, bool asRedacted = false) => Each(input, (id, line) =>
    {
        var text = Required(line, "text");
        if (text.ValueKind != JsonValueKind.String)
        {
            throw new FormatException("text: must be a text.");
        }

        var title = !line.TryGetProperty("title", out var told) || told.ValueKind == JsonValueKind.Null ? ""
            : told.ValueKind == JsonValueKind.String ? told.GetString()! : throw new FormatException("title: must be a text.");
        var document = title.Length == 0 ? StoryDocument.OfText(text.GetString()!) : StoryDocument.Of(new StoryContent { Title = title, Text = text.GetString()! });
        var group = GroupReader.Read(line);
        var shown = document.Field(StoryDocument.TextField)!.Span; // every document has a text
        return Write(id, assessor.Assess(document, asRedacted ? find(document) : DirectHidden(find(document)), Background(line), new ProjectSettings { GroupSize = group.Size, GroupShares = group.Shares }), text.GetString()!, shown.Start);
    });

    /// <summary>One assessment as documented: one line of JSON.</summary>
    /// <param name="text">What spans count in; offsets are written in code points. Spans outside it, in a title, are left out.</param>
    /// <param name="start">Where <paramref name="text"/> begins in the document.</param>
    public static string Write(string id, RiskAssessment risk, string text = "", int start = 0) => JsonSerializer.Serialize(
        new
        {
            Id = id,
            K = Figure(risk.K),
            KLow = Figure(risk.KLow),
            KHigh = Figure(risk.KHigh),
            PUnique = Round(risk.PUnique),
            P_lt_11 = Round(risk.PBelow11),
            Rho = Round(risk.MatchProbability),
            RhoGroup = Round(risk.GroupMatchProbability),
            Level = risk.Level.ToString().ToLowerInvariant(),
            Summary = risk.Summary.Nl,
            Reasons = risk.Reasons.Select(r => new { r.Code, Contribution = Round(r.Contribution), Text = r.Text.Nl, TextEn = r.Text.In("en"), Spans = Points(r.Spans, text, start) }),
            Remedies = risk.Remedies.Select(r => new
            {
                LevelAfter = r.LevelAfter.ToString().ToLowerInvariant(),
                BitsLost = Round(r.BitsLost),
                Text = r.Text.Nl,
                TextEn = r.Text.In("en"),
                Changes = r.Changes.Select(c => new { Operator = c.Operator.ToString().ToLowerInvariant(), c.Replacement, Spans = Points(c.Spans, text, start) }),
            }),
            Model = risk.ModelVersion,
        },
        new JsonSerializerOptions(Options) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });

    private static int[][] Points(IReadOnlyList<TextSpan> spans, string text, int start)
    {
        var points = new CodePoints(text);
        var written = new List<int[]>();
        foreach (var span in spans.Order())
        {
            if (span.Start >= start && span.End <= start + text.Length)
            {
                written.Add([points.At(span.Start - start), points.At(span.End - start)]);
            }
        }

        return [.. written];
    }

    internal static Finding[] DirectHidden(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(f => f with { Operator = f.Kind.TypeOf() == IdentifierType.Direct ? RedactionOperator.Label : RedactionOperator.Keep })];

    private static IEnumerable<RiskLine> Each(TextReader input, Func<string, JsonElement, string> assess)
    {
        var number = 0;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (input.ReadLine() is { } line)
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            yield return One(number, line, seen, assess);
        }
    }

    private static RiskLine One(int number, string line, Dictionary<string, int> seen, Func<string, JsonElement, string> assess)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                ? new(number, assess(Id(parsed.RootElement, number, seen), parsed.RootElement), null)
                : new(number, null, $"line {number}: must be a JSON object.");
        }
        catch (JsonException e)
        {
            return new(number, null, $"line {number}: is not JSON (position {e.BytePositionInLine}).");
        }
        catch (FormatException e)
        {
            return new(number, null, $"line {number}: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape, is JSON but no text.
            return new(number, null, $"line {number}: holds a text that is not Unicode.");
        }
    }

    private static JsonElement Required(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) ? value : throw new FormatException($"{name}: is missing.");

    private static string Id(JsonElement line, int number, Dictionary<string, int> seen)
    {
        var id = Required(line, "id");
        if (id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || id.ToString() is not { Length: > 0 } name)
        {
            throw new FormatException("id: must be a text that is not empty, or a number.");
        }

        return seen.TryAdd(name, number) ? name : throw new FormatException($"id: is the same as on line {seen[name]}.");
    }

    private static List<BackgroundFact> Background(JsonElement line)
    {
        var facts = new List<BackgroundFact>();
        if (line.TryGetProperty("answers", out var answers) && answers.ValueKind != JsonValueKind.Null)
        {
            if (answers.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("answers: must be an object.");
            }

            foreach (var answer in answers.EnumerateObject())
            {
                var kind = answer.Name switch
                {
                    "leeftijdsgroep" or "leeftijd" or "age" => "age",
                    "regio" or "provincie" or "region" => "region",
                    "woonplaats" or "gemeente" or "place" => "place",
                    "geslacht" or "gender" or "sex" => "sex",
                    "beroep" or "profession" => "profession",
                    "rol" or "role" => "role",
                    _ => null,
                };
                if (kind is null || answer.Value.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }

                if (answer.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                {
                    throw new FormatException($"answers.{answer.Name}: must be a text.");
                }

                var value = answer.Value.ToString().Trim();
                if (kind == "age" && value.Any(char.IsAsciiDigit) && BackgroundFacts.AgeRange(value) is null)
                {
                    throw new FormatException($"answers.{answer.Name}: '{value}' is not an age from 0 to {Cells.OldestAge} or a range such as 35-39.");
                }

                if (value.Length > 0)
                {
                    facts.Add(new(kind, value));
                }
            }
        }

        return facts;
    }

    private static double Round(double value) => Math.Round(value, 4);

    // Four significant figures: more would pretend.
    private static double Figure(double value)
    {
        if (value < 1000)
        {
            return Math.Round(value, 2);
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 3);
        return Math.Round(value / unit) * unit;
    }
}
