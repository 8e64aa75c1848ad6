using System.Globalization;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>How answers to a question stand in a NarraFirma story file: its eight layouts, and the plain ones of its web form.</summary>
internal enum NarraFirmaLayout
{
    SingleText,
    SingleIndexed,
    Scale,
    Text,
    MultiColumnsTexts,
    MultiColumnsYesNo,
    MultiDelimited,
    MultiDelimitedIndexed,
}

/// <summary>A question of a NarraFirma form with the place of its answers.</summary>
/// <param name="DataValues">What stands in the data for each option, in order.</param>
internal sealed record NarraFirmaQuestion(Question Question, string Column, NarraFirmaLayout Layout, IReadOnlyList<string> DataValues, double ScaleLow, double ScaleHigh, bool MixedWriteIns);

/// <summary>A form file of NarraFirma, read.</summary>
internal sealed record NarraFirmaForm(StoryForm Form, IReadOnlyList<NarraFirmaQuestion> Questions, string? ElicitingColumn, IReadOnlyDictionary<string, string> ElicitingIds, IReadOnlyDictionary<string, string> Import)
{
    /// <summary>The columns that hold the story itself, by import setting.</summary>
    public string Setting(string name, string standard) => Import.TryGetValue(name, out var value) && value.Length > 0 ? value : standard;

