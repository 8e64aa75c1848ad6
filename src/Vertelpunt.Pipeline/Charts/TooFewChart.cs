namespace Vertelpunt.Pipeline.Charts;

/// <summary>What stands where a chart would be when too few people answered.</summary>
internal static class TooFewChart
{
    public static Chart Draw(ChartSubject subject)
    {
        var words = subject.Words;
        var canvas = new SvgCanvas(SvgCanvas.UsualWidth);
        canvas.Rect(0.5, 0.5, SvgCanvas.UsualWidth - 1, 71, "absent");
        canvas.Text(SvgCanvas.UsualWidth / 2, 41, words.TooFew, anchor: "middle", @class: "muted");
        var sees = words.Say(
            $"Er zijn te weinig antwoorden om te tonen: het moeten er minstens {subject.SmallNumbers.Threshold} zijn.",
            $"There are too few answers to show: there should be at least {subject.SmallNumbers.Threshold}.");
        return new(canvas.Finish(72, subject.Title, sees), subject.Title, sees,
            words.Say("Zo blijft niemand herkenbaar.", "That way nobody can be recognised."),
            new(subject.Title, [words.Answer, words.Stories], [[words.Answered, words.TooFew]]), IsEmpty: true);
    }
}
