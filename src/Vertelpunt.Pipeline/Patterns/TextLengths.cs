namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Lengths of short texts in words, in four bins.</summary>
public static class TextLengths
{
    private static readonly int[] Upper = [5, 20, 50, int.MaxValue];

    /// <summary>"1-5", "6-20", "21-50", "51+".</summary>
    public static IReadOnlyList<string> Ids { get; } = ["1-5", "6-20", "21-50", "51+"];

    public static int IndexOf(int words) => Array.FindIndex(Upper, u => words <= u);

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
