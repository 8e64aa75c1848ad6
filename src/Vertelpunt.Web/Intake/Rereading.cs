using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>Until when a teller can read a sent story again: a shorter time than it is kept, counted from the same day.</summary>
internal static class Rereading
{
    /// <summary>The last day; the rights that need no reading last as long as the story.</summary>
    public static DateOnly LastDay(TellerStory story, ProjectSettings settings) => story.ErasedOn.AddDays(settings.RereadDays - Erasure.DaysOfStory(settings, story.Restricted));

    public static bool IsOpen(TellerStory story, ProjectSettings? settings, DateOnly today) => settings is not null && today <= LastDay(story, settings);
}
