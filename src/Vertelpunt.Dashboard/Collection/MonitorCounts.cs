using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>A count with its name; null when it is too small to show.</summary>
public sealed record MonitorCount(string Name, int? Count);

/// <summary>How far a question is answered; each null when too small to show.</summary>
public sealed record QuestionCounts(Question Question, int? Answered, int? DoesNotApply, int? Blank);

/// <summary>How tellers answered a background question; answers that are too small by themselves stand together.</summary>
public sealed record BackgroundCounts(Question Question, IReadOnlyList<(IReadOnlyList<LocalisedText> Answers, int? Count)> Groups);

/// <summary>How the collecting goes, in counts that stand for enough people each.</summary>
/// <param name="Total">Null when too few.</param>
/// <param name="Weeks">Weeks put together until each is large enough.</param>
/// <param name="Lengths">In words; To is null for the longest.</param>
/// <param name="Waits">Weeks from telling to the first decision; To is null for the longest.</param>
/// <param name="Counted">In how many stories answers were counted.</param>
public sealed record MonitorCounts(
    int? Total, int? Drafts, IReadOnlyList<(Week From, Week To, int Count)> Weeks,
    IReadOnlyList<MonitorCount> Links, IReadOnlyList<(ConsentLevel Level, int? Count)> Consent, IReadOnlyList<(StoryState State, int? Count)> States,
    IReadOnlyList<(int From, int? To, int Count)> Lengths, IReadOnlyList<(int From, int? To, int Count)> Waits,
    IReadOnlyList<QuestionCounts> Questions, IReadOnlyList<BackgroundCounts> Background, int Counted);
