using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>What the list of answers to select by is made from: the way without pictures.</summary>
/// <param name="Between">Whether the middle of a scale is offered beside its ends.</param>
public sealed record AnswerOptions(StoryCollection Stories, PatternWords Words, bool Between);
