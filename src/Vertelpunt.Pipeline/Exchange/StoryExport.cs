using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Stories and answers for use elsewhere: a table, its codebook, and both in one JSON file.</summary>
/// <remarks>
/// Give it included stories only. Redacted text goes along where the teller allowed cards; short texts in the teller's own hand never do.
/// Background answers are kept only as far as each combination of them belongs to enough people: where it does not, the rarest answers of
/// that story are replaced by <see cref="WithheldMark"/>. Weeks with few stories are left out, and the order of stories is that of their
/// random ids.
/// </remarks>
public static class StoryExport
{
    /// <summary>Stands where an answer was withheld because too few people share it.</summary>
    public const string WithheldMark = AnswerColumns.WithheldMark;

    /// <summary>A table that <see cref="PlainCsv"/> reads back; safe to open in a spreadsheet.</summary>
    public static string Csv(StoryForm form, IReadOnlyList<ExportedStory> stories, SmallNumbers smallNumbers)
    {
        var csv = new StringBuilder("\uFEFF");
        Line(csv, Columns(form));
        foreach (var row in Rows(form, stories, smallNumbers))
        {
            Line(csv, row);
        }

        return csv.ToString();
    }

    /// <summary>One line for each column: what it holds and what its values mean, for people and for statistics programs.</summary>
    public static string Codebook(StoryForm form, string language = "nl")
    {
        var csv = new StringBuilder("\uFEFF");
        Line(csv, ["column", "question", "kind", "about", "value", "meaning"]);
        Line(csv, ["id", "", "id", "", "", "random, no order"]);
        Line(csv, ["week", "", "week", "", "2026-W47", "ISO week in which the story was told; empty where few were"]);
        Line(csv, ["title", "", "text", "story", "", "redacted; empty without consent"]);
        Line(csv, ["text", "", "text", "story", "", "redacted; empty without consent"]);
        foreach (var question in Kept(form))
        {
            var about = AboutOf(question);
            var (text, kind) = (question.Text.In(language), question.GetType().Name.Replace("Question", "", StringComparison.Ordinal));
            foreach (var column in AnswerColumns.Of(question))
            {
                foreach (var (value, meaning) in Values(question, column, language))
                {
                    Line(csv, [column, text, kind, about, value, meaning]);
                }

                Line(csv, [column, text, kind, about, "", "left blank"]);
            }

            foreach (var (mark, meaning) in new[] { (AnswerColumns.DoesNotApplyMark, "does not apply"), (AnswerColumns.NotAskedMark, "not asked"), (WithheldMark, "too few people share it") })
            {
                Line(csv, [AnswerColumns.Of(question)[0], text, kind, about, mark, meaning]);
            }
        }

        return csv.ToString();
    }

