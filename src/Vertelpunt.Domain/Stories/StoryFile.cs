using System.Text.Json;

namespace Vertelpunt.Domain.Stories;

/// <summary>A story as it stands in a file of stories.</summary>
/// <param name="Name">What the file calls it; the program gives it an id of its own.</param>
public sealed record FiledStory(string Name, StoryContent Content, Consent Consent)
{
    /// <summary>Lengths only.</summary>
    public override string ToString() => $"FiledStory({Content})";
}

/// <summary>What reading a file of stories came to.</summary>
/// <param name="Stories">All stories when there are no errors, otherwise none.</param>
/// <param name="Errors">In the order of the file; paths start with the line, such as "line 3: $.answers.gevoel". They hold no story text.</param>
public sealed record StoryFileResult(IReadOnlyList<FiledStory> Stories, IReadOnlyList<FormFileError> Errors);

/// <summary>A file of stories: JSON lines, one story a line, answers by the ids of a form. See docs/form-file.md.</summary>
/// <remarks>An answer of null was left blank; {"doesNotApply": true} says so; a question that is absent was never shown.</remarks>
public static class StoryFile
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>Reads all stories, or none when something is wrong.</summary>
    public static StoryFileResult Parse(StoryForm form, string jsonLines)
    {
        var stories = new List<FiledStory>();
        var errors = new List<FormFileError>();
        var number = 0;
        foreach (var line in jsonLines.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var found = new List<FormFileError>();
            try
            {
                using var document = JsonDocument.Parse(line, Options);
                stories.Add(Story(form, new FormFileObject(document.RootElement, "$", found)));
            }
            catch (JsonException)
            {
                found.Add(new("$", "This line is not a JSON object."));
            }

            errors.AddRange(found.Select(e => e with { Path = $"line {number}: {e.Path}" }));
        }

        return errors.Count == 0 ? new(stories, []) : new([], errors.Take(FormFile.MaxErrors).ToList());
    }

    private static FiledStory Story(StoryForm form, FormFileObject item)
    {
        var name = item.Text("id", 100);
        var eliciting = item.Has("eliciting") ? item.OneOf("eliciting", form.Eliciting.Select(e => e.Id).ToList()) : null;
        var content = new StoryContent
        {
            Title = item.Has("title") ? item.Text("title", StoryContent.MaxTitleLength) : "",
            Text = item.Text("text", StoryContent.MaxTextLength),
            ElicitingId = eliciting,
            Language = item.OneOf("language", ["nl", "en"]) ?? "nl",
            Answers = item.Child("answers") is { } answers ? Answers(form, answers) : new Dictionary<string, Answer>(),
        };
        var consent = item.Child("consent") is { } child ? ReadConsent(child) : new Consent();
        item.RefuseUnknown();
        return new(name, content, consent);
    }

    private static Consent ReadConsent(FormFileObject item)
    {
        var levels = Enum.GetValues<ConsentLevel>().ToDictionary(l => FormFileReader.NameOf(l), l => l);
        var level = item.OneOf("level", levels.Keys);
        var standard = new Consent();
        var consent = new Consent(
            level is null ? standard.Level : levels[level],
            item.Flag("research"),
            item.Has("wayBack") ? item.Flag("wayBack") : standard.WayBack);
        item.RefuseUnknown();
        return consent;
    }

    private static Dictionary<string, Answer> Answers(StoryForm form, FormFileObject item)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var (id, value) in item.All.ToList())
        {
            if (form.Find(id) is not { } question)
            {
                item.Error(id, $"The form has no such question.{FormFileObject.Suggest(id, form.Questions.Select(q => q.Id))}");
            }
            else if (ReadAnswer(question, item, id, value) is { } answer)
            {
                answers[id] = answer;
            }
            else
            {
                item.Error(id, "This does not fit the question: see docs/form-file.md for how each kind of answer is written.");
            }
        }

        return answers;
    }

    private static Answer? ReadAnswer(Question question, FormFileObject item, string id, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => LeftBlank.Instance,
        JsonValueKind.Object when value.TryGetProperty("doesNotApply", out var flag) => flag.ValueKind == JsonValueKind.True ? DoesNotApply.Instance : null,
        _ => question switch
        {
            SingleChoiceQuestion q => Choice(q.Options, q.AllowOther, 1, value),
            MultipleChoiceQuestion q => Choice(q.Options, q.AllowOther, q.MaxChoices ?? int.MaxValue, value),
            ScaleQuestion when value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 100 => new Scaled(value.GetDouble()),
            TriadQuestion => Triad(value),
            PlacementQuestion q => Placement(q, value),
            ShortTextQuestion q when value.ValueKind == JsonValueKind.String => new Written(item.Text(id, q.MaxLength)),
            _ => null,
        },
    };

    private static Chosen? Choice(IReadOnlyList<AnswerOption> options, bool allowOther, int max, JsonElement value)
    {
        string? other = null;
        if (value.ValueKind == JsonValueKind.Object)
        {
            other = value.TryGetProperty("other", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString() : null;
            if (!value.TryGetProperty("options", out value))
            {
                return null;
            }
        }

        var chosen = value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString() ?? ""],
            JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(v => v.GetString() ?? "").ToHashSet(),
            _ => new HashSet<string>(),
        };
        var known = options.Select(o => o.Id).Concat(allowOther ? [Chosen.OtherId] : Array.Empty<string>()).ToList();
        var alone = options.Where(o => o.Exclusive).Select(o => o.Id);
        var fits = chosen.Count > 0 && chosen.Count <= max && chosen.All(known.Contains)
            && (chosen.Count == 1 || !chosen.Overlaps(alone))
            && (other is null || chosen.Contains(Chosen.OtherId));
        return fits ? new Chosen(known.Where(chosen.Contains).ToList(), other) : null;
    }

    private static Composed? Triad(JsonElement value)
    {
        if (Coordinate(value, "top", 1) is not { } top || Coordinate(value, "left", 1) is not { } left || Coordinate(value, "right", 1) is not { } right)
        {
            return null;
        }

        var sum = top + left + right;
        return Math.Abs(sum - 1) < 0.02 ? new Composed(top / sum, left / sum, right / sum) : null;
    }

    private static Placed? Placement(PlacementQuestion question, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var stones = new List<PlacedStone>();
        foreach (var stone in value.EnumerateObject())
        {
            if (question.Stones.All(s => s.Id != stone.Name) || Coordinate(stone.Value, "x", 100) is not { } x || Coordinate(stone.Value, "y", 100) is not { } y)
            {
                return null;
            }

            stones.Add(new(stone.Name, x, y));
        }

        return stones.Count > 0 ? new Placed(stones) : null;
    }

    private static double? Coordinate(JsonElement value, string name, double max) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number
            && number.GetDouble() >= 0 && number.GetDouble() <= max
            ? number.GetDouble()
            : null;
}
