using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>The project's settings, its form as the teller meets it, and its invitation links.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class OverviewModel(ProjectStore projects, FormDrafts drafts, AuditLog audit, DeskOptions options) : DeskPage
{
    public StoryForm Form { get; private set; } = null!; // set before the page is drawn

    public IReadOnlyList<InvitationLink> Links { get; private set; } = [];

    public CollectionStatus Status { get; private set; }

    /// <summary>Whether a new version is being made.</summary>
    public bool IsChanging { get; private set; }

    public string? Problem { get; private set; }

    public string? Channel { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostLinkAsync(string? channel, bool test, CancellationToken cancellationToken)
    {
        Channel = channel?.Trim() ?? "";
        if (Channel.Length is < 2 or > 60)
        {
            Problem = T("Schrijf in 2 tot 60 tekens waar je de link verspreidt, zoals ‘nieuwsbrief’.", "Write in 2 to 60 characters where you spread the link, such as ‘newsletter’.");
            await LoadAsync(cancellationToken);
            return Page();
        }

        var link = await projects.CreateLinkAsync(Project.Id, Channel, test, cancellationToken);
        await audit.AppendAsync(Me.Id, "link.create", $"link:{link.Id:N}", null, cancellationToken);
        Notice = T("De link is gemaakt.", "The link was made.");
        return Redirect($"/p/{Project.Slug}/project#links");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        if ((await projects.LinksAsync(Project.Id, cancellationToken)).All(l => l.Id != id))
        {
            return NotFound();
        }

        await audit.AppendAsync(Me.Id, "link.revoke", $"link:{id:N}", null, cancellationToken);
        await projects.RevokeLinkAsync(id, cancellationToken);
        Notice = T("De link is ingetrokken. Wie al begonnen was, kan het verhaal nog afmaken.", "The link was revoked. Who had started can still finish.");
        return Redirect($"/p/{Project.Slug}/project#links");
    }

    public string AddressOf(InvitationLink link) => $"{options.SiteAddress.TrimEnd('/')}/v/{link.Token}";

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        IsChanging = (await drafts.FindAsync(Project, cancellationToken)).Revision > 0;
        Links = await projects.LinksAsync(Project.Id, cancellationToken);
        Status = await projects.StatusAsync(Project, cancellationToken);
    }
}
