namespace Vertelpunt.Domain.Stories;

/// <summary>When a story goes: counted from the teller's last act, which is known to the week.</summary>
public static class Erasure
{
    /// <summary>This many days before, the teller's own page says that the end is near and offers to keep the story longer.</summary>
    public const int NoticeDays = 60;

    /// <summary>
    /// This much longer a story waits that its teller froze: to freeze (GDPR, article 18) may mean that somebody needs it kept, and to erase it meanwhile
    /// is the one thing that cannot be undone. Not for ever either: nobody may come back to release it.
    /// </summary>
    public const int FrozenDays = 365;

    /// <summary>The last day something is kept: the last day of the week of the last act, and the days it is kept.</summary>
    public static DateOnly Day(Week lastActivity, int days) => lastActivity.Monday.AddDays(6 + days);

    /// <summary>The last day a sent story is kept: the same for its teller, on screens of the staff and on paper.</summary>
    /// <param name="frozen">Whether its teller froze it.</param>
    public static DateOnly DayOfStory(Week lastActivity, ProjectSettings settings, bool frozen = false) => Day(lastActivity, DaysOfStory(settings, frozen));

    /// <summary>How long a sent story is kept after the teller's last act.</summary>
    public static int DaysOfStory(ProjectSettings settings, bool frozen) => settings.RetentionDays + (frozen ? FrozenDays : 0);

    /// <summary>Whether the teller should be told that the story goes soon.</summary>
    public static bool IsNear(DateOnly erasedOn, DateOnly today) => today >= erasedOn.AddDays(-NoticeDays);
}
