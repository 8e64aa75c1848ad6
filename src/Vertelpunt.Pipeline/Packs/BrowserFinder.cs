namespace Vertelpunt.Pipeline.Packs;

/// <summary>Finds a browser that can print: by setting, or where they usually are.</summary>
public static class BrowserFinder
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

    private static readonly string[] Places =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>The path, or null. A path that was set but holds nothing is not replaced by another: the administrator chose it.</summary>
    public static string? Find(string? setting)
    {
        if (!string.IsNullOrWhiteSpace(setting))
        {
            return File.Exists(setting) ? setting : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/bin", "/usr/local/bin", "/snap/bin"])
            .Distinct()
            .ToList();
        return Names.SelectMany(n => folders.Select(f => Path.Combine(f, n))).Concat(Places).FirstOrDefault(File.Exists);
    }
}
