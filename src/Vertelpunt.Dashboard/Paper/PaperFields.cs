using System.Globalization;
using Microsoft.AspNetCore.Http;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Paper;

namespace Vertelpunt.Dashboard.Paper;

/// <summary>Something in a typed form to look at again before it can be kept.</summary>
/// <param name="FieldId">The id of the field it is about.</param>
public sealed record PaperMessage(string FieldId, LocalisedText Text);

/// <summary>Reads what was typed over from a form on paper: for choices the numbers printed beside them, for lines and planes tenths, for a triad weights.</summary>
/// <remarks>One short field a question, so that a form is typed with digits and the tab key. Never throws: what cannot be an answer becomes a message.</remarks>
internal static class PaperFields
{
    /// <summary>Typed where the box 'niet van toepassing' is ticked.</summary>
    public const string DoesNotApplyMark = "n";

    private const int MaxOtherLength = 200;

    public static string Name(Question question) => "q." + question.Id;

    public static string Id(Question question) => "v-" + question.Id;

    /// <summary>All answers, by question id; questions that were not asked, given the others, are absent.</summary>
    public static IReadOnlyDictionary<string, Answer> Read(StoryForm form, IFormCollection fields, List<PaperMessage> messages)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var question in form.Questions)
        {
            var (answer, message) = Read(question, fields);
            answers[question.Id] = answer;
            if (message is not null)
            {
                messages.Add(new(Id(question), message));
            }
            else if (answer is not LeftBlank && !FollowUps.IsAsked(question, form, answers))
            {
                messages.Add(new(Id(question), new(
                    "Deze vraag hoort niet bij het antwoord op een eerdere vraag. Haal weg wat hier staat, of kijk dat andere antwoord na.",
                    "This question does not go with the answer to an earlier one. Remove what stands here, or look at that other answer.")));
            }
        }

        return FollowUps.Prune(form, answers);
    }

    private static (Answer, LocalisedText?) Read(Question question, IFormCollection fields)
    {
        var name = Name(question);
        if (question is not ShortTextQuestion && Marked(fields, name, question))
        {
            return (DoesNotApply.Instance, null);
        }

        return question switch
        {
            SingleChoiceQuestion q => Choice(q.Options, q.AllowOther, 1, fields, name),
            MultipleChoiceQuestion q => Choice(q.Options, q.AllowOther, q.MaxChoices ?? int.MaxValue, fields, name),
            ScaleQuestion => Scale(fields[name]),
            TriadQuestion => Triad(fields, name),
            PlacementQuestion q => Placement(q, fields, name),
            ShortTextQuestion q => Text(q, fields, name),
            _ => throw new InvalidOperationException("Not a kind of question."),
        };
    }

    /// <summary>Whether the mark is the only thing typed at the question, in its first field.</summary>
    private static bool Marked(IFormCollection fields, string name, Question question)
    {
        var typed = fields.Where(f => f.Key == name || f.Key.StartsWith(name + ".", StringComparison.Ordinal)).Select(f => f.Value.ToString().Trim()).Where(v => v.Length > 0).ToList();
        return typed is [var only] && only.Equals(DoesNotApplyMark, StringComparison.OrdinalIgnoreCase) && question is not ShortTextQuestion;
    }

    private static (Answer, LocalisedText?) Choice(IReadOnlyList<AnswerOption> options, bool allowOther, int most, IFormCollection fields, string name)
    {
        var parts = fields[name].ToString().Split([' ', ',', ';', '+', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
        var last = options.Count + (allowOther ? 1 : 0);
        var numbers = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= last ? n : 0).ToList();
        if (numbers.Contains(0))
        {
            return (LeftBlank.Instance, new(
                $"Typ de nummers van 1 tot en met {last} die bij de kruisjes staan, met een spatie ertussen. Of {DoesNotApplyMark} voor ‘niet van toepassing’.",
                $"Type the numbers from 1 to {last} beside the crosses, with a space between. Or {DoesNotApplyMark} for ‘does not apply’."));
        }

        var other = TextIntake.Line(fields[name + ".other"], MaxOtherLength);
        if (other.Problem == TextProblem.TooLong)
        {
            return (LeftBlank.Instance, new($"Bij ‘anders’ passen {MaxOtherLength} tekens.", $"At ‘other’ {MaxOtherLength} characters fit."));
        }

        // Words written at 'anders' without a cross are meant.
        var chosen = numbers.ToHashSet();
        if (allowOther && other.Text.Length > 0)
        {
            chosen.Add(last);
        }

        var ids = chosen.Order().Select(n => n <= options.Count ? options[n - 1].Id : Chosen.OtherId).ToList();
        if (ids.Count > most)
        {
            return (LeftBlank.Instance, most == 1
                ? new("Hier kan maar één antwoord. Staan er meer kruisjes? Laat het dan leeg.", "Only one answer goes here. More crosses on the paper? Then leave it empty.")
                : new($"Dit zijn er {ids.Count}; het mogen er {most} zijn. Staan er meer kruisjes? Laat het dan leeg.", $"These are {ids.Count}; {most} are allowed. More crosses on the paper? Then leave it empty."));
        }

        if (ids.Count > 1 && options.FirstOrDefault(o => o.Exclusive && ids.Contains(o.Id)) is { } alone)
        {
            return (LeftBlank.Instance, new(
                $"‘{alone.Text.Nl}’ gaat niet samen met een ander antwoord. Staan er meer kruisjes? Laat het dan leeg.",
                $"‘{alone.Text.In("en")}’ does not go together with another answer. More crosses on the paper? Then leave it empty."));
        }

        return (ids.Count == 0 ? LeftBlank.Instance : new Chosen(ids, other.Text.Length > 0 ? other.Text : null), null);
    }

    private static (Answer, LocalisedText?) Scale(string? typed) => Tenths(typed) switch
    {
        (true, { } value) => (new Scaled(value), null),
        (true, null) => (LeftBlank.Instance, null),
        _ => (LeftBlank.Instance, new("Typ een getal van 0 (links) tot 10 (rechts); 3,5 mag ook.", "Type a number from 0 (left) to 10 (right); 3.5 will do too.")),
    };

    private static (Answer, LocalisedText?) Triad(IFormCollection fields, string name)
    {
        string[] typed = [fields[name + ".top"].ToString(), fields[name + ".left"].ToString(), fields[name + ".right"].ToString()];
        if (typed.All(string.IsNullOrWhiteSpace))
        {
            return (LeftBlank.Instance, null);
        }

        var weights = typed.Select(t => string.IsNullOrWhiteSpace(t) ? 0 : Number(t) ?? -1).ToArray();
        var sum = weights.Sum();
        return weights.Any(w => w is < 0 or > 1000) || sum <= 0
            ? (LeftBlank.Instance, new("Typ bij elke hoek hoe zwaar hij weegt, van 0 tot 100. Samen hoeft het geen 100 te zijn.", "Type at each corner how much it weighs, from 0 to 100. They need not add up to 100."))
            : (new Composed(weights[0] / sum, weights[1] / sum, weights[2] / sum), null);
    }

    private static (Answer, LocalisedText?) Placement(PlacementQuestion question, IFormCollection fields, string name)
    {
        var stones = new List<PlacedStone>();
        for (var i = 0; i < question.Stones.Count; i++)
        {
            var stone = question.Stones[i];
            var (x, y) = (Tenths(fields[$"{name}.{stone.Id}.x"]), Tenths(fields[$"{name}.{stone.Id}.y"]));
            if (!x.Good || !y.Good || x.Value is null != y.Value is null)
            {
                var letter = PaperForm.Letter(i);
                return (LeftBlank.Instance, new(
                    $"Typ bij {letter} twee getallen van 0 tot 10: van links naar rechts, en van onder naar boven. Of geen van beide.",
                    $"Type two numbers from 0 to 10 at {letter}: from left to right, and from bottom to top. Or neither."));
            }

            if (x.Value is { } across && y.Value is { } up)
            {
                stones.Add(new(stone.Id, across, up));
            }
        }

        return (stones.Count == 0 ? LeftBlank.Instance : new Placed(stones), null);
    }

    private static (Answer, LocalisedText?) Text(ShortTextQuestion question, IFormCollection fields, string name)
    {
        var text = TextIntake.Lines(fields[name], question.MaxLength);
        if (fields[name + ".na"] == "1")
        {
            return text.Text.Length == 0
                ? (DoesNotApply.Instance, null)
                : (LeftBlank.Instance, new("Er staat een antwoord én een kruisje bij ‘niet van toepassing’. Kies wat de verteller bedoelde, of laat beide leeg.", "There is an answer and also a cross at ‘does not apply’. Choose what the teller meant, or leave both empty."));
        }

        return text.Problem == TextProblem.TooLong
            ? (LeftBlank.Instance, new($"Dit zijn {text.Text.Length} tekens; er passen er {question.MaxLength}.", $"These are {text.Text.Length} characters; {question.MaxLength} fit."))
            : (string.IsNullOrWhiteSpace(text.Text) ? LeftBlank.Instance : new Written(text.Text), null);
    }

    /// <summary>A place from 0 to 10 as 0 to 100; no value when nothing was typed.</summary>
    private static (bool Good, double? Value) Tenths(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? (true, null) : Number(typed) is { } number and >= 0 and <= 10 ? (true, number * 10) : (false, null);

    private static double? Number(string typed) =>
        double.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
