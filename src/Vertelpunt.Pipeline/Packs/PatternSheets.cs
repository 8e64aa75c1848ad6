using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Charts as pages for people without statistics.</summary>
public static class PatternSheets
{
    /// <param name="chart">Drawn without links, and by the threshold for outside the team: paper travels.</param>
    public static PatternSheet Of(Chart chart) => new(chart.Title, chart.Sees, chart.Sure, chart.Svg);

    /// <summary>Two questions against each other: how sure that is in words, without the numbers of a test.</summary>
    /// <inheritdoc cref="Of(Chart)" path="/param"/>
    /// <param name="language">"nl" or "en".</param>
    public static PatternSheet Of(Chart chart, Pattern pattern, string language)
    {
        var words = new ChartWords(language);
        var people = words.Say($"Dit gaat over {words.Number(pattern.N)} verhalen.", $"This is about {words.Number(pattern.N)} stories.");
        var cause = words.Say("Dat twee dingen samengaan, zegt nog niet dat het een door het ander komt.", "That two things go together does not say that one comes from the other.");
        return new(chart.Title, chart.Sees, $"{people} {PatternWords.Chance(pattern, words)} {words.Strength(pattern.N)} {cause}", chart.Svg);
    }
}
