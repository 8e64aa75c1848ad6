namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Where a token stands as seen from the token it says something of.</summary>
internal enum TokenRole
{
    Itself,
    Previous,
    Next,
    BeforePrevious,
    AfterNext,
    ThreeBefore,
}

/// <summary>Positions of <see cref="TokenRole"/>s.</summary>
internal static class TokenRoles
{
    public const int Count = 6;

    /// <summary>Counted from the token it says something of.</summary>
    public static int Offset(this TokenRole role) => role switch
    {
        TokenRole.Previous => -1,
        TokenRole.Next => 1,
        TokenRole.BeforePrevious => -2,
        TokenRole.AfterNext => 2,
        TokenRole.ThreeBefore => -3,
        _ => 0,
    };
}
