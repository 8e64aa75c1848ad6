namespace Vertelpunt.Cli.Hosting;

/// <summary>The lists, figures, models and demo project that come with the program.</summary>
internal static class ProductData
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data");
}
