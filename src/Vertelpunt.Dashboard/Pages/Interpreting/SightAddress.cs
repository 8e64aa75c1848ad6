using Vertelpunt.Dashboard.Pages.Looking;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>From a view that was kept back to the page it was seen on.</summary>
internal static class SightAddress
{
    public static string Of(string slug, Sight sight)
    {
        if (sight is { First: { } first, Second: { } second })
        {
            return PairModel.Address(slug, first, second);
        }

        var selection = sight.Selection.Length == 0 ? "" : "?selectie=" + Uri.EscapeDataString(sight.Selection);
        return $"/p/{slug}/patronen{selection}{(sight.First is null ? "" : "#vraag-" + Uri.EscapeDataString(sight.First))}";
    }

    /// <summary>What is seen there, in words.</summary>
    public static string Name(Sight sight, PatternWords words, int stories)
    {
        var selection = string.Join(" · ", Pipeline.Patterns.StoryFilter.Parse(sight.Selection).Conditions.Select(c => $"{words.Title(c.QuestionId)}: {words.Cells(c.QuestionId, c.Cells, stories)}"));
        var what = sight switch
        {
            { First: { } first, Second: { } second } => $"{words.Title(first)} × {words.Title(second)}",
            { First: { } only } => words.Title(only),
            _ => DeskLanguage.T("Alle vragen", "All questions"),
        };
        return selection.Length == 0 ? what : $"{what} ({selection})";
    }
}
