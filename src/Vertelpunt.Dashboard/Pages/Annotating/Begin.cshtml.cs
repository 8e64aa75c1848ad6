using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Team;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Pages.Annotating;

/// <summary>How far the team is with its own questions, and the way to the next story.</summary>
[Needs(DeskAction.Annotate)]
public sealed class BeginModel(TeamDesk desk, DeskOptions options) : DeskPage
{
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public TeamProgress Progress { get; private set; } = new(0, 0);

    public StoryId? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reviews = Me.May(DeskAction.Review, Project.Id, options);
        Questions = await desk.QuestionsAsync(Project, cancellationToken);
        Progress = await desk.ProgressAsync(Project, reviews, cancellationToken);
        Next = Questions.Count == 0 ? null : await desk.NextAsync(Project, reviews, null, cancellationToken);
    }
}
