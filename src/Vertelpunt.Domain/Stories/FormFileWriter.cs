using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Domain.Stories;

/// <summary>Writes a form and settings as a project file.</summary>
internal static class FormFileWriter
{
    // The file is read by people and this program, never placed in a page: accents stay readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(StoryForm form, ProjectSettings settings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", form.Version);
            Text(json, "title", form.Title);
            json.WriteString("organisation", form.Organisation);
            Text(json, "purpose", form.Purpose);
            List(json, "eliciting", form.Eliciting, question =>
            {
                json.WriteString("id", question.Id);
                Text(json, "text", question.Text);
            });
            List(json, "questions", form.Questions, question => Question(json, question));
            if (form.TeamQuestions.Count > 0)
            {
                List(json, "teamQuestions", form.TeamQuestions, question => Question(json, question));
            }

            Settings(json, settings);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Question(Utf8JsonWriter json, Question question)
    {
        json.WriteString("kind", question switch
        {
            SingleChoiceQuestion => "singleChoice",
            MultipleChoiceQuestion => "multipleChoice",
            ScaleQuestion => "scale",
            TriadQuestion => "triad",
            PlacementQuestion => "placement",
            _ => "shortText",
        });
        json.WriteString("id", question.Id);
        Text(json, "text", question.Text);
        if (question.Hint is { } hint)
        {
            Text(json, "hint", hint);
        }

        if (question.About == QuestionSubject.Teller)
        {
            json.WriteString("about", "teller");
        }

        if (question.Fact is { } fact)
        {
            json.WriteString("fact", fact);
        }

        if (question.ShowWhen is { } condition)
        {
            json.WriteStartObject("showWhen");
            json.WriteString("question", condition.QuestionId);
            Strings(json, "anyOf", condition.AnyOf);
            json.WriteEndObject();
        }

        switch (question)
        {
            case SingleChoiceQuestion q:
                OptionList(json, "options", q.Options);
                Flag(json, "allowOther", q.AllowOther);
                break;
            case MultipleChoiceQuestion q:
                OptionList(json, "options", q.Options);
                Flag(json, "allowOther", q.AllowOther);
                Number(json, "maxChoices", q.MaxChoices, null);
                break;
            case ScaleQuestion q:
                Text(json, "left", q.Left);
                Text(json, "right", q.Right);
                break;
            case TriadQuestion q:
                Text(json, "top", q.Top);
                Text(json, "left", q.Left);
                Text(json, "right", q.Right);
                break;
            case PlacementQuestion q:
                OptionList(json, "stones", q.Stones);
                Text(json, "xLow", q.XLow);
                Text(json, "xHigh", q.XHigh);
                Text(json, "yLow", q.YLow);
                Text(json, "yHigh", q.YHigh);
                break;
            case ShortTextQuestion q:
                json.WriteNumber("maxLength", q.MaxLength);
                break;
        }
    }

    private static void Settings(Utf8JsonWriter json, ProjectSettings settings)
    {
        var standard = new ProjectSettings();
        json.WriteStartObject("settings");
        When(json, "opensOn", settings.OpensOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        When(json, "closesOn", settings.ClosesOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Number(json, "maxStories", settings.MaxStories, null);
        When(json, "opensAt", settings.OpensAt?.ToString("HH:mm", CultureInfo.InvariantCulture));
        When(json, "closesAt", settings.ClosesAt?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Number(json, "retentionDays", settings.RetentionDays, standard.RetentionDays);
        Number(json, "rereadDays", settings.RereadDays, standard.RereadDays);
        Number(json, "draftDays", settings.DraftDays, standard.DraftDays);
        Number(json, "groupSize", settings.GroupSize, standard.GroupSize);
        if (settings.GroupShares.Count > 0)
        {
            Strings(json, "groupShares", settings.GroupShares);
        }

        Number(json, "minimumCell", settings.MinimumCell, standard.MinimumCell);
        Number(json, "minimumCellOutside", settings.MinimumCellOutside, standard.MinimumCellOutside);
        Redaction(json, settings.Redaction);
        Changed(json, "whoReads", settings.WhoReads, standard.WhoReads);
        When(json, "contact", settings.Contact);
        if (!settings.HelpLines.SequenceEqual(standard.HelpLines))
        {
            List(json, "helpLines", settings.HelpLines, line =>
            {
                json.WriteString("name", line.Name);
                json.WriteString("number", line.Number);
                if (line.About is { } about)
                {
                    Text(json, "about", about);
                }
            });
        }

        Consent(json, settings.Consent);
        Danger(json, settings.Danger);
        Flag(json, "agreementOfTwo", settings.AgreementOfTwo);
        Flag(json, "keepHighRiskOffCards", settings.KeepHighRiskOffCards);
        json.WriteEndObject();
    }

    private static void Consent(Utf8JsonWriter json, ConsentWords words)
    {
        var standard = ConsentWords.Standard;
        if (words == standard)
        {
            return;
        }

        json.WriteStartObject("consent");
        Changed(json, "patternsOnly", words.Patterns, standard.Patterns);
        Changed(json, "workshopCards", words.Cards, standard.Cards);
        Changed(json, "quotes", words.Quotes, standard.Quotes);
        Changed(json, "research", words.Research, standard.Research);
        json.WriteEndObject();
    }

    private static void Danger(Utf8JsonWriter json, DangerAgreement agreed)
    {
        var standard = DangerAgreement.Standard;
        var sameMessages = agreed.Messages.SequenceEqual(standard.Messages);
        if (agreed.Procedure == standard.Procedure && sameMessages)
        {
            return;
        }

        json.WriteStartObject("danger");
        Changed(json, "procedure", agreed.Procedure, standard.Procedure);
        if (!sameMessages)
        {
            List(json, "messages", agreed.Messages, message => Text(json, "text", message));
        }

        json.WriteEndObject();
    }

    private static void Redaction(Utf8JsonWriter json, RedactionPolicy policy)
    {
        var changed = IdentifierKinds.All.Where(k => policy.For(k) != RedactionPolicy.Default.For(k)).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        json.WriteStartObject("redaction");
        foreach (var kind in changed)
        {
            json.WriteString(FormFileReader.NameOf(kind), FormFileReader.NameOf(policy.For(kind)));
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, LocalisedText text)
    {
        if (text.En is null)
        {
            json.WriteString(name, text.Nl);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("nl", text.Nl);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static void Changed(Utf8JsonWriter json, string name, LocalisedText text, LocalisedText standard)
    {
        if (text != standard)
        {
            Text(json, name, text);
        }
    }

    private static void OptionList(Utf8JsonWriter json, string name, IReadOnlyList<AnswerOption> options) => List(json, name, options, option =>
    {
        json.WriteString("id", option.Id);
        Text(json, "text", option.Text);
        Flag(json, "exclusive", option.Exclusive);
    });

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? value, int? standard)
    {
        if (value is { } number && number != standard)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void When(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
