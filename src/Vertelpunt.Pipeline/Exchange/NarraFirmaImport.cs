using System.Globalization;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Reads a story file and a form file of NarraFirma, in all its layouts. All or nothing.</summary>
public static class NarraFirmaImport
{
    /// <param name="consent">What the tellers agreed to elsewhere; NarraFirma keeps no such answer.</param>
    public static ImportResult Read(string stories, string form, Consent? consent = null, IProgress<int>? progress = null)
    {
        var (problems, notes, filed) = (new List<ImportProblem>(), new List<string>(), new List<FiledStory>());
        var definition = NarraFirmaForm.Read(form, problems, notes);
        var table = CsvTable.Parse(stories);
        var (title, text, language) = (table.Column(definition.Setting("Story title column name", "Story title")), table.Column(definition.Setting("Story text column name", "Story text")), table.Column(definition.Setting("Language column name", "Language")));
        if (text < 0)
        {
            problems.Add(new(0, "", $"The story file has no column '{definition.Setting("Story text column name", "Story text")}'."));
            return ImportResult.Of(definition.Form, [], problems, notes);
        }

        var fewest = int.TryParse(definition.Setting("Minimum words to include story", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var words) ? words : 0;
        var (short_, missing) = (0, definition.Questions.Where(q => !Columns(q, table, definition).Any()).Select(q => q.Column).ToList());
        notes.AddRange(missing.Select(m => $"The story file has no column '{m}'; the question counts as not asked."));
        foreach (var row in table.Rows)
        {
            if (row[text].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < fewest)
            {
                short_++;
                continue;
            }

            if (row[text].Length > StoryContent.MaxTextLength)
            {
                problems.Add(new(row.Line, table.Headers[text], $"this story is longer than {StoryContent.MaxTextLength} characters."));
            }

            if (title >= 0 && row[title].Length > StoryContent.MaxTitleLength)
            {
                problems.Add(new(row.Line, table.Headers[title], $"this title is longer than {StoryContent.MaxTitleLength} characters."));
            }

            var answers = new Dictionary<string, Answer>();
            foreach (var question in definition.Questions)
            {
                if (Answer(question, table, row, definition, problems) is { } answer)
                {
                    answers[question.Question.Id] = answer;
                }
            }

            var eliciting = definition.ElicitingColumn is { } column && table.Column(column) is var e and >= 0 ? definition.ElicitingIds.GetValueOrDefault(row[e]) : null;
            filed.Add(new($"line {row.Line}", new()
            {
                Title = title < 0 ? "" : CsvTable.Bare(row[title]),
                Text = CsvTable.Bare(row[text]),
                ElicitingId = eliciting,
                Language = language >= 0 && row[language].StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "nl",
                Answers = answers,
            }, consent ?? new()));
            progress?.Report(filed.Count);
        }

        if (short_ > 0)
        {
            notes.Add($"{short_} stories have fewer than {fewest} words and were left out.");
        }

        return ImportResult.Of(definition.Form, filed, problems, notes);
    }

    private static IEnumerable<int> Columns(NarraFirmaQuestion question, CsvTable table, NarraFirmaForm form) => question.Layout == NarraFirmaLayout.MultiColumnsYesNo
        ? question.DataValues.Select(v => YesNoColumn(question, v, table, form)).Where(c => c >= 0)
        : table.Columns(question.Column);

    private static int YesNoColumn(NarraFirmaQuestion question, string value, CsvTable table, NarraFirmaForm form)
    {
        // Header cells lost their outer spaces when they were read.
        var name = question.Column + (form.Import.GetValueOrDefault("Yes no questions Q-A separator") ?? ": ") + value + (form.Import.GetValueOrDefault("Yes no questions Q-A ending") ?? "");
        return Enumerable.Range(0, table.Headers.Count).FirstOrDefault(i => Squeezed(table.Headers[i]) == Squeezed(name), -1);

        static string Squeezed(string s) => string.Concat(s.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
    }

    private static Answer? Answer(NarraFirmaQuestion question, CsvTable table, CsvRow row, NarraFirmaForm form, List<ImportProblem> problems)
    {
        int[] columns = [.. Columns(question, table, form)];
        if (columns.Length == 0)
        {
            return null;
        }

        var writeIn = table.Column("WRITEIN_" + question.Column) is var w and >= 0 && row[w].Length > 0 ? row[w] : null;
        var cell = row[columns[0]];
        switch (question.Layout)
        {
            case NarraFirmaLayout.Text:
                return cell.Length == 0 ? LeftBlank.Instance : new Written(cell);

            case NarraFirmaLayout.Scale:
                if (cell.Length == 0)
                {
                    return LeftBlank.Instance;
                }

                return AnswerColumns.Number(cell) switch
                {
                    { } v when v >= question.ScaleLow && v <= question.ScaleHigh => new Scaled((v - question.ScaleLow) / (question.ScaleHigh - question.ScaleLow) * 100),
                    { } => Bad($"this number lies outside {question.ScaleLow} to {question.ScaleHigh}."),
                    // NarraFirma writes its own words here when the teller ticked 'does not apply'.
                    null => DoesNotApply.Instance,
                };
        }

        IEnumerable<string> values = question.Layout switch
        {
            NarraFirmaLayout.SingleText or NarraFirmaLayout.SingleIndexed => [cell],
            NarraFirmaLayout.MultiColumnsTexts => columns.Select(c => row[c]),
            NarraFirmaLayout.MultiColumnsYesNo => question.DataValues.Where(v => YesNoColumn(question, v, table, form) is var c and >= 0 && row[c].Equals(form.Setting("Yes no questions yes indicator", "yes"), StringComparison.OrdinalIgnoreCase)),

            // Numbers hold no spaces, so those separate them too, whatever the form says.
            NarraFirmaLayout.MultiDelimitedIndexed => cell.Split([Delimiter(form), " ", ",", ";"], StringSplitOptions.RemoveEmptyEntries),
            _ => cell.Split(Delimiter(form), StringSplitOptions.RemoveEmptyEntries),
        };
        var indexed = question.Layout is NarraFirmaLayout.SingleIndexed or NarraFirmaLayout.MultiDelimitedIndexed;
        var (options, allowOther) = question.Question switch
        {
            SingleChoiceQuestion q => (q.Options, q.AllowOther),
            MultipleChoiceQuestion q => (q.Options, q.AllowOther),
            _ => ([], false),
        };
        var chosen = new List<int>();
        foreach (var value in values.Select(v => v.Trim()).Where(v => v.Length > 0))
        {
            var at = indexed
                ? int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Count ? number - 1 : -1
                : Enumerable.Range(0, options.Count).FirstOrDefault(i => value.Equals(question.DataValues[i], StringComparison.OrdinalIgnoreCase) || value.Equals(options[i].Text.Nl, StringComparison.OrdinalIgnoreCase), -1);
            if (at >= 0)
            {
                chosen.Add(at);
            }
            else if (allowOther && question.MixedWriteIns)
            {
                writeIn = writeIn is null ? value : writeIn + "; " + value;
            }
            else
            {
                return Bad(indexed ? $"a number from 1 to {options.Count} was expected." : "this is none of the answers of the form.");
            }
        }

        List<string> ids = [.. chosen.Distinct().Order().Select(i => options[i].Id), .. writeIn is null || !allowOther ? Array.Empty<string>() : [Chosen.OtherId]];
        if (ids.Count == 0)
        {
            return LeftBlank.Instance;
        }

        // Single choice with a write-in beside it: the write-in is what was meant.
        if (question.Question is SingleChoiceQuestion && ids.Count > 1)
        {
            ids = [ids[^1]];
        }

        return new Chosen(ids, ids.Contains(Chosen.OtherId) ? writeIn : null);

        Answer? Bad(string message)
        {
            problems.Add(new(row.Line, question.Column, message));
            return null;
        }
    }

    private static string Delimiter(NarraFirmaForm form) => form.Setting("Multi choice single column delimiter", ",") switch
    {
        "space" => " ",
        var d => d,
    };
}