    public static NarraFirmaForm Read(string csv, List<ImportProblem> problems, List<string> notes)
    {
        var rows = CsvTable.Lines(csv);
        var start = rows.FindIndex(r => r[0].Equals("Data column name", StringComparison.OrdinalIgnoreCase));
        if (start < 0)
        {
            problems.Add(new(0, "", "The form file has no row that starts with 'Data column name'."));
        }

        var (ids, questions, texts, import) = (new FormIds(), new List<NarraFirmaQuestion>(), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        var (eliciting, elicitingIds, elicitingColumn) = (new List<ElicitingQuestion>(), new Dictionary<string, string>(), (string?)null);

        // Settings first: scale ranges and words for yes hold for questions above them too.
        foreach (var row in rows.Skip(start + 1).Where(r => About(r) == "import"))
        {
            import[row[1]] = string.Join(',', Answers(row)) is { Length: > 0 } value ? value : row[6] is "," ? "," : "";
            if (row[1].Contains("separator", StringComparison.OrdinalIgnoreCase) || row[1].Contains("ending", StringComparison.OrdinalIgnoreCase) || row[1].Contains("delimiter", StringComparison.OrdinalIgnoreCase))
            {
                import[row[1]] = row.Cells.Count > 6 ? row.Cells[6] : "";
            }
        }

        foreach (var row in rows.Skip(start + 1))
        {
            switch (About(row))
            {
                case "form":
                    texts[row[1]] = row[6];
                    break;

                case "eliciting":
                    elicitingColumn = row[0];
                    foreach (var parts in Answers(row).Select(a => a.Split('|')))
                    {
                        var id = ids.For("e " + parts[^1]);
                        eliciting.Add(new(id, parts.Length > 1 ? parts[1] : parts[0]));
                        foreach (var name in parts)
                        {
                            elicitingIds.TryAdd(name.Trim(), id);
                        }
                    }

                    break;

                case "story" or "participant":
                    if (Question(row, ids, import, problems) is { } question)
                    {
                        questions.Add(question);
                    }

                    break;

                case "annotation":
                    notes.Add($"'{row[3]}' was left out: annotations are made by the team, not by tellers.");
                    break;
            }
        }

        if (eliciting.Count == 0)
        {
            eliciting.Add(new("e1", "Vertel je verhaal."));
        }

        var form = new StoryForm
        {
            Version = 1,
            Title = Plain(texts.GetValueOrDefault("Title")) is { Length: > 0 } title ? title : "NarraFirma",
            Organisation = "NarraFirma",
            Purpose = Plain(texts.GetValueOrDefault("Start text")) is { Length: > 0 } purpose ? purpose : "-",
            Eliciting = eliciting,
            Questions = [.. questions.Select(q => q.Question).OrderBy(q => q.About)],
        };
        return new(form, questions, elicitingColumn, elicitingIds, import);

        static string About(CsvRow row) => row[2].ToLowerInvariant();
    }

    private static NarraFirmaQuestion? Question(CsvRow row, FormIds ids, Dictionary<string, string> import, List<ImportProblem> problems)
    {
        var (column, name, text) = (row[0], row[3].Length > 0 ? row[3] : row[0], row[4].Length > 0 ? row[4] : row[3]);
        var options = row[5].Split('|').Select(o => o.Split('=', 2)).Where(o => o.Length == 2).ToDictionary(o => o[0].Trim(), o => o[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var answers = Answers(row);
        var id = ids.For(name);
        var about = row[2].Equals("participant", StringComparison.OrdinalIgnoreCase) ? QuestionSubject.Teller : QuestionSubject.Story;
        var (allowOther, mixed) = (options.ContainsKey("writeInTextBoxLabel"), options.GetValueOrDefault("writeInTextsAreInSeparateColumn") == "no");
        var type = row[1].ToLowerInvariant();
        switch (type)
        {
            case "single choice" or "single choice indexed" or "radiobuttons" or "select" or "boolean" or "checkbox":
                if (answers.Count == 0 && type is "boolean" or "checkbox")
                {
                    answers = ["yes", "no"];
                }

                var (single, data) = Options(answers);
                return Make(new SingleChoiceQuestion { Id = id, Text = text, About = about, Options = single, AllowOther = allowOther },
                    type == "single choice indexed" ? NarraFirmaLayout.SingleIndexed : NarraFirmaLayout.SingleText, data);

            case "multi-choice multi-column texts" or "multi-choice multi-column yes/no" or "multi-choice single-column delimited" or "multi-choice single-column delimited indexed" or "checkboxes":
                var (several, values) = Options(answers);
                var max = int.TryParse(options.GetValueOrDefault("maxNumAnswers"), NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m > 0 ? m : (int?)null;
                return Make(new MultipleChoiceQuestion { Id = id, Text = text, About = about, Options = several, AllowOther = allowOther, MaxChoices = max }, type switch
                {
                    "multi-choice multi-column yes/no" => NarraFirmaLayout.MultiColumnsYesNo,
                    "multi-choice single-column delimited" => NarraFirmaLayout.MultiDelimited,
                    "multi-choice single-column delimited indexed" => NarraFirmaLayout.MultiDelimitedIndexed,
                    _ => NarraFirmaLayout.MultiColumnsTexts,
                }, values);

            case "scale" or "slider":
                // Left, right, perhaps the words for 'does not apply', perhaps lowest and highest.
                var numbers = answers.Skip(2).Select(AnswerColumns.Number).OfType<double>().ToList();
                var range = import.GetValueOrDefault("Scale range", "").Split(',').Select(AnswerColumns.Number).OfType<double>().ToList();
                var (low, high) = numbers.Count >= 2 ? (numbers[^2], numbers[^1]) : range.Count == 2 ? (range[0], range[1]) : (0, 100);
                if (high <= low)
                {
                    problems.Add(new(row.Line, name, "the highest value of this scale is not above the lowest."));
                    return null;
                }

                return Make(new ScaleQuestion { Id = id, Text = text, About = about, Left = answers.Count > 0 ? answers[0] : low.ToString(CultureInfo.InvariantCulture), Right = answers.Count > 1 ? answers[1] : high.ToString(CultureInfo.InvariantCulture) },
                    NarraFirmaLayout.Scale, [], low, high);

            case "text" or "textarea":
                return Make(new ShortTextQuestion { Id = id, Text = text, About = about, MaxLength = 2000 }, NarraFirmaLayout.Text, []);

            case "label" or "header":
                return null;

            default:
                problems.Add(new(row.Line, "Type", $"'{row[1]}' is not a type of question we know."));
                return null;
        }

        NarraFirmaQuestion Make(Question question, NarraFirmaLayout layout, IReadOnlyList<string> data, double low = 0, double high = 100) => new(question, column, layout, data, low, high, mixed);
    }

    /// <summary>Options are <c>data value|display name</c>, or one of the two.</summary>
    private static (List<AnswerOption> Options, List<string> Data) Options(IReadOnlyList<string> answers)
    {
        var ids = new FormIds();
        var parts = answers.Select(a => a.Split('|')).ToList();
        return ([.. parts.Select(p => new AnswerOption(ids.For(p[^1]), p[^1].Trim()))], [.. parts.Select(p => p[0].Trim())]);
    }

    private static List<string> Answers(CsvRow row) => [.. row.Cells.Skip(6).Select(c => c.Trim()).Where(c => c.Length > 0)];

    private static string Plain(string? html) => Markup.Plain(html ?? "");
}
