using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>The picture of the answers to one question, of the sort that suits its kind.</summary>
public static class QuestionChart
{
    /// <summary>Within a filter; the question's own condition in it is left out.</summary>
    /// <param name="questionId">One of the form's questions.</param>
    public static Chart Draw(StoryCollection collection, string questionId, StoryFilter filter, string language, Func<string, string?>? link = null)
    {
        var (summary, shown) = collection.Look(questionId, filter);
        return Draw(collection.Form.Find(questionId)!, summary, shown, collection.SmallNumbers, language, link); // Look throws when there is none
    }

    /// <param name="language">"nl" or "en".</param>
    /// <param name="link">Where a click on a cell leads, by cell id; null for a picture without links.</param>
    public static Chart Draw(Question question, QuestionSummary summary, SmallNumbers smallNumbers, string language, Func<string, string?>? link = null) =>
        Draw(question, summary, smallNumbers.Show(summary), smallNumbers, language, link);

    /// <summary>As the other, for a selection of stories, where the whole collection has a say in what is <paramref name="shown"/>.</summary>
    public static Chart Draw(
        Question question, QuestionSummary summary, ShownCells shown, SmallNumbers smallNumbers, string language, Func<string, string?>? link = null)
    {
        var subject = new ChartSubject(question, summary, shown, smallNumbers, new ChartWords(language), link);
        return (shown.Answered, summary) switch
        {
            (null or 0, _) => TooFewChart.Draw(subject),
            (_, ChoiceSummary) => BarChart.Draw(subject),
            (_, ScaleSummary scale) => HistogramChart.Draw(subject, scale),
            (_, TriadSummary triad) => TriadChart.Draw(subject, triad),
            (_, PlacementSummary placement) => PlacementChart.Draw(subject, placement),
            (_, TextSummary text) => TextChart.Draw(subject, text),
            _ => throw new ArgumentOutOfRangeException(nameof(summary), summary.GetType().Name, "A kind of summary that is not drawn yet."),
        };
    }
}
