namespace Vertelpunt.Domain.Stories;

/// <summary>What a project asks its tellers: one or more eliciting questions, then interpretation questions.</summary>
/// <remarks>Immutable per version: a story keeps the version it was told with.</remarks>
public sealed record StoryForm
{
    /// <summary>1, 2, 3, ...; changing a form in use makes a new version.</summary>
    public required int Version { get; init; }

    /// <summary>What the project is called towards tellers.</summary>
    public required LocalisedText Title { get; init; }

    /// <summary>The organisation that asks, as tellers know it.</summary>
    public required string Organisation { get; init; }

    /// <summary>Why the stories are collected, one short paragraph.</summary>
    public required LocalisedText Purpose { get; init; }

    /// <summary>Questions that invite a story; the teller picks one.</summary>
    public required IReadOnlyList<ElicitingQuestion> Eliciting { get; init; }

    /// <summary>In the order asked; those about the teller come last.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>What the team answers about each story; tellers never get these. Single and multiple choice and scale only.</summary>
    public IReadOnlyList<Question> TeamQuestions { get; init; } = [];

    /// <summary>The question with this id, or null.</summary>
    public Question? Find(string questionId) => Questions.FirstOrDefault(q => q.Id == questionId);
}

/// <summary>A question that invites a story.</summary>
public sealed record ElicitingQuestion(string Id, LocalisedText Text);
