using System.Text.Json;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Domain.Stories;

/// <summary>Reads the JSON of a project file into a form and settings, noting what is wrong with single fields.</summary>
internal sealed class FormFileReader(List<FormFileError> errors)
{
    public static readonly IReadOnlyList<string> Kinds = ["singleChoice", "multipleChoice", "scale", "triad", "placement", "shortText"];
    public static readonly IReadOnlyList<string> Subjects = ["story", "teller"];

    /// <summary>What a background answer can tell the risk model.</summary>
    public static readonly IReadOnlyList<string> Facts =
        ["age", "sex", "region", "place", "role", "profession", "organisation", "origin", "nationality", "religion", "health", "family", "household", "education"];

    /// <summary>What an invited group can have in common.</summary>
    public static readonly IReadOnlyList<string> Shared = ["place", "organisation", .. Facts.Except(["place", "organisation"])];

    private const int LabelLength = 120;
    private const int QuestionLength = 400;
    private const int ParagraphLength = 2_000;

    public static string NameOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public (StoryForm Form, ProjectSettings Settings) Read(JsonElement root)
    {
        var file = new FormFileObject(root, "$", errors);
        var form = new StoryForm
        {
            Version = file.Number("version", 1, 1_000_000) ?? 1,
            Title = file.Localised("title", LabelLength),
            Organisation = file.Text("organisation", LabelLength),
            Purpose = file.Localised("purpose", ParagraphLength),
            Eliciting = file.List("eliciting", 1, 12, Eliciting),
            Questions = file.List("questions", 0, 60, QuestionAt),
            TeamQuestions = file.Has("teamQuestions") ? file.List("teamQuestions", 0, 20, (element, path) => QuestionAt(element, path) with { About = QuestionSubject.Team }) : [],
        };
        var settings = file.Child("settings") is { } child ? Settings(child) : new ProjectSettings();
        file.RefuseUnknown();
        return (form, settings);
    }

    private ElicitingQuestion Eliciting(JsonElement element, string path)
    {
        var item = new FormFileObject(element, path, errors);
        var question = new ElicitingQuestion(item.Id("id"), item.Localised("text", QuestionLength));
        item.RefuseUnknown();
        return question;
    }

    private Question QuestionAt(JsonElement element, string path)
    {
        var item = new FormFileObject(element, path, errors);
        var kind = item.OneOf("kind", Kinds, required: true);
        var id = item.Id("id");
        var text = item.Localised("text", QuestionLength);
        var hint = item.OptionalLocalised("hint", QuestionLength);
        var about = item.OneOf("about", Subjects) == "teller" ? QuestionSubject.Teller : QuestionSubject.Story;
        var fact = item.OneOf("fact", Facts);
        var showWhen = item.Child("showWhen") is { } condition ? Condition(condition) : null;

        Question question = kind switch
        {
            "singleChoice" => new SingleChoiceQuestion { Id = id, Text = text, Options = Options(item, "options", choice: true), AllowOther = item.Flag("allowOther") },
            "multipleChoice" => new MultipleChoiceQuestion
            {
                Id = id,
                Text = text,
                Options = Options(item, "options", choice: true),
                AllowOther = item.Flag("allowOther"),
                MaxChoices = item.Number("maxChoices", 1, 60),
            },
            "scale" => new ScaleQuestion { Id = id, Text = text, Left = item.Localised("left", LabelLength), Right = item.Localised("right", LabelLength) },
            "triad" => new TriadQuestion
            {
                Id = id,
                Text = text,
                Top = item.Localised("top", LabelLength),
                Left = item.Localised("left", LabelLength),
                Right = item.Localised("right", LabelLength),
            },
            "placement" => new PlacementQuestion
            {
                Id = id,
                Text = text,
                Stones = Options(item, "stones", choice: false),
                XLow = item.Localised("xLow", LabelLength),
                XHigh = item.Localised("xHigh", LabelLength),
                YLow = item.Localised("yLow", LabelLength),
                YHigh = item.Localised("yHigh", LabelLength),
            },
            _ => new ShortTextQuestion { Id = id, Text = text, MaxLength = item.Number("maxLength", 1, 4_000) ?? 500 },
        };

        // Without a kind, nobody can say which fields belong here.
        if (kind is not null)
        {
            item.RefuseUnknown();
        }

        return question with { Hint = hint, About = about, Fact = fact, ShowWhen = showWhen };
    }

    private static ShowWhen Condition(FormFileObject item)
    {
        var condition = new ShowWhen(item.Text("question", 40), item.Strings("anyOf", 1, 60));
        item.RefuseUnknown();
        return condition;
    }

