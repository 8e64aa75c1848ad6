namespace Vertelpunt.Domain.Stories;

/// <summary>A narrative in memory: title, story, answers. Never stored or logged in this form.</summary>
public sealed record StoryContent
{
    /// <summary>The most a story may hold, in UTF-16 units.</summary>
    public const int MaxTextLength = 40_000;

    /// <summary>The most a title may hold, in UTF-16 units.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>The title the teller gave; empty when none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The open text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Which eliciting question was picked, or null.</summary>
    public string? ElicitingId { get; init; }

    /// <summary>By question id. A question that was never shown is absent; one that was shown and skipped is <see cref="LeftBlank"/>.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; init; } = new Dictionary<string, Answer>();

    /// <summary>"nl" or "en": the language the site was in.</summary>
    public string Language { get; init; } = "nl";

    /// <summary>Lengths only: a story must not ride into a log by accident.</summary>
    public override string ToString() => $"StoryContent({Title.Length} + {Text.Length} characters, {Answers.Count} answers)";
}
