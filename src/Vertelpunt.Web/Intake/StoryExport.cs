using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>A teller's own copy of everything about one story, derived data included: as JSON for machines, as one HTML file for people.</summary>
/// <remarks>The HTML holds no script and no address: it reads the same without a connection and tells nobody that it was opened.</remarks>
public static class StoryExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, not a page: readable letters
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="team">The questions that the team answered about the story.</param>
    public static byte[] ToJson(TellerStory story, StoryForm form, IReadOnlyList<Question> team, string projectName) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Project = projectName,
            form.Organisation,
            Story = new
            {
                Id = story.Id.ToString(),
                story.Version,
                FormVersion = story.FormVersion,
                story.Content.Language,
                Eliciting = story.Content.ElicitingId,
                story.Content.Title,
                story.Content.Text,
            },
            Answers = form.Questions.Where(q => story.Content.Answers.ContainsKey(q.Id)).Select(q => new
            {
                Question = q.Id,
                Asked = q.Text.In(story.Content.Language),
                Answer = story.Content.Answers[q.Id],
                InWords = AnswerWords.Of(q, story.Content.Answers[q.Id], story.Content.Language),
            }),
            story.Consent,
            story.State,
            story.Restricted,
            story.Objected,
            ToldInWeek = story.Told.ToString(),
            story.ErasedOn,
            PrintedInPacks = story.InPacks,
            story.Derived,
            AnsweredByTheTeam = Answered(story, team).Select(a => new
            {
                Question = a.Question.Id,
                Asked = a.Question.Text.In(story.Content.Language),
                a.Answer,
                InWords = AnswerWords.Of(a.Question, a.Answer, story.Content.Language),
            }),
            Estimates = story.Scores.Select(s => new { s.PipelineVersion, InWeek = s.Scored.ToString(), s.Level, s.K }),
        },
        Json);

    /// <inheritdoc cref="ToJson"/>
    public static byte[] ToHtml(TellerStory story, StoryForm form, IReadOnlyList<Question> team, string projectName, string language)
    {
        var nl = language != "en";
        var html = new StringBuilder();
        var encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        string E(string text) => encoder.Encode(text);
        string S(string dutch, string english) => E(nl ? dutch : english);
        void Paragraphs(string text)
        {
            foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                html.Append("<p>").Append(E(paragraph.Trim()).Replace("&#xA;", "<br>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>\n");
            }
        }

        var title = story.Content.Title.Length > 0 ? story.Content.Title : nl ? "Verhaal zonder titel" : "Story without a title";
        html.Append("<!doctype html>\n<html lang=\"").Append(nl ? "nl" : "en").Append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(E(title)).Append("</title><style>body{font:18px/1.6 serif;max-width:40rem;margin:2rem auto;padding:0 1rem}h1,h2,dt{font-family:sans-serif}dt{font-weight:bold;margin-top:1em}dd{margin:0}</style></head>\n<body>\n<h1>")
            .Append(E(title)).Append("</h1>\n");
        Paragraphs(story.Content.Text);
        html.Append("<h2>").Append(S("Je antwoorden", "Your answers")).Append("</h2>\n<dl>\n");
        foreach (var question in form.Questions.Where(q => story.Content.Answers.ContainsKey(q.Id)))
        {
            html.Append("<dt>").Append(E(question.Text.In(language))).Append("</dt><dd>")
                .Append(E(AnswerWords.Of(question, story.Content.Answers[question.Id], language))).Append("</dd>\n");
        }

        html.Append("</dl>\n<h2>").Append(S("Wat er van je verhaal is gemaakt", "What was made of your story")).Append("</h2>\n");
        if (story.Derived is { } derived)
        {
            Paragraphs(derived.Field("title"));
            Paragraphs(derived.Field("text"));
            html.Append("<p>").Append(E(StoryWords.Risk(derived.Risk.Level, language))).Append("</p>\n<p>").Append(E(derived.Risk.Summary.In(language))).Append("</p>\n");
        }
        else
        {
            html.Append("<p>").Append(S("Nog niets.", "Nothing yet.")).Append("</p>\n");
        }

        if (Answered(story, team).ToList() is { Count: > 0 } answered)
        {
            html.Append("<h2>").Append(S("Wat het team erover invulde", "What the team filled in about it")).Append("</h2>\n<dl>\n");
            foreach (var (question, answer) in answered)
            {
                html.Append("<dt>").Append(E(question.Text.In(language))).Append("</dt><dd>").Append(E(AnswerWords.Of(question, answer, language))).Append("</dd>\n");
            }

            html.Append("</dl>\n");
        }

        html.Append("<h2>").Append(S("Wat ermee gebeurt", "What happens with it")).Append("</h2>\n<ul>\n");
        string[] facts =
        [
            nl ? $"Project: {projectName}, van {form.Organisation}." : $"Project: {projectName}, by {form.Organisation}.",
            StoryWords.State(story, language),
            StoryWords.Use(story.Consent.Level, language),
            StoryWords.Research(story.Consent.Research, language),
            nl ? $"Verteld in week {story.Told}." : $"Told in week {story.Told}.",
            nl ? $"Wordt gewist op {StoryWords.Day(story.ErasedOn, language)}." : $"Will be erased on {StoryWords.Day(story.ErasedOn, language)}.",
            nl ? $"In {story.InPacks} werkpakketten afgedrukt." : $"Printed in {story.InPacks} workshop packs.",
        ];
        foreach (var fact in facts)
        {
            html.Append("<li>").Append(E(fact)).Append("</li>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</ul>\n</body>\n</html>\n").ToString());
    }

    private static IEnumerable<(Question Question, Answer Answer)> Answered(TellerStory story, IReadOnlyList<Question> team) =>
        team.Where(q => story.Team?.Answers.ContainsKey(q.Id) == true).Select(q => (q, story.Team!.Answers[q.Id])); // present: just asked
}
