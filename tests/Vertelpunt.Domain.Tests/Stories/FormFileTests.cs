using Vertelpunt.Testing;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Xunit;

namespace Vertelpunt.Domain.Tests.Stories;

public sealed class FormFileTests
{
    [Fact]
    public void The_demo_form_is_right_and_uses_every_kind_of_question()
    {
        var (form, settings) = Read(Demo());

        Assert.Equal(
            ["MultipleChoiceQuestion", "PlacementQuestion", "ScaleQuestion", "ShortTextQuestion", "SingleChoiceQuestion", "TriadQuestion"],
            form.Questions.Select(q => q.GetType().Name).Distinct().Order());
        Assert.Contains(form.Questions, q => q.ShowWhen is not null);
        Assert.Equal(["age", "region", "role"], form.Questions.Where(q => q.About == QuestionSubject.Teller).Select(q => q.Fact));
        Assert.Equal(400, settings.GroupSize);
        Assert.Equal("Asking for help, getting help", form.Title.In("en"));
    }

    [Fact]
    public void Questions_to_the_team_stand_apart_from_those_to_tellers()
    {
        var (form, _) = Read(Demo());

        Assert.Equal(["initiatief", "hielp"], form.TeamQuestions.Select(q => q.Id));
        Assert.All(form.TeamQuestions, q => Assert.Equal(QuestionSubject.Team, q.About));
        Assert.DoesNotContain(form.Questions, q => q.About == QuestionSubject.Team);
        Assert.Equal(["team_initiatief", "team_hielp"], form.WithTeam().Questions.TakeLast(2).Select(q => q.Id));
    }

    [Theory]
    [InlineData("""{ "kind": "triad", "id": "a", "text": "?", "top": "a", "left": "b", "right": "c" }""", "$.teamQuestions[0].kind")]
    [InlineData("""{ "kind": "singleChoice", "id": "a", "text": "?", "options": [{ "id": "x", "text": "x" }, { "id": "y", "text": "y" }], "allowOther": true }""", "$.teamQuestions[0].allowOther")]
    [InlineData("""{ "kind": "scale", "id": "a", "text": "?", "left": "x", "right": "y", "showWhen": { "question": "a", "anyOf": ["x"] } }""", "$.teamQuestions[0].showWhen")]
    [InlineData("""{ "kind": "scale", "id": "a", "text": "?", "left": "x", "right": "y", "fact": "age" }""", "$.teamQuestions[0].fact")]
    [InlineData("""{ "kind": "scale", "id": "clash", "text": "?", "left": "x", "right": "y" }""", "$.teamQuestions[0].id")]
    public void What_a_team_cannot_be_asked_is_refused_at_its_place(string question, string path)
    {
        var file = $$"""
            { "title": "T", "organisation": "O", "purpose": "P", "eliciting": [{ "id": "e", "text": "?" }],
              "questions": [{ "kind": "scale", "id": "team_clash", "text": "?", "left": "x", "right": "y" }], "teamQuestions": [{{question}}] }
            """;

        Assert.Contains(path, Assert.IsType<RefusedFormFile>(FormFile.Parse(file)).Errors.Select(e => e.Path));
    }

    [Fact]
    public void A_written_form_reads_back_the_same()
    {
        var (form, settings) = Read(Demo());
        settings = settings with
        {
            OpensAt = new TimeOnly(8, 30),
            ClosesAt = new TimeOnly(22, 0),
            GroupShares = ["place", "organisation"],
            HelpLines = [new("Eigen lijn", "020-1234567", "Elke dag")],
            Redaction = new(new Dictionary<IdentifierKind, RedactionOperator>(RedactionPolicy.Default.Operators) { [IdentifierKind.Organisation] = RedactionOperator.Mask }),
        };

        var written = FormFile.Write(form, settings);
        var (again, settingsAgain) = Read(written);

        Assert.Equal(written, FormFile.Write(again, settingsAgain));
        Assert.Contains("\"organisation\": \"mask\"", written);
        Assert.Equal(RedactionOperator.Mask, settingsAgain.Redaction.For(IdentifierKind.Organisation));
        Assert.Equal(form.Questions.Count, again.Questions.Count);
    }

