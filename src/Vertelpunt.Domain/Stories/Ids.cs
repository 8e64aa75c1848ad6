namespace Vertelpunt.Domain.Stories;

/// <summary>Names a story. Random (version 4): it tells nothing about when or in what order.</summary>
public readonly record struct StoryId(Guid Value)
{
    public static StoryId Create() => new(Guid.NewGuid());

    /// <summary>Eight hexadecimal digits for people: on screens and cards.</summary>
    public string Short => Value.ToString("N")[..8];

    public override string ToString() => Value.ToString("N");
}

/// <summary>A week, as whole weeks since Monday 5 January 1970: the finest time kept about tellers.</summary>
public readonly record struct Week(int Number) : IComparable<Week>
{
    private static readonly DateOnly Zero = new(1970, 1, 5);

    /// <summary>The week that holds <paramref name="instant"/> in UTC.</summary>
    public static Week Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(instant.UtcDateTime));

    public static Week Of(DateOnly day) => new((int)Math.Floor((day.DayNumber - Zero.DayNumber) / 7.0));

    /// <summary>The Monday it starts on.</summary>
    public DateOnly Monday => Zero.AddDays(7 * Number);

    /// <summary>For people, in Dutch and in English: such as "week 47, 2026".</summary>
    public string InWords => $"week {IsoWeek}, {Thursday.Year}";

    public int CompareTo(Week other) => Number.CompareTo(other.Number);

    /// <summary>ISO 8601, such as "2026-W47".</summary>
    public override string ToString() => $"{Thursday.Year}-W{IsoWeek:00}";

    /// <summary>Decides of which year a week is.</summary>
    private DateTime Thursday => Monday.AddDays(3).ToDateTime(TimeOnly.MinValue);

    private int IsoWeek => System.Globalization.ISOWeek.GetWeekOfYear(Thursday);
}
