using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>What the included stories give away together: linked stories, unique answers, expected matches.</summary>
[Needs(DeskAction.Review)]
public sealed class TogetherModel(TogetherReader reader, AuditLog audit) : DeskPage
{
    /// <summary>Lines in a list; more are counted, not shown.</summary>
    public const int MostShown = 30;

    public Together Together { get; private set; } = null!; // set before the page is drawn

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "collection.read", $"project:{Project.Slug}", null, cancellationToken);
        Together = await reader.ReadAsync(Project, cancellationToken);
    }

    public string LinkOf(string id) => $"/p/{Project.Slug}/beoordelen/{new StoryId(Guid.ParseExact(id, "N"))}?stand=Included";

    public static string NameOf(string id) => new StoryId(Guid.ParseExact(id, "N")).Short;
}
