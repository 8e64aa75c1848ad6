using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>Says an answer in words: for reading back, for screen readers, for the teller's own copy.</summary>
public static class AnswerWords
{
    public static string Of(Question question, Answer? answer, string language)
    {
        var nl = language != "en";
        return answer switch
        {
            null or LeftBlank => nl ? "opengelaten" : "left open",
            DoesNotApply => nl ? "niet van toepassing" : "does not apply",
            Chosen chosen => OfChosen(question, chosen, language),
            Scaled scaled when question is ScaleQuestion scale => OfScaled(scale, scaled, language),
            Composed c when question is TriadQuestion t =>
                $"{t.Top.In(language)} {c.Top * 100:0} %, {t.Left.In(language)} {c.Left * 100:0} %, {t.Right.In(language)} {c.Right * 100:0} %",
            Placed placed when question is PlacementQuestion plane => string.Join("; ", placed.Stones.Select(s => OfStone(plane, s, language))),
            Written written => written.Text,
            _ => "",
        };
    }

    private static string OfChosen(Question question, Chosen chosen, string language)
    {
        var options = question switch
        {
            SingleChoiceQuestion s => s.Options,
            MultipleChoiceQuestion m => m.Options,
            _ => [],
        };
        return string.Join(", ", chosen.OptionIds.Select(id => id == Chosen.OtherId
            ? (language == "en" ? "other" : "anders") + (chosen.Other is null ? "" : $": {chosen.Other}")
            : options.FirstOrDefault(o => o.Id == id)?.Text.In(language) ?? id));
    }

    private static string OfScaled(ScaleQuestion scale, Scaled scaled, string language)
    {
        var nl = language != "en";
        return scaled.Value switch
        {
            >= 45 and <= 55 => nl ? "ongeveer in het midden" : "about in the middle",
            < 45 => Closeness(100 - scaled.Value, nl) + $" '{scale.Left.In(language)}'",
            _ => Closeness(scaled.Value, nl) + $" '{scale.Right.In(language)}'",
        };
    }

    private static string Closeness(double towards, bool nl) => towards switch
    {
        >= 95 => nl ? "helemaal bij" : "fully at",
        >= 75 => nl ? "dicht bij" : "close to",
        _ => nl ? "meer naar" : "more towards",
    };

    private static string OfStone(PlacementQuestion plane, PlacedStone stone, string language)
    {
        var name = plane.Stones.FirstOrDefault(s => s.Id == stone.StoneId)?.Text.In(language) ?? stone.StoneId;
        return $"{name}: {Side(stone.X, plane.XLow, plane.XHigh, language)}, {Side(stone.Y, plane.YLow, plane.YHigh, language)}";
    }

    private static string Side(double value, LocalisedText low, LocalisedText high, string language) => value switch
    {
        < 37.5 => low.In(language),
        > 62.5 => high.In(language),
        _ => language == "en" ? $"between '{low.In(language)}' and '{high.In(language)}'" : $"tussen '{low.In(language)}' en '{high.In(language)}'",
    };
}
