using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;

namespace Vertelpunt.Web.Intake;

/// <summary>Something to look at again before going on.</summary>
/// <param name="FieldId">The id of the element it is about.</param>
public sealed record FieldMessage(string FieldId, LocalisedText Text);

/// <summary>A narrative with what a posted form changed in it.</summary>
/// <param name="Messages">Empty when all of it can be kept.</param>
public sealed record FilledIn(StoryContent Content, Consent Consent, IReadOnlyList<FieldMessage> Messages)
{
    /// <inheritdoc/>
    public override string ToString() => $"FilledIn({Content}, {Messages.Count} messages)";
}

/// <summary>Brings a posted form and a narrative together.</summary>
/// <remarks>A form changes only what it showed, and says so in hidden fields: an old window cannot blank what it never held.</remarks>
public static class DraftForm
{
    public const string StoryShown = "shown-story";
    public const string UseShown = "shown-use";

    /// <summary>What <paramref name="posted"/> makes of the narrative.</summary>
    public static FilledIn Apply(StoryContent content, Consent consent, StoryForm form, IFormCollection posted)
    {
        var messages = new List<FieldMessage>();
        if (posted[StoryShown] == "1")
        {
            content = ApplyStory(content, form, posted, messages);
        }

        var shown = posted[AnswerFields.Shown].ToHashSet();
        if (shown.Count > 0)
        {
            var answers = new Dictionary<string, Answer>(content.Answers);
            foreach (var question in form.Questions.Where(q => shown.Contains(q.Id)))
            {
                var (answer, message) = AnswerFields.Read(question, posted);
                answers[question.Id] = answer;
                if (message is not null)
                {
                    messages.Add(new("v-" + question.Id, message));
                }
            }

            content = content with { Answers = FollowUps.Prune(form, answers) };
        }

        if (posted[UseShown] == "1")
        {
            var level = posted["level"].ToString() switch
            {
                nameof(ConsentLevel.WorkshopCards) => ConsentLevel.WorkshopCards,
                nameof(ConsentLevel.Quotes) => ConsentLevel.Quotes,
                _ => ConsentLevel.PatternsOnly,
            };
            consent = new(level, posted["research"] == "1", posted.ContainsKey("wayback") ? posted["wayback"] == "1" : consent.WayBack);
        }

        return new(content, consent, messages);
    }

    /// <summary>A fingerprint of the stored values that the posted form shows, to see whether somebody else changed just those.</summary>
    public static string MarkOf(StoryContent content, Consent consent, StoryForm form, bool story, bool use, IEnumerable<string?> questionIds)
    {
        var all = new StringBuilder();
        if (story)
        {
            all.Append(content.Title).Append('\0').Append(content.Text).Append('\0').Append(content.ElicitingId).Append('\0');
        }

        if (use)
        {
            all.Append(consent.Level).Append(consent.Research).Append(consent.WayBack).Append('\0');
        }

        foreach (var question in form.Questions.Where(q => questionIds.Contains(q.Id)))
        {
            // A question nobody saw yet reads as one left blank: both have no value that could get lost.
            all.Append(question.Id).Append('=').Append(AnswerWords.Of(question, content.Answers.GetValueOrDefault(question.Id), "nl")).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 12));
    }

    /// <summary><see cref="MarkOf(StoryContent, Consent, StoryForm, bool, bool, IEnumerable{string?})"/> for the fields on <paramref name="posted"/>.</summary>
    public static string MarkOf(StoryContent content, Consent consent, StoryForm form, IFormCollection posted) =>
        MarkOf(content, consent, form, posted[StoryShown] == "1", posted[UseShown] == "1", posted[AnswerFields.Shown].ToList());

    /// <summary>The draft that was stored meanwhile with what <paramref name="posted"/> changed in it; null when both changed the same fields.</summary>
    public static FilledIn? Merge(StoryDraft other, StoryForm form, IFormCollection posted)
    {
        var mine = Apply(other.Content, other.Consent, form, posted);
        var stored = MarkOf(other.Content, other.Consent, form, posted);
        return stored == posted["mark"] || stored == MarkOf(mine.Content, mine.Consent, form, posted) ? mine : null;
    }

    private static StoryContent ApplyStory(StoryContent content, StoryForm form, IFormCollection posted, List<FieldMessage> messages)
    {
        var title = TextIntake.Line(posted["title"], StoryContent.MaxTitleLength);
        var text = TextIntake.Lines(posted["text"], StoryContent.MaxTextLength);
        if (AnswerFields.MessageFor(title, StoryContent.MaxTitleLength) is { } aboutTitle)
        {
            messages.Add(new("title", aboutTitle));
        }

        if (AnswerFields.MessageFor(text, StoryContent.MaxTextLength) is { } aboutText)
        {
            messages.Add(new("text", aboutText));
        }

        var eliciting = posted["eliciting"].ToString();
        return content with
        {
            Title = title.Text,
            Text = text.Text,
            ElicitingId = form.Eliciting.FirstOrDefault(e => e.Id == eliciting)?.Id ?? (form.Eliciting.Count == 1 ? form.Eliciting[0].Id : null),
        };
    }
}
