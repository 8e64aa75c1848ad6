using Vertelpunt.Dashboard.Pages;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>Answers in words. Written ones come redacted from the processed story, never from the answer itself.</summary>
public static class AnswerWords
{
    public static string Of(Question question, Answer answer, ProcessedStory processed, string language) =>
        Of(question, answer, processed.Field("answer:" + question.Id), language);

    /// <summary>The same for an answer of which what was written has been redacted already.</summary>
    public static string OfRedacted(Question question, Answer answer, string language) =>
        Of(question, answer, answer switch { Written w => w.Text, Chosen { Other: { } other } => other, _ => "" }, language);

    private static string Of(Question question, Answer answer, string written, string language)
    {
        string T(string nl, string en) => DeskLanguage.T(nl, en);
        string Written() => written;
        string Options(IReadOnlyList<AnswerOption> options, Chosen chosen) => string.Join(", ", chosen.OptionIds.Select(id => id == Chosen.OtherId
            ? T("anders", "other") + (Written() is { Length: > 0 } words ? $": ‘{words}’" : "")
            : options.FirstOrDefault(o => o.Id == id)?.Text.In(language) ?? id));
        return (question, answer) switch
        {
            (_, DoesNotApply) => T("niet van toepassing", "does not apply"),
            (_, LeftBlank) => T("niet ingevuld", "left blank"),
            (SingleChoiceQuestion q, Chosen c) => Options(q.Options, c),
            (MultipleChoiceQuestion q, Chosen c) => Options(q.Options, c),
            (ScaleQuestion q, Scaled s) => Line(s.Value) + " " + (s.Value switch
            {
                < 40 => T("dichter bij ‘", "closer to ‘") + q.Left.In(language) + "’",
                > 60 => T("dichter bij ‘", "closer to ‘") + q.Right.In(language) + "’",
                _ => T("in het midden", "in the middle"),
            }),
            (TriadQuestion q, Composed c) => $"{c.Top:P0} {q.Top.In(language)} · {c.Left:P0} {q.Left.In(language)} · {c.Right:P0} {q.Right.In(language)}",
            (PlacementQuestion q, Placed p) => string.Join("; ", p.Stones.Select(s =>
                $"{q.Stones.FirstOrDefault(o => o.Id == s.StoneId)?.Text.In(language) ?? s.StoneId}: {Side(s.X, q.XLow, q.XHigh)}, {Side(s.Y, q.YLow, q.YHigh)}")),
            (ShortTextQuestion, Domain.Stories.Written) => Written() is { Length: > 0 } words ? $"‘{words}’" : "–",
            _ => "–",
        };

        string Side(double v, LocalisedText low, LocalisedText high) => v < 40 ? low.In(language) : v > 60 ? high.In(language) : T("midden", "middle");
    }

    /// <summary>A scale drawn with characters: eleven places, the chosen one filled.</summary>
    private static string Line(double value)
    {
        var at = (int)Math.Round(value / 10);
        return string.Concat(Enumerable.Range(0, 11).Select(i => i == at ? '●' : '·'));
    }
}
