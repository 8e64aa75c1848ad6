using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>Draws again what was seen in a view, from the collection as it is now.</summary>
internal static class SightCharts
{
    /// <param name="overview">Needed for two questions; may be null for one.</param>
    /// <returns>Null when there is no single chart to draw: a whole page, a question the form has lost, or too few people.</returns>
    public static Chart? Draw(StoryCollection stories, PatternOverview? overview, Sight sight, string language) => sight switch
    {
        { First: { } first, Second: { } second } => overview?.Find(first, second) is { } pattern ? Pair(stories, pattern, language) : null,
        { First: { } only } when stories.Form.Find(only) is not null => QuestionChart.Draw(stories, only, stories.Fit(StoryFilter.Parse(sight.Selection)), language),
        _ => null,
    };

    /// <summary>What two questions have to do with each other can often be said where the groups are too small to be drawn.</summary>
    private static Chart Pair(StoryCollection stories, Pattern pattern, string language)
    {
        var chart = PairChart.Draw(stories, pattern, language);
        var words = new PatternWords(stories.Form, language);
        return !chart.IsEmpty ? chart : chart with
        {
            Svg = "",
            Sees = language == "en" ? $"These two go together {words.Strength(pattern)}. The groups are too small to draw." : $"Deze twee gaan {words.Strength(pattern)} samen. De groepen zijn te klein om te tekenen.",
            Sure = words.Chance(pattern),
        };
    }
}
