using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>An included story on its way out.</summary>
/// <param name="Title">Redacted.</param>
/// <param name="Text">Redacted. Leaves only with <see cref="ConsentLevel.WorkshopCards"/> or more.</param>
public sealed record ExportedStory(AnsweredStory Story, Consent Consent, string Title, string Text)
{
    /// <summary>Lengths only.</summary>
    public override string ToString() => $"ExportedStory({Story.Id}, {Title.Length} + {Text.Length} characters)";
}
