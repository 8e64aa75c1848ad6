using Microsoft.AspNetCore.Http;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Paper;

namespace Vertelpunt.Dashboard.Paper;

/// <summary>A form that was typed over from paper.</summary>
/// <param name="Number">Of the form; null when it has none.</param>
/// <param name="Messages">Empty when it can be sent.</param>
public sealed record PaperEntry(StoryContent Content, Consent Consent, Week Week, string? Number, IReadOnlyList<PaperMessage> Messages)
{
    /// <summary>Weeks back that can be chosen: who waits longer with typing has lost sight of when it was told.</summary>
    public const int WeeksBack = 26;

    /// <summary>Reads all that was typed. Nothing of it is lost: the page shows the same fields again.</summary>
    /// <param name="thisWeek">The week of today.</param>
    public static PaperEntry Read(StoryForm form, string language, Week thisWeek, IFormCollection fields)
    {
        var messages = new List<PaperMessage>();
        var title = Taken("title", TextIntake.Line(fields["title"], StoryContent.MaxTitleLength), StoryContent.MaxTitleLength, messages);
        var text = Taken("text", TextIntake.Lines(fields["text"], StoryContent.MaxTextLength), StoryContent.MaxTextLength, messages);
        var answers = PaperFields.Read(form, fields, messages);
        if (string.IsNullOrWhiteSpace(text) && answers.Values.All(a => a is LeftBlank))
        {
            messages.Add(new("text", new("Er staat nog geen verhaal en geen antwoord.", "There is no story and no answer yet.")));
        }

        var eliciting = Numbered("eliciting", form.Eliciting.Count, fields, messages);
        var level = Numbered("level", Enum.GetValues<ConsentLevel>().Length, fields, messages);
        string? number = null;
        if (!string.IsNullOrWhiteSpace(fields["number"]) && !PaperSlips.TryParse(fields["number"], out number))
        {
            messages.Add(new("number", new("Een formuliernummer heeft acht cijfers. Het staat onderaan elke bladzijde.", "A form number has eight digits. It stands at the foot of every page.")));
        }

        var week = int.TryParse(fields["week"], out var chosen) && chosen <= thisWeek.Number && chosen > thisWeek.Number - WeeksBack ? new Week(chosen) : thisWeek;
        return new(
            new() { Title = title, Text = text, Language = language, ElicitingId = form.Eliciting.Count == 1 ? form.Eliciting[0].Id : eliciting is { } e ? form.Eliciting[e - 1].Id : null, Answers = answers },
            new(level is { } l ? Enum.GetValues<ConsentLevel>()[l - 1] : ConsentLevel.PatternsOnly, fields["research"] == "1", WayBack: number is not null),
            week, number, messages);
    }

    /// <summary>Lengths only.</summary>
    public override string ToString() => $"PaperEntry({Content}, {Messages.Count} messages)";

    private static string Taken(string field, IntakeText text, int most, List<PaperMessage> messages)
    {
        if (text.Problem == TextProblem.TooLong)
        {
            messages.Add(new(field, new($"Dit zijn {text.Text.Length} tekens; er passen er {most}.", $"These are {text.Text.Length} characters; {most} fit.")));
        }

        return text.Text;
    }

    /// <summary>The number printed beside a cross; null when there is none.</summary>
    private static int? Numbered(string field, int most, IFormCollection fields, List<PaperMessage> messages)
    {
        var typed = fields[field].ToString().Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        if (int.TryParse(typed, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        messages.Add(new(field, new($"Typ een nummer van 1 tot en met {most}, of laat het leeg.", $"Type a number from 1 to {most}, or leave it empty.")));
        return null;
    }
}
