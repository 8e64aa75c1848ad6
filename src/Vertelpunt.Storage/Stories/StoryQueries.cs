using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Storage.Stories;

/// <summary>Who may see which stories: the one place that says what staff screens, patterns, packs and exports may draw from.</summary>
public static class StoryQueries
{
    /// <summary>Stories staff may work on: not frozen, no objection, no test.</summary>
    public static IQueryable<StoryRecord> InUse(this IQueryable<StoryRecord> stories) =>
        stories.Where(s => !s.Restricted && !s.Objected && !s.IsTest);

    /// <summary>Stories staff may open: those in use, and test stories, with which one can practise. Test stories count nowhere.</summary>
    public static IQueryable<StoryRecord> Openable(this IQueryable<StoryRecord> stories) =>
        stories.Where(s => !s.Restricted && !s.Objected);

    /// <summary>The collection: stories a person included. Patterns are computed from these.</summary>
    public static IQueryable<StoryRecord> Collection(this IQueryable<StoryRecord> stories) =>
        stories.InUse().Where(s => s.State == StoryState.Included);

    /// <summary>Stories that may be printed on a card.</summary>
    public static IQueryable<StoryRecord> ForCards(this IQueryable<StoryRecord> stories) =>
        stories.Collection().Where(s => s.ConsentLevel >= ConsentLevel.WorkshopCards);

    /// <summary>Stories of which passages may be quoted.</summary>
    public static IQueryable<StoryRecord> ForQuotes(this IQueryable<StoryRecord> stories) =>
        stories.Collection().Where(s => s.ConsentLevel >= ConsentLevel.Quotes);

    /// <summary>Stories that may go to scientific research.</summary>
    public static IQueryable<StoryRecord> ForResearch(this IQueryable<StoryRecord> stories) =>
        stories.Collection().Where(s => s.Research);
}
