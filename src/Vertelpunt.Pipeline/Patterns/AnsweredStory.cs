using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>What patterns are made of: the answers that came with a story, without the story.</summary>
/// <param name="Answers">By question id. A question that was never shown is absent.</param>
/// <param name="Teller">The same for stories whose teller chose to have them linked; null when this teller told one story or kept them apart.</param>
public sealed record AnsweredStory(StoryId Id, Week Week, IReadOnlyDictionary<string, Answer> Answers, string? Teller = null)
{
    /// <summary>Who is counted once: the teller where stories are linked, else the story itself.</summary>
    public string TellerKey => Teller ?? Id.ToString();
}
