using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>One link as a sheet to print: address and QR code.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class LinkModel(ProjectStore projects, DeskOptions options) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Address { get; private set; } = "";

    public StoryForm Form { get; private set; } = null!; // set before the page is drawn

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if ((await projects.LinksAsync(Project.Id, cancellationToken)).FirstOrDefault(l => l.Id == Id && !l.IsRevoked) is not { } link)
        {
            return NotFound();
        }

        Address = $"{options.SiteAddress.TrimEnd('/')}/v/{link.Token}";
        Form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        return Page();
    }
}