    /// <summary>The same table as JSON, with the questions.</summary>
    public static string Json(StoryForm form, IReadOnlyList<ExportedStory> stories, SmallNumbers smallNumbers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var columns = Columns(form);
            json.WriteStartObject();
            json.WriteString("format", "vertelpunt-stories-1");
            json.WriteString("title", form.Title.Nl);
            json.WriteNumber("threshold", smallNumbers.Threshold);
            json.WriteStartArray("questions");
            foreach (var question in Kept(form))
            {
                json.WriteStartObject();
                json.WriteString("id", question.Id);
                json.WriteString("text", question.Text.Nl);
                json.WriteString("kind", question.GetType().Name.Replace("Question", "", StringComparison.Ordinal));
                json.WriteString("about", AboutOf(question));
                json.WriteStartObject("values");
                foreach (var (value, meaning) in Values(question, AnswerColumns.Of(question)[0], "nl"))
                {
                    json.WriteString(value, meaning);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("stories");
            foreach (var row in Rows(form, stories, smallNumbers))
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Count; i++)
                {
                    json.WriteString(columns[i], row[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A cell that no spreadsheet takes for a formula (OWASP, CSV injection): such text gets an apostrophe in front, which <see cref="PlainCsv"/> takes off again.</summary>
    private static string Safe(string cell) => cell.TrimStart() is { Length: > 0 } text && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' || cell.StartsWith('\t') || cell.StartsWith('\r')
        ? AnswerColumns.Number(cell) is not null ? cell : "'" + cell
        : cell;

    /// <summary>Whom a question is about, or "team" when the team answered it about the story.</summary>
    private static string AboutOf(Question question) => question.About.ToString().ToLowerInvariant();

    private static IEnumerable<Question> Kept(StoryForm form) => form.Questions.Where(q => q is not ShortTextQuestion);

    private static List<string> Columns(StoryForm form) => ["id", "week", "consent", "title", "text", .. Kept(form).SelectMany(AnswerColumns.Of)];

    private static List<IReadOnlyList<string>> Rows(StoryForm form, IReadOnlyList<ExportedStory> stories, SmallNumbers smallNumbers)
    {
        ExportedStory[] ordered = [.. stories.OrderBy(s => s.Story.Id.Value)];
        var withheld = Withheld(form, ordered, smallNumbers);
        var weeks = ordered.GroupBy(s => s.Story.Week).Where(g => smallNumbers.Allows(g.Select(s => s.Story.TellerKey).Distinct().Count())).Select(g => g.Key).ToHashSet();
        return [.. ordered.Select((story, i) =>
        {
            var text = story.Consent.Level >= ConsentLevel.WorkshopCards;
            var cells = Kept(form).SelectMany(q =>
            {
                if (withheld[i].Contains(q.Id))
                {
                    return [WithheldMark, .. Enumerable.Repeat("", AnswerColumns.Of(q).Count - 1)];
                }

                // What somebody wrote at 'other' is their own hand as well.
                var answer = story.Story.Answers.GetValueOrDefault(q.Id);
                return AnswerColumns.Write(q, answer is Chosen c ? c with { Other = null } : answer);
            });
            return (IReadOnlyList<string>)[story.Story.Id.ToString(), weeks.Contains(story.Story.Week) ? story.Story.Week.ToString() : "", story.Consent.Level.ToString(), text ? story.Title : "", text ? story.Text : "", .. cells];
        })];
    }

    /// <summary>Per story the background questions whose answers may not leave, for exports of another shape.</summary>
    public static IReadOnlyDictionary<StoryId, IReadOnlySet<string>> Withheld(StoryForm form, IReadOnlyList<AnsweredStory> stories, SmallNumbers smallNumbers)
    {
        var withheld = Withheld(form, [.. stories.Select(s => new ExportedStory(s, new(), "", ""))], smallNumbers);
        return stories.Select((s, i) => (s.Id, Questions: (IReadOnlySet<string>)withheld[i])).ToDictionary(x => x.Id, x => x.Questions);
    }

    /// <summary>Per story the background questions whose answers stay behind.</summary>
    /// <remarks>Local suppression: as long as some combination of background answers belongs to too few people, their rarest answer goes.</remarks>
    private static HashSet<string>[] Withheld(StoryForm form, ExportedStory[] stories, SmallNumbers smallNumbers)
    {
        Question[] background = [.. Kept(form).Where(q => q.About == QuestionSubject.Teller)];
        string[][] values = [.. stories.Select(s => background.Select(q => string.Join('\u001F', AnswerColumns.Write(q, s.Story.Answers.GetValueOrDefault(q.Id)))).ToArray())];
        var withheld = stories.Select(_ => new HashSet<string>()).ToArray();
        for (var round = 0; round < background.Length; round++)
        {
            var frequency = background.Select((_, q) => values.Where((_, i) => !withheld[i].Contains(background[q].Id)).CountBy(v => v[q]).ToDictionary()).ToArray();
            var small = Enumerable.Range(0, stories.Length).GroupBy(Combination)
                .Where(g => !smallNumbers.Allows(g.Select(i => stories[i].Story.TellerKey).Distinct().Count())).SelectMany(g => g).ToList();
            if (small.Count == 0)
            {
                break;
            }

            foreach (var i in small)
            {
                var open = Enumerable.Range(0, background.Length).Where(q => !withheld[i].Contains(background[q].Id)).ToList();
                if (open.Count > 0)
                {
                    withheld[i].Add(background[open.MinBy(q => frequency[q][values[i][q]])].Id);
                }
            }
        }

        // What is left over after all rounds keeps nothing.
        foreach (var i in Enumerable.Range(0, stories.Length).GroupBy(Combination).Where(g => !smallNumbers.Allows(g.Count())).SelectMany(g => g).ToList())
        {
            withheld[i].UnionWith(background.Select(q => q.Id));
        }

        return withheld;

        string Combination(int i) => string.Join('\u001E', background.Select((q, at) => withheld[i].Contains(q.Id) ? WithheldMark : values[i][at]));
    }

    private static IEnumerable<(string Value, string Meaning)> Values(Question question, string column, string language) => question switch
    {
        _ when column.EndsWith("_other", StringComparison.Ordinal) => [],
        SingleChoiceQuestion q => q.Options.Select(o => (o.Id, o.Text.In(language))),
        MultipleChoiceQuestion q => q.Options.Select(o => (o.Id, o.Text.In(language))),
        ScaleQuestion q => [("0", q.Left.In(language)), ("100", q.Right.In(language))],
        TriadQuestion q => [("1", column.EndsWith("_top", StringComparison.Ordinal) ? q.Top.In(language) : column.EndsWith("_left", StringComparison.Ordinal) ? q.Left.In(language) : q.Right.In(language))],
        PlacementQuestion q => column.EndsWith("_x", StringComparison.Ordinal) ? [("0", q.XLow.In(language)), ("100", q.XHigh.In(language))] : [("0", q.YLow.In(language)), ("100", q.YHigh.In(language))],
        _ => [],
    };

    /// <summary>One row, quoted where it must be and safe in a spreadsheet.</summary>
    internal static void Line(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(c =>
    {
        var safe = Safe(c);
        return safe.AsSpan().IndexOfAny("\",;\r\n\t") >= 0 || safe.StartsWith(' ') || safe.EndsWith(' ') ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    })).Append("\r\n");
}
