using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>The fields of a form that stand for an answer: how they are named, filled and read.</summary>
/// <remarks>
/// Works without script: a scale is a row of eleven, a triad three numbers, a placement two lists per stone. Finer values from a pointer
/// ride along in a field 'was'; it counts as long as the coarse fields still say the same.
/// </remarks>
public static class AnswerFields
{
    /// <summary>Names the questions that stood on the form: only these are read, and those without a value were left blank.</summary>
    public const string Shown = "shown";

    /// <summary>Stands for 'niet van toepassing'. Not an option id: those have no dash.</summary>
    public const string NotApplicable = "-na";

    /// <summary>Stands for 'laat ik open' in a row of radio buttons.</summary>
    public const string Blank = "-open";

    private const int MaxOtherLength = 200;

    public static string Name(Question question) => "q." + question.Id;

    /// <summary>The fields of an answer, as <see cref="Read"/> would get them.</summary>
    public static void Write(Question question, Answer? answer, IDictionary<string, StringValues> fields)
    {
        var name = Name(question);
        switch (answer)
        {
            case DoesNotApply when question is SingleChoiceQuestion or ScaleQuestion:
                fields[name] = NotApplicable;
                break;
            case DoesNotApply:
                fields[name + ".na"] = "1";
                break;
            case Chosen chosen:
                fields[name] = new([.. chosen.OptionIds]);
                fields[name + ".other"] = chosen.Other ?? "";
                break;
            case Scaled scaled:
                fields[name] = Text(Math.Round(scaled.Value / 10) * 10);
                fields[name + ".was"] = Text(scaled.Value);
                break;
            case Composed composed:
                fields[name + ".top"] = Percent(composed.Top);
                fields[name + ".left"] = Percent(composed.Left);
                fields[name + ".right"] = Percent(composed.Right);
                fields[name + ".was"] = $"{Text(composed.Top)};{Text(composed.Left)};{Text(composed.Right)}";
                break;
            case Placed placed:
                foreach (var stone in placed.Stones)
                {
                    fields[$"{name}.{stone.StoneId}.x"] = Cell(stone.X);
                    fields[$"{name}.{stone.StoneId}.y"] = Cell(stone.Y);
                    fields[$"{name}.{stone.StoneId}.was"] = $"{Text(stone.X)};{Text(stone.Y)}";
                }

                break;
            case Written written:
                fields[name] = written.Text;
                break;
        }
    }

    /// <summary>The answer in the fields. Never throws: what cannot be an answer becomes a message for the teller.</summary>
    public static (Answer Answer, LocalisedText? Message) Read(Question question, IFormCollection fields)
    {
        var name = Name(question);
        var (answer, message) = question switch
        {
            SingleChoiceQuestion single => ReadSingle(single, fields, name),
            MultipleChoiceQuestion multiple => ReadMultiple(multiple, fields, name),
            ScaleQuestion => ReadScale(fields, name),
            TriadQuestion => ReadTriad(fields, name),
            PlacementQuestion placement => ReadPlacement(placement, fields, name),
            ShortTextQuestion text => ReadText(text, fields, name),
            _ => throw new InvalidOperationException("Not a kind of question."),
        };
        if (fields[name + ".na"] != "1")
        {
            return (answer, message);
        }

        return answer is LeftBlank && message is null
            ? (DoesNotApply.Instance, null)
            : (answer, message ?? new(
                "Je gaf een antwoord én koos 'niet van toepassing'. Haal weg wat niet past.",
                "You gave an answer and also chose 'does not apply'. Remove the one that does not fit."));
    }

    private static (Answer, LocalisedText?) ReadSingle(SingleChoiceQuestion question, IFormCollection fields, string name)
    {
        var value = fields[name].ToString();
        return value switch
        {
            NotApplicable => (DoesNotApply.Instance, null),
            Chosen.OtherId when question.AllowOther => Other([Chosen.OtherId], fields, name),
            _ when question.Options.Any(o => o.Id == value) => (new Chosen([value]), null),
            // Words written at 'anders' without choosing it are meant.
            _ when question.AllowOther && !string.IsNullOrWhiteSpace(fields[name + ".other"]) => Other([Chosen.OtherId], fields, name),
            _ => (LeftBlank.Instance, null),
        };
    }

    private static (Answer, LocalisedText?) ReadMultiple(MultipleChoiceQuestion question, IFormCollection fields, string name)
    {
        var values = fields[name];
        var chosen = question.Options.Where(o => values.Contains(o.Id)).ToList();
        var ids = chosen.Select(o => o.Id).ToList();
        if (question.AllowOther && (values.Contains(Chosen.OtherId) || !string.IsNullOrWhiteSpace(fields[name + ".other"])))
        {
            ids.Add(Chosen.OtherId);
        }

        if (ids.Count == 0)
        {
            return (LeftBlank.Instance, null);
        }

        var (answer, message) = ids.Contains(Chosen.OtherId) ? Other(ids, fields, name) : (new Chosen(ids), null);
        if (ids.Count > 1 && chosen.FirstOrDefault(o => o.Exclusive) is { } alone)
        {
            message ??= new(
                $"'{alone.Text.Nl}' gaat niet samen met een ander antwoord. Haal weg wat niet past.",
                $"'{alone.Text.In("en")}' does not go together with another answer. Remove what does not fit.");
        }
        else if (question.MaxChoices is { } max && ids.Count > max)
        {
            message ??= new($"Je koos er {ids.Count}. Kies er hoogstens {max}.", $"You chose {ids.Count}. Choose at most {max}.");
        }

        return (answer, message);
    }

