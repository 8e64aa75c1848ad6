namespace Vertelpunt.Testing;

/// <summary>Finds reference material that some machines have and others have not; tests that need it say so and return.</summary>
public static class Shared
{
    /// <summary>The folder, from VERTELPUNT_SHARED or a folder <c>shared</c> beside one of the folders above the tests; null when there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("VERTELPUNT_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "oracles")))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>A file in it, or null.</summary>
    public static string? Find(string path) => Find() is { } folder && File.Exists(Path.Combine(folder, path)) ? Path.Combine(folder, path) : null;
}