    [Fact]
    public void A_text_may_be_a_string_or_both_languages()
    {
        var (form, _) = Read(Minimal(questions: """{ "kind": "scale", "id": "s", "text": "Hoe?", "left": { "nl": "weinig", "en": "little" }, "right": "veel" }"""));

        var scale = Assert.IsType<ScaleQuestion>(form.Questions[0]);
        Assert.Equal("little", scale.Left.In("en"));
        Assert.Equal("veel", scale.Right.In("en"));
    }

    [Theory]
    [InlineData("{", "$", "not JSON")]
    [InlineData("[]", "$", "Expected an object")]
    [InlineData("{ \"titel\": \"x\" }", "$.titel", "Did you mean \"title\"?")]
    public void A_broken_file_is_refused_with_the_place(string json, string path, string words) => AssertRefused(json, path, words);

    [Theory]
    [InlineData("""{ "kind": "slider", "id": "a", "text": "?" }""", "$.questions[0].kind", "singleChoice")]
    [InlineData("""{ "kind": "scale", "id": "a", "text": "?", "left": "x" }""", "$.questions[0].right", "missing")]
    [InlineData("""{ "kind": "scale", "id": "A b", "text": "?", "left": "x", "right": "y" }""", "$.questions[0].id", "lower-case")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": " " }""", "$.questions[0].text", "empty")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "a\u0000b" }""", "$.questions[0].text", "control")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "\ud800" }""", "$.questions[0].text", "half a character")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "maxLenght": 3 }""", "$.questions[0].maxLenght", "Did you mean \"maxLength\"?")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "maxLength": 0 }""", "$.questions[0].maxLength", "from 1 to 4000")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "id": "b" }""", "$.questions[0].id", "twice")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?" }, { "kind": "shortText", "id": "a", "text": "?" }""", "$.questions[1].id", "used before")]
    [InlineData("""{ "kind": "singleChoice", "id": "a", "text": "?", "options": [{ "id": "x", "text": "x" }, { "id": "x", "text": "y" }] }""", "$.questions[0].options[1].id", "used before")]
    [InlineData("""{ "kind": "singleChoice", "id": "a", "text": "?", "options": [{ "id": "x", "text": "x" }] }""", "$.questions[0].options", "2 to 60")]
    [InlineData("""{ "kind": "multipleChoice", "id": "a", "text": "?", "maxChoices": 3, "options": [{ "id": "x", "text": "x" }, { "id": "y", "text": "y" }] }""", "$.questions[0].maxChoices", "only 2 options")]
    [InlineData("""{ "kind": "singleChoice", "id": "a", "text": "?", "options": [{ "id": "x", "text": "x", "exclusive": true }, { "id": "y", "text": "y" }] }""", "$.questions[0].options[0].exclusive", "take this field out")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "fact": "age" }""", "$.questions[0].fact", "background")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "about": "teller" }, { "kind": "shortText", "id": "b", "text": "?" }""", "$.questions[1].about", "last")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "showWhen": { "question": "zz", "anyOf": ["x"] } }""", "$.questions[0].showWhen.question", "no question")]
    [InlineData("""{ "kind": "shortText", "id": "a", "text": "?", "showWhen": { "question": "c", "anyOf": ["x"] } }, { "kind": "singleChoice", "id": "c", "text": "?", "options": [{ "id": "x", "text": "x" }, { "id": "y", "text": "y" }] }""", "$.questions[0].showWhen.question", "later")]
    [InlineData("""{ "kind": "singleChoice", "id": "c", "text": "?", "options": [{ "id": "ja", "text": "x" }, { "id": "nee", "text": "y" }] }, { "kind": "shortText", "id": "a", "text": "?", "showWhen": { "question": "c", "anyOf": ["jaa"] } }""", "$.questions[1].showWhen.anyOf[0]", "Did you mean \"ja\"?")]
    [InlineData("""{ "kind": "placement", "id": "p", "text": "?", "stones": [], "xLow": "a", "xHigh": "b", "yLow": "c", "yHigh": "d" }""", "$.questions[0].stones", "1 to 12")]
    public void A_wrong_question_is_named_with_what_to_do(string question, string path, string words) =>
        AssertRefused(Minimal(question), path, words);

    [Theory]
    [InlineData("""{ "closesOn": "morgen" }""", "$.settings.closesOn", "2027-01-31")]
    [InlineData("""{ "opensOn": "2027-02-01", "closesOn": "2027-01-01" }""", "$.settings.closesOn", "before it opens")]
    [InlineData("""{ "opensAt": "08:00" }""", "$.settings.closesAt", "both")]
    [InlineData("""{ "minimumCell": 2 }""", "$.settings.minimumCell", "3 to 1000")]
    [InlineData("""{ "minimumCell": 20 }""", "$.settings.minimumCellOutside", "at least")]
    [InlineData("""{ "rereadDays": 800 }""", "$.settings.rereadDays", "retentionDays")]
    [InlineData("""{ "groupShares": ["plase"] }""", "$.settings.groupShares[0]", "Did you mean \"place\"?")]
    [InlineData("""{ "redaction": { "telefoon": "mask" } }""", "$.settings.redaction.telefoon", "no such kind")]
    [InlineData("""{ "redaction": { "phone": "blur" } }""", "$.settings.redaction.phone", "mask")]
    [InlineData("""{ "redaction": { "phone": "keep" } }""", "$.settings.redaction.phone", "cannot be kept")]
    public void A_wrong_setting_is_named_with_what_to_do(string settings, string path, string words) =>
        AssertRefused(Minimal(settings: settings), path, words);

    [Fact]
    public void A_file_of_endless_errors_tells_the_first_fifty()
    {
        var items = string.Join(',', Enumerable.Repeat("{}", 60));

        var refused = Assert.IsType<RefusedFormFile>(FormFile.Parse(Minimal(items)));

        Assert.Equal(FormFile.MaxErrors, refused.Errors.Count);
    }

    [Fact]
    public void A_file_that_is_too_large_or_too_deep_is_refused()
    {
        Assert.IsType<RefusedFormFile>(FormFile.Parse(new string(' ', FormFile.MaxLength + 1)));
        Assert.IsType<RefusedFormFile>(FormFile.Parse(new string('[', 10_000)));
    }

    [Fact]
    public void Every_field_of_the_file_is_described()
    {
        var documented = Repository.Read("docs/form-file.md");

        var fields = typeof(ProjectSettings).GetProperties()
            .Where(p => p.CanWrite)
            .Concat(typeof(StoryForm).GetProperties().Where(p => p.CanWrite))
            .Select(p => $"`{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}`");
        Assert.All(fields, f => Assert.Contains(f, documented));
    }

    private static void AssertRefused(string json, string path, string words)
    {
        var refused = Assert.IsType<RefusedFormFile>(FormFile.Parse(json));

        Assert.Contains(refused.Errors, e => e.Path == path && e.Message.Contains(words, StringComparison.Ordinal));
    }

    private static (StoryForm Form, ProjectSettings Settings) Read(string json)
    {
        var result = FormFile.Parse(json);
        Assert.True(result is ReadFormFile, result is RefusedFormFile r ? string.Join('\n', r.Errors) : "");
        var read = (ReadFormFile)result;
        return (read.Form, read.Settings);
    }

    private static string Minimal(string questions = "", string settings = "{}") => $$"""
        {
          "title": "Proef", "organisation": "Proef", "purpose": "Proef", // a remark
          "eliciting": [{ "id": "a", "text": "Vertel." }],
          "questions": [{{questions}}],
          "settings": {{settings}},
        }
        """;

    private static string Demo() => Repository.Read("data/demo/form.json");
}
