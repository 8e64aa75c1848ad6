using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Stories and answers in a table of our own layout: see <see cref="AnswerColumns"/>.</summary>
/// <remarks>Further columns: <c>id</c>, <c>title</c>, <c>text</c>, <c>week</c> (such as 2026-W47), <c>teller</c> (the same for linked stories), <c>consent</c>, <c>language</c>. All may be absent.</remarks>
public static class PlainCsv
{
    /// <summary>Reads stories to import. All or nothing.</summary>
    /// <param name="mapping">How a file with columns and values of its own says the same; null when it is of our layout.</param>
    public static ImportResult Stories(string csv, StoryForm form, CsvMapping? mapping = null, IProgress<int>? progress = null)
    {
        var (table, problems, stories) = (CsvTable.Parse(csv), new List<ImportProblem>(), new List<FiledStory>());
        if (mapping is not null)
        {
            problems.AddRange(mapping.Misfits(table, form));
            table = mapping.Apply(table);
        }

        if (table.Column("text") < 0)
        {
            problems.Add(new(0, "text", "The file has no column 'text' with the stories."));
        }

        foreach (var row in table.Rows)
        {
            var content = new StoryContent
            {
                Title = Cell("title"),
                Text = Cell("text"),
                Language = Cell("language") == "en" ? "en" : "nl",
                Answers = Answers(form, table, row, problems),
            };
            if (content.Text.Length > StoryContent.MaxTextLength || content.Title.Length > StoryContent.MaxTitleLength)
            {
                problems.Add(new(row.Line, content.Text.Length > StoryContent.MaxTextLength ? "text" : "title", "this is longer than a story or title may be."));
            }

            var level = ConsentLevel.PatternsOnly;
            if (Cell("consent") is { Length: > 0 } consent && !Enum.TryParse(consent, ignoreCase: true, out level))
            {
                problems.Add(new(row.Line, "consent", "expected PatternsOnly, WorkshopCards or Quotes."));
            }

            var name = Cell("id") is { Length: > 0 } id ? id : $"line {row.Line}";
            stories.Add(new(name, content, new(level)));
            progress?.Report(stories.Count);

            // Our own export keeps spreadsheets from taking text for a formula by an apostrophe.
            string Cell(string column) => table.Column(column) is var at and >= 0 ? CsvTable.Bare(row[at]) : "";
        }

        return ImportResult.Of(form, stories, mapping is null ? problems : [.. problems.Select(mapping.InItsOwnWords)], []);
    }

    /// <summary>Reads answers only, to compute patterns from.</summary>
    public static (IReadOnlyList<AnsweredStory> Stories, IReadOnlyList<ImportProblem> Problems) ReadAnswers(string csv, StoryForm form)
    {
        var (table, problems, stories) = (CsvTable.Parse(csv), new List<ImportProblem>(), new List<AnsweredStory>());
        if (table.Headers.Count == 0)
        {
            problems.Add(new(0, "", "The file is empty."));
        }

        foreach (var question in form.Questions.Where(q => AnswerColumns.Of(q).All(c => table.Column(c) < 0) && table.Column(q.Id + "_x") < 0))
        {
            problems.Add(new(0, question.Id, $"The file has no column '{AnswerColumns.Of(question)[0]}' for this question of the form."));
        }

        foreach (var row in table.Rows)
        {
            var teller = table.Column("teller") is var t and >= 0 && row[t].Length > 0 ? row[t] : null;
            stories.Add(new(new StoryId(new Guid(row.Line, 0, 0, new byte[8])), ReadWeek(table, row, problems), Answers(form, table, row, problems), teller));
        }

        return problems.Count == 0 ? (stories, []) : ([], [.. problems.Take(ImportResult.MaxProblems)]);
    }

    private static Dictionary<string, Answer> Answers(StoryForm form, CsvTable table, CsvRow row, List<ImportProblem> problems)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var question in form.Questions)
        {
            if (AnswerColumns.Read(question, table, row, problems) is { } answer)
            {
                answers[question.Id] = answer;
            }
        }

        return answers;
    }

    private static Week ReadWeek(CsvTable table, CsvRow row, List<ImportProblem> problems)
    {
        var at = table.Column("week");
        if (at < 0 || row[at].Length == 0)
        {
            return default;
        }

        if (row[at].Split("-W") is [var year, var week] && int.TryParse(year, out var y) && int.TryParse(week, out var w) && y is > 1900 and < 2200 && w is >= 1 and <= 53)
        {
            return Week.Of(DateOnly.FromDateTime(System.Globalization.ISOWeek.ToDateTime(y, w, DayOfWeek.Monday)));
        }

        problems.Add(new(row.Line, "week", "expected a week such as 2026-W47."));
        return default;
    }
}