    private IReadOnlyList<AnswerOption> Options(FormFileObject question, string name, bool choice) =>
        question.List(name, choice ? 2 : 1, choice ? 60 : 12, (element, path) =>
        {
            var item = new FormFileObject(element, path, errors);
            var option = new AnswerOption(item.Id("id"), item.Localised("text", QuestionLength), choice && item.Flag("exclusive"));
            item.RefuseUnknown();
            return option;
        });

    private ProjectSettings Settings(FormFileObject item)
    {
        var standard = new ProjectSettings();
        var settings = new ProjectSettings
        {
            OpensOn = item.Day("opensOn"),
            ClosesOn = item.Day("closesOn"),
            MaxStories = item.Number("maxStories", 1, 10_000_000),
            OpensAt = item.Time("opensAt"),
            ClosesAt = item.Time("closesAt"),
            RetentionDays = item.Number("retentionDays", 1, 3_650) ?? standard.RetentionDays,
            RereadDays = item.Number("rereadDays", 1, 3_650) ?? standard.RereadDays,
            DraftDays = item.Number("draftDays", 1, 365) ?? standard.DraftDays,
            GroupSize = item.Number("groupSize", 1, 20_000_000) ?? standard.GroupSize,
            GroupShares = item.Strings("groupShares", 0, Shared.Count, required: false),
            MinimumCell = item.Number("minimumCell", 3, 1_000) ?? standard.MinimumCell,
            MinimumCellOutside = item.Number("minimumCellOutside", 3, 1_000) ?? standard.MinimumCellOutside,
            Redaction = item.Child("redaction") is { } policy ? Redaction(policy) : standard.Redaction,
            WhoReads = item.OptionalLocalised("whoReads", QuestionLength) ?? standard.WhoReads,
            Contact = item.Has("contact") ? item.Text("contact", LabelLength) : null,
            HelpLines = item.Has("helpLines") ? item.List("helpLines", 1, 20, HelpLine) : standard.HelpLines,
            Consent = item.Child("consent") is { } words ? Consent(words) : standard.Consent,
            Danger = item.Child("danger") is { } danger ? Danger(danger) : standard.Danger,
            AgreementOfTwo = item.Flag("agreementOfTwo"),
            KeepHighRiskOffCards = item.Flag("keepHighRiskOffCards"),
        };
        item.RefuseUnknown();
        return settings;
    }

    private RedactionPolicy Redaction(FormFileObject item)
    {
        var kinds = IdentifierKinds.All.ToDictionary(k => NameOf(k), k => k);
        var operators = Enum.GetValues<RedactionOperator>().ToDictionary(o => NameOf(o), o => o);
        var chosen = new Dictionary<IdentifierKind, RedactionOperator>(RedactionPolicy.Default.Operators);
        foreach (var (name, _) in item.All.ToList())
        {
            if (!kinds.TryGetValue(name, out var kind))
            {
                item.Error(name, $"There is no such kind of personal data.{FormFileObject.Suggest(name, kinds.Keys)} Known kinds: {string.Join(", ", kinds.Keys)}.");
            }
            else if (item.OneOf(name, operators.Keys) is { } word)
            {
                chosen[kind] = operators[word];
            }
        }

        return new RedactionPolicy(chosen);
    }

    private ConsentWords Consent(FormFileObject item)
    {
        var standard = ConsentWords.Standard;
        var words = new ConsentWords
        {
            Patterns = item.OptionalLocalised("patternsOnly", QuestionLength) ?? standard.Patterns,
            Cards = item.OptionalLocalised("workshopCards", QuestionLength) ?? standard.Cards,
            Quotes = item.OptionalLocalised("quotes", QuestionLength) ?? standard.Quotes,
            Research = item.OptionalLocalised("research", QuestionLength) ?? standard.Research,
        };
        item.RefuseUnknown();
        return words;
    }

    private DangerAgreement Danger(FormFileObject item)
    {
        var standard = DangerAgreement.Standard;
        var agreed = new DangerAgreement
        {
            Procedure = item.OptionalLocalised("procedure", ParagraphLength) ?? standard.Procedure,
            Messages = item.Has("messages") ? item.List("messages", 1, 10, (element, path) =>
            {
                var message = new FormFileObject(element, path, errors);
                var text = message.Localised("text", ParagraphLength);
                message.RefuseUnknown();
                return text;
            }) : standard.Messages,
        };
        item.RefuseUnknown();
        return agreed;
    }

    private HelpLine HelpLine(JsonElement element, string path)
    {
        var item = new FormFileObject(element, path, errors);
        var line = new HelpLine(item.Text("name", LabelLength), item.Text("number", 40), item.OptionalLocalised("about", QuestionLength));
        item.RefuseUnknown();
        return line;
    }
}