    private static (Answer, LocalisedText?) Other(IReadOnlyList<string> ids, IFormCollection fields, string name)
    {
        var text = TextIntake.Line(fields[name + ".other"], MaxOtherLength);
        return (new Chosen(ids, text.Text.Length == 0 ? null : text.Text), MessageFor(text, MaxOtherLength));
    }

    private static (Answer, LocalisedText?) ReadScale(IFormCollection fields, string name)
    {
        var value = fields[name].ToString();
        if (value == NotApplicable)
        {
            return (DoesNotApply.Instance, null);
        }

        if (Number(value) is not { } number || number is < 0 or > 100)
        {
            return (LeftBlank.Instance, null);
        }

        return (new Scaled(Number(fields[name + ".was"]) is { } was and >= 0 and <= 100 && Math.Round(was / 10) * 10 == number ? was : number), null);
    }

    private static (Answer, LocalisedText?) ReadTriad(IFormCollection fields, string name)
    {
        string[] raw = [fields[name + ".top"].ToString(), fields[name + ".left"].ToString(), fields[name + ".right"].ToString()];
        if (raw.All(string.IsNullOrWhiteSpace))
        {
            return (LeftBlank.Instance, null);
        }

        var numbers = raw.Select(r => string.IsNullOrWhiteSpace(r) ? 0 : Number(r) ?? -1).ToArray();
        if (numbers.Any(n => n is < 0 or > 1000))
        {
            return (LeftBlank.Instance, new("Vul bij elke hoek een getal van 0 tot 100 in, of laat ze alle drie leeg.", "Fill in a number from 0 to 100 at each corner, or leave all three empty."));
        }

        var sum = numbers.Sum();
        if (sum == 0)
        {
            return (LeftBlank.Instance, new("Geef minstens één hoek meer dan 0, of laat ze alle drie leeg.", "Give at least one corner more than 0, or leave all three empty."));
        }

        var was = fields[name + ".was"].ToString().Split(';').Select(Number).ToArray();
        if (was is [{ } top, { } left, { } right] && Math.Abs(top + left + right - 1) < 0.001 && top >= 0 && left >= 0 && right >= 0
            && Percent(top) == raw[0].Trim() && Percent(left) == raw[1].Trim() && Percent(right) == raw[2].Trim())
        {
            return (new Composed(top, left, right), null);
        }

        return (new Composed(numbers[0] / sum, numbers[1] / sum, numbers[2] / sum), null);
    }

    private static (Answer, LocalisedText?) ReadPlacement(PlacementQuestion question, IFormCollection fields, string name)
    {
        var stones = new List<PlacedStone>();
        LocalisedText? message = null;
        foreach (var stone in question.Stones)
        {
            string x = fields[$"{name}.{stone.Id}.x"].ToString(), y = fields[$"{name}.{stone.Id}.y"].ToString();
            var was = fields[$"{name}.{stone.Id}.was"].ToString().Split(';').Select(Number).ToArray();
            if (was is [{ } exactX and >= 0 and <= 100, { } exactY and >= 0 and <= 100] && Cell(exactX) == x && Cell(exactY) == y)
            {
                stones.Add(new(stone.Id, exactX, exactY));
            }
            else if (Number(x) is { } cellX and >= 0 and <= 100 && Number(y) is { } cellY and >= 0 and <= 100)
            {
                stones.Add(new(stone.Id, cellX, cellY));
            }
            else if (x.Length > 0 || y.Length > 0)
            {
                message = new(
                    $"Bij '{stone.Text.Nl}' is nog maar één plek gekozen. Kies ze allebei, of geen van beide.",
                    $"For '{stone.Text.In("en")}' only one place is chosen. Choose both, or neither.");
            }
        }

        return (stones.Count == 0 ? LeftBlank.Instance : new Placed(stones), message);
    }

    private static (Answer, LocalisedText?) ReadText(ShortTextQuestion question, IFormCollection fields, string name)
    {
        var text = TextIntake.Lines(fields[name], question.MaxLength);
        return (string.IsNullOrWhiteSpace(text.Text) ? LeftBlank.Instance : new Written(text.Text), MessageFor(text, question.MaxLength));
    }

    /// <summary>What to tell about a text that cannot be kept as it is; null when it can.</summary>
    public static LocalisedText? MessageFor(IntakeText text, int maxLength) => text.Problem switch
    {
        TextProblem.TooLong => new(
            $"Dit zijn {text.Text.Length:N0} tekens; er passen er {maxLength:N0}. Maak het iets korter, dan kun je verder.".Replace(',', '.'),
            $"These are {text.Text.Length:N0} characters; {maxLength:N0} fit. Make it a little shorter to go on."),
        TextProblem.Unreadable => new(
            "Er stond een teken in dat niet te lezen is. Dat hebben we weggehaald. Kijk of je tekst nog klopt, en ga dan verder.",
            "There was a character that cannot be read. We took it out. Check whether your text is still right, then go on."),
        _ => null,
    };

    private static double? Number(string? text) =>
        double.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Percent(double share) => Math.Round(share * 100).ToString(CultureInfo.InvariantCulture);

    private static string Cell(double value) => (Math.Round(value / 25, MidpointRounding.AwayFromZero) * 25).ToString(CultureInfo.InvariantCulture);
}
