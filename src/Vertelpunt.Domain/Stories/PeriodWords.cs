namespace Vertelpunt.Domain.Stories;

/// <summary>How long something is kept, in words.</summary>
public static class PeriodWords
{
    /// <summary>A length of time as people say it: years where they are whole, else days.</summary>
    public static string Of(int days, string language) => (days % 365, days / 365, language) switch
    {
        (0, 1, "en") => "a year",
        (0, > 1, "en") => $"{days / 365} years",
        (0, >= 1, _) => $"{days / 365} jaar",
        (_, _, "en") => $"{days} days",
        _ => $"{days} dagen",
    };
}
