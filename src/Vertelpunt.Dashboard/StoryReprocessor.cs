using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard;

/// <summary>Redacts and assesses a story with the findings a reviewer left. Pure: the same findings give the same result.</summary>
/// <param name="findings">In order, not overlapping, offsets in <see cref="StoryDocument.Of"/> of the content.</param>
public delegate ProcessedStory StoryReprocessor(StoryForm form, ProjectSettings settings, StoryContent content, IReadOnlyList<Finding> findings);
