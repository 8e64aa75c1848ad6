namespace Vertelpunt.Domain.Tests;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Vertelpunt.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Vertelpunt.sln above the tests.");
        }

        return folder.FullName;
    }
}
