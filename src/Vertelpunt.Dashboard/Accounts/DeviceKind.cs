namespace Vertelpunt.Dashboard.Accounts;

/// <summary>The coarse kind of a browser: enough to recognise one's own session, too little to tell people apart.</summary>
public static class DeviceKind
{
    // Order matters: most browsers also carry the names of those before them.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrom", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as "Firefox, Windows"; "Browser" when nothing is known. No version, no model, nothing of the header itself.</summary>
    public static string Of(string? userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "Browser";
        return Find(Systems, userAgent) is { } system ? $"{browser}, {system}" : browser;
    }

    private static string? Find((string Mark, string Name)[] known, string? text) =>
        text is null ? null : known.FirstOrDefault(k => text.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
