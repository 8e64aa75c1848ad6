using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Reads a SenseMaker export with its definition, in both styles of columns. All or nothing.</summary>
/// <remarks>
/// Columns are named by the ids of signifiers. Newer exports write places as <c>_percentX</c> and anchors from 0 to 1, older ones as <c>X</c>,
/// <c>XRight</c> and anchors in percent; both give the same answers. Stories whose teller ticked that only the provider may read them are left out.
/// </remarks>
public static partial class SenseMakerImport
{
    private sealed record Signifier(string Id, string Type, string Title, bool Fragment, bool Sticky, bool AllowNa, JsonElement Content)
    {
        public IReadOnlyList<(string Id, string Title)> List(string name, string text) => Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(i => (Text(i, "id"), Markup.Plain(Text(i, text))))]
            : [];
    }

    /// <param name="consent">What the tellers agreed to elsewhere.</param>
    /// <param name="restrictedBy">The signifier whose tick means that only the provider may read; null looks for a list of one item that speaks of access.</param>
    public static ImportResult Read(string data, string definition, Consent? consent = null, string? restrictedBy = null, IProgress<int>? progress = null)
    {
        var (problems, notes, filed) = (new List<ImportProblem>(), new List<string>(), new List<FiledStory>());
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(definition.TrimStart('\uFEFF'), new() { MaxDepth = 32 });
        }
        catch (JsonException e)
        {
            problems.Add(new((int)(e.LineNumber ?? 0) + 1, "", "The definition is not JSON."));
            return new(null, [], problems, []);
        }

        using (json)
        {
            var signifiers = Find(json.RootElement).DistinctBy(s => s.Id).ToList();
            var table = CsvTable.Parse(data);
            var story = signifiers.Find(s => s is { Type: "freetext", Fragment: true }) ?? signifiers.Find(s => s.Type == "freetext");
            if (story is null || table.Column(story.Id) < 0)
            {
                problems.Add(new(0, "", story is null ? "The definition has no free text for the story." : $"The data have no column '{story.Id}' with the story."));
                return new(null, [], problems, []);
            }

            var title = signifiers.Find(s => s.Type == "freetext" && s != story && s.Content.TryGetProperty("multiline", out var multi) && multi.ValueKind == JsonValueKind.False);
            var restricted = restrictedBy is null
                ? signifiers.Find(s => s.Type == "list" && s.List("items", "title") is [var only] && Access().IsMatch(s.Title + " " + only.Title))
                : signifiers.Find(s => s.Id == restrictedBy);
            var ids = new FormIds();
            var questions = signifiers.Where(s => s != story && s != title && s != restricted)
                .Select(s => (Signifier: s, Question: Question(s, ids, table))).Where(q => q.Question is not null).ToList();
            notes.AddRange(questions.Where(q => q.Question is SingleChoiceQuestion single && single.Options.Count > q.Signifier.List("items", "title").Count)
                .Select(q => $"'{q.Signifier.Title}': items that the definition no longer has were kept as options of their own."));
            var left = 0;
            foreach (var row in table.Rows)
            {
                if (restricted is not null && restricted.List("items", "title").Select(i => table.Column(restricted.Id + "_" + i.Id)).Append(table.Column(restricted.Id)).Any(c => c >= 0 && row[c].Length > 0))
                {
                    left++;
                    continue;
                }

                var answers = new Dictionary<string, Answer>();
                foreach (var (signifier, question) in questions)
                {
                    if (Answer(signifier, question!, table, row, problems) is { } answer) // filtered above
                    {
                        answers[question!.Id] = answer;
                    }
                }

                var text = row[table.Column(story.Id)];
                var headline = title is not null && table.Column(title.Id) is var t and >= 0 ? row[t] : "";
                if (text.Length > StoryContent.MaxTextLength)
                {
                    problems.Add(new(row.Line, story.Title, $"this story is longer than {StoryContent.MaxTextLength} characters."));
                }

                if (headline.Length > StoryContent.MaxTitleLength)
                {
                    // A headline was free text there; its whole goes into the story, so that nothing is lost.
                    (text, headline) = (headline + "\n\n" + text, "");
                }

                var name = table.Column("id") is var i and >= 0 ? row[i] : table.Column("FragmentID") is var f and >= 0 ? row[f] : $"line {row.Line}";
                filed.Add(new(name, new() { Title = headline, Text = text, Language = table.Column("language") is var l and >= 0 && row[l] == "en" ? "en" : "nl", Answers = answers }, consent ?? new()));
                progress?.Report(filed.Count);
            }

            if (left > 0)
            {
                notes.Add($"{left} stories were left out: their tellers asked that only the provider reads them.");
            }

            var form = new StoryForm
            {
                Version = 1,
                Title = Name(json.RootElement),
                Organisation = "SenseMaker",
                Purpose = "-",
                Eliciting = [new("e1", story.Title)],
                Questions = [.. questions.Select(q => q.Question!).OrderBy(q => q.About)], // filtered above
            };
            return ImportResult.Of(form, filed, problems, notes);
        }
    }

    private static Question? Question(Signifier s, FormIds ids, CsvTable table)
    {
        var about = s is { Sticky: true, Type: "list" } ? QuestionSubject.Teller : QuestionSubject.Story;
        switch (s.Type)
        {
            case "triad" when s.List("labels", "text") is [var top, var left, var right]:
                return new TriadQuestion { Id = ids.For(s.Title), Text = s.Title, Top = top.Title, Left = left.Title, Right = right.Title };

            case "dyad" when s.List("labels", "text") is [var low, var high]:
                return new ScaleQuestion { Id = ids.For(s.Title), Text = s.Title, Left = low.Title, Right = high.Title };

            case "stones" when s.List("stones", "title") is { Count: > 0 } stones:
                var names = new FormIds();
                return new PlacementQuestion
                {
                    Id = ids.For(s.Title),
                    Text = s.Title,
                    Stones = [.. stones.Select(x => new AnswerOption(names.For(x.Title), x.Title))],
                    XLow = Edge("x", "start_label", "links"),
                    XHigh = Edge("x", "end_label", "rechts"),
                    YLow = Edge("y", "start_label", "onder"),
                    YHigh = Edge("y", "end_label", "boven"),
                };

            case "list" when s.List("items", "title") is { Count: > 0 } items:
                var optionIds = new FormIds();
                List<AnswerOption> options = [.. items.Select(x => new AnswerOption(optionIds.For(x.Title), x.Title))];
                if (items.Any(x => table.Column(s.Id + "_" + x.Id) >= 0))
                {
                    return new MultipleChoiceQuestion { Id = ids.For(s.Title), Text = s.Title, About = about, Options = options };
                }

                options.AddRange(Retired(s, items, table).Select(value => new AnswerOption(optionIds.For(value), value)));
                return new SingleChoiceQuestion { Id = ids.For(s.Title), Text = s.Title, About = about, Options = options };

            case "freetext":
                return new ShortTextQuestion { Id = ids.For(s.Title), Text = s.Title, About = about, MaxLength = 2000 };

            default:
                return null; // labels, buttons, pictures: nothing that is answered
        }

        string Edge(string axis, string end, string standard) =>
            s.Content.TryGetProperty("axis", out var axes) && axes.ValueKind == JsonValueKind.Object && axes.TryGetProperty(axis, out var one) && one.ValueKind == JsonValueKind.Object && Markup.Plain(Text(one, end)) is { Length: > 0 } text ? text : standard;
    }

    /// <summary>Items that stories still answer but the definition has dropped since: a few are kept as they are, many mean that the column is not what it seems.</summary>
    private static IReadOnlyList<string> Retired(Signifier s, IReadOnlyList<(string Id, string Title)> items, CsvTable table)
    {
        var column = table.Column(s.Id);
        List<string> unknown = column < 0 ? [] : [.. table.Rows.Select(r => r[column]).Where(v => v.Length is > 0 and <= 60 && items.All(i => i.Id != v && i.Title != v)).Distinct()];
        return unknown.Count <= 3 ? unknown : [];
    }

    private static Answer? Answer(Signifier s, Question question, CsvTable table, CsvRow row, List<ImportProblem> problems)
    {
        if (table.Column(s.Id + "_NA") is var na and >= 0 && row[na] is "1" or "TRUE" or "true")
        {
            return DoesNotApply.Instance;
        }

        switch (question)
        {
            case TriadQuestion:
                string[] anchors = [.. s.List("labels", "text").Select(l => s.Id + "_" + l.Id)];
                double?[] w = [.. anchors.Select(a => Cell(a))];
                if (w.All(v => v is null))
                {
                    return table.Column(anchors[0]) < 0 ? null : LeftBlank.Instance;
                }

                if (w.Any(v => v is null))
                {
                    return Bad("one of the three weights is missing or no number.");
                }

                // A pointer may be let go just outside the triangle; older exports write a hair's breadth there.
                double[] weights = [.. w.Select(v => v!.Value / w.Sum(o => Math.Max(o ?? 0, 0)) < 1e-6 ? 0 : v.Value)]; // just checked
                var sum = weights.Sum();
                return sum > 0 ? new Composed(weights[0] / sum, weights[1] / sum, weights[2] / sum) : Bad("the three weights are zero.");

            case ScaleQuestion:
                var x = Cell(s.Id + "_percentX") ?? Cell(s.Id + "X") ?? Cell(s.Id + "XR") / 100;
                return x is { } at ? new Scaled(Math.Clamp(at * 100, 0, 100)) : table.Column(s.Id + "_percentX") < 0 && table.Column(s.Id + "X") < 0 ? null : LeftBlank.Instance;

            case PlacementQuestion placement:
                var stones = s.List("stones", "title");
                var placed = new List<PlacedStone>();
                for (var i = 0; i < stones.Count; i++)
                {
                    var stem = s.Id + "_" + stones[i].Id;
                    if ((Cell(stem + "_percentX") ?? Cell(stem + "XRight")) is { } px && (Cell(stem + "_percentY") ?? Cell(stem + "YTop")) is { } py)
                    {
                        placed.Add(new(placement.Stones[i].Id, Math.Clamp(px * 100, 0, 100), Math.Clamp(py * 100, 0, 100)));
                    }
                }

                return placed.Count == 0 ? LeftBlank.Instance : new Placed(placed);

            case MultipleChoiceQuestion several:
                var items = s.List("items", "title");
                List<string> chosen = [.. items.Select((item, i) => (Column: table.Column(s.Id + "_" + item.Id), several.Options[i].Id)).Where(c => c.Column >= 0 && row[c.Column] is not ("" or "0")).Select(c => c.Id)];
                return chosen.Count == 0 ? LeftBlank.Instance : new Chosen(chosen);

            case SingleChoiceQuestion single:
                var column = table.Column(s.Id);
                if (column < 0)
                {
                    return null;
                }

                var all = s.List("items", "title").ToList();
                var index = all.FindIndex(item => item.Id == row[column] || item.Title == row[column]);
                var option = index >= 0 ? single.Options[index] : single.Options.Skip(all.Count).FirstOrDefault(o => o.Text.Nl == row[column]);
                return row[column].Length == 0 ? LeftBlank.Instance : option is not null ? new Chosen([option.Id]) : Bad("this is none of the items of the definition.");

            default:
                return table.Column(s.Id) is var text and >= 0 ? row[text].Length == 0 ? LeftBlank.Instance : new Written(row[text]) : null;
        }

        double? Cell(string name) => table.Column(name) is var c and >= 0 && row[c].Length > 0 ? AnswerColumns.Number(row[c]) : null;

        Answer? Bad(string message)
        {
            problems.Add(new(row.Line, s.Title, message));
            return null;
        }
    }

    /// <summary>Signifiers stand in one list in newer definitions and in sections in older ones.</summary>
    private static IEnumerable<Signifier> Find(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("type", out var type) && element.TryGetProperty("content", out var content) && Text(element, "id").Length > 0 && type.ValueKind == JsonValueKind.String:
                yield return new(Text(element, "id"), type.GetString() ?? "", Markup.Plain(Text(element, "title")), Flag(element, "fragment"), Flag(element, "sticky"), Flag(element, "allow_na"), content);
                break;

            case JsonValueKind.Object:
                foreach (var found in element.EnumerateObject().SelectMany(p => Find(p.Value)))
                {
                    yield return found;
                }

                break;

            case JsonValueKind.Array:
                foreach (var found in element.EnumerateArray().SelectMany(Find))
                {
                    yield return found;
                }

                break;
        }
    }

    private static string Name(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("name", out var name)
            ? (name.ValueKind == JsonValueKind.Array && name.GetArrayLength() > 0 ? name[0].ToString() : name.ToString()) is { Length: > 0 } text ? Markup.Plain(text) : "SenseMaker"
            : "SenseMaker";

    private static string Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number == 1) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 && value[0].ValueKind == JsonValueKind.True));

    [GeneratedRegex(@"access|only|permission|alleen|toestemming|inzage", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Access();
}
