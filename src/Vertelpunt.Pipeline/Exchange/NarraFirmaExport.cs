using System.Globalization;
using System.Text;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Stories and their form as NarraFirma imports them: two CSV files, in layouts that <see cref="NarraFirmaImport"/> reads too.</summary>
/// <remarks>
/// What holds for <see cref="StoryExport"/> holds here: included stories only, redacted text where the teller allowed cards, background answers
/// as far as enough people share them, no short texts. NarraFirma knows no triads and planes: they become scales, one for each corner (a
/// weight in percent) and two for each stone. Its scales hold whole numbers, and of its questions only scales can be 'does not apply'.
/// </remarks>
public static class NarraFirmaExport
{
    private const string Participant = "Participant ID";
    private const string Other = "anders";
    private const string NoText = "[tekst niet vrijgegeven]";
    private const string DoesNotApply = "niet van toepassing";

    /// <summary>The form file.</summary>
    public static string Form(StoryForm form)
    {
        var csv = new StringBuilder("\uFEFF");
        StoryExport.Line(csv, ["Data column name", "Type", "About", "Short name", "Long name", "Options", "Answers"]);
        Setting("Participant ID column name", "import", Participant);
        Setting("Story title column name", "import", "Story title");
        Setting("Story text column name", "import", "Story text");
        Setting("Title", "form", form.Title.Nl);
        Setting("Start text", "form", form.Purpose.Nl);
        foreach (var question in Kept(form))
        {
            var about = question.About switch { QuestionSubject.Teller => "participant", QuestionSubject.Team => "annotation", _ => "story" };
            switch (question)
            {
                case SingleChoiceQuestion q:
                    Row(q.Id, "Single choice", about, q.Text.Nl, "", Options(q.Options, q.AllowOther));
                    break;
                case MultipleChoiceQuestion q:
                    var most = q.MaxChoices is { } max ? $"maxNumAnswers={max.ToString(CultureInfo.InvariantCulture)}" : "";
                    Row(q.Id, "Multi-choice multi-column texts", about, q.Text.Nl, most, Options(q.Options, q.AllowOther));
                    break;
                default:
                    foreach (var scale in Scales(question))
                    {
                        Row(scale.Column, "Scale", about, scale.Text, "", [Plain(scale.Left), Plain(scale.Right), DoesNotApply, "0", "100"]);
                    }

                    break;
            }
        }

        return csv.ToString();

        void Setting(string name, string about, string value) => StoryExport.Line(csv, ["", name, about, "", "", "", value]);

        void Row(string column, string type, string about, string text, string options, IEnumerable<string> answers) =>
            StoryExport.Line(csv, [column, type, about, column, text, options, .. answers]);
    }

    /// <summary>The story file; a header may repeat, one column for each answer of a multiple choice.</summary>
    public static string Stories(StoryForm form, IReadOnlyList<ExportedStory> stories, SmallNumbers smallNumbers)
    {
        ExportedStory[] ordered = [.. stories.OrderBy(s => s.Story.Id.Value)];
        var withheld = StoryExport.Withheld(form, [.. ordered.Select(s => s.Story)], smallNumbers);
        var questions = Kept(form).ToList();
        var csv = new StringBuilder("\uFEFF");

        // An id first: a row that begins with a semicolon would be a comment, and a title may.
        StoryExport.Line(csv, [Participant, "Story title", "Story text", .. questions.SelectMany(Columns)]);
        foreach (var story in ordered)
        {
            var open = story.Consent.Level >= ConsentLevel.WorkshopCards;
            StoryExport.Line(csv,
            [
                story.Story.Id.ToString(), open ? story.Title : "", open && story.Text.Length > 0 ? story.Text : NoText,
                .. questions.SelectMany(q => Cells(q, withheld[story.Story.Id].Contains(q.Id) ? null : story.Story.Answers.GetValueOrDefault(q.Id))),
            ]);
        }

        return csv.ToString();
    }

    private static IEnumerable<Question> Kept(StoryForm form) => form.Questions.Where(q => q is not ShortTextQuestion);

    private static IEnumerable<string> Columns(Question question) => question switch
    {
        SingleChoiceQuestion => [question.Id],
        MultipleChoiceQuestion q => Enumerable.Repeat(q.Id, q.Options.Count + (q.AllowOther ? 1 : 0)),
        _ => Scales(question).Select(s => s.Column),
    };

    /// <summary>One cell for each column; empty where nothing was answered or may be told.</summary>
    private static IEnumerable<string> Cells(Question question, Answer? answer) => (question, answer) switch
    {
        (SingleChoiceQuestion q, Chosen c) => [c.OptionIds.Select(id => Name(q.Options, id)).FirstOrDefault() ?? ""],
        (SingleChoiceQuestion, _) => [""],
        (MultipleChoiceQuestion q, _) => Ids(q).Select(id => answer is Chosen c && c.OptionIds.Contains(id) ? Name(q.Options, id) : ""),
        (_, Domain.Stories.DoesNotApply) => Scales(question).Select(_ => DoesNotApply),
        _ => Scales(question).Select(s => s.Value(answer) is { } value ? Math.Round(value, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) : ""),
    };

    private static IEnumerable<string> Ids(MultipleChoiceQuestion question) => question.Options.Select(o => o.Id).Concat(question.AllowOther ? [Chosen.OtherId] : []);

    private static IEnumerable<string> Options(IReadOnlyList<AnswerOption> options, bool allowOther) =>
        options.Select(o => Name(options, o.Id)).Concat(allowOther ? [Other] : []);

    /// <summary>What stands in the data is what people read: a table without its form then still says something.</summary>
    private static string Name(IReadOnlyList<AnswerOption> options, string id) => id == Chosen.OtherId ? Other : Plain(options.FirstOrDefault(o => o.Id == id)?.Text.Nl ?? id);

    /// <summary>A bar would separate the value from its name.</summary>
    private static string Plain(string text) => text.Replace('|', '/').Trim();

    /// <summary>A question as scales from 0 to 100.</summary>
    private static IEnumerable<Scale> Scales(Question question)
    {
        var columns = AnswerColumns.Of(question);
        return question switch
        {
            ScaleQuestion q => [new(q.Id, q.Text.Nl, q.Left.Nl, q.Right.Nl, a => (a as Scaled)?.Value)],
            TriadQuestion q =>
            [
                Corner(0, q.Top, c => c.Top),
                Corner(1, q.Left, c => c.Left),
                Corner(2, q.Right, c => c.Right),
            ],
            PlacementQuestion q => q.Stones.SelectMany((stone, i) => new Scale[]
            {
                new(columns[2 * i], $"{q.Text.Nl} ({stone.Text.Nl})", q.XLow.Nl, q.XHigh.Nl, a => Stone(a, stone.Id)?.X),
                new(columns[(2 * i) + 1], $"{q.Text.Nl} ({stone.Text.Nl})", q.YLow.Nl, q.YHigh.Nl, a => Stone(a, stone.Id)?.Y),
            }),
            _ => [],
        };

        Scale Corner(int at, LocalisedText name, Func<Composed, double> weight) =>
            new(columns[at], $"{question.Text.Nl} ({name.Nl})", "0 %", "100 %", a => a is Composed c ? 100 * weight(c) : null);

        static PlacedStone? Stone(Answer? answer, string id) => (answer as Placed)?.Stones.FirstOrDefault(s => s.StoneId == id);
    }

    private sealed record Scale(string Column, string Text, string Left, string Right, Func<Answer?, double?> Value);
}
