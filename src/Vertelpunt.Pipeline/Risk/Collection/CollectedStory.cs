namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>One story as it would be printed or exported together with others.</summary>
/// <param name="Id">Whatever names it for the caller.</param>
/// <param name="Text">The redacted text: what a reader sees.</param>
/// <param name="Answers">What is printed of its answers, by question; a question left out counts as not printed.</param>
/// <param name="Match">Its match probability in the country.</param>
/// <param name="GroupMatch">Its match probability in the invited group.</param>
public sealed record CollectedStory(string Id, string Text, IReadOnlyDictionary<string, string> Answers, double Match, double GroupMatch)
{
    /// <summary>Id and counts only.</summary>
    public override string ToString() => $"CollectedStory({Id}, {Text.Length} characters, {Answers.Count} answers)";
}
