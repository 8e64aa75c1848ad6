using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>The person's projects; who has one goes straight to the first thing to do.</summary>
[Authorize]
public sealed class IndexModel(ProjectStore projects, DeskOptions options) : PageModel
{
    // In the order of what is most likely waiting.
    private static readonly (DeskAction Action, string Path)[] Starts =
    [
        (DeskAction.Review, "beoordelen"), (DeskAction.SeePatterns, "patronen"), (DeskAction.DesignProject, "project"),
        (DeskAction.ReadAudit, "logboek"), (DeskAction.ManageAccounts, "mensen"),
    ];

    public IReadOnlyList<(Project Project, string Start)> Projects { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var me = Staff.Of(User);
        if (options.SecondFactorRequired && !me.HasSecondFactor)
        {
            return RedirectToPage("/Account/SetUp");
        }

        Projects = [.. (await projects.ListAsync(cancellationToken))
            .Select(p => (p, Start: Starts.FirstOrDefault(s => me.May(s.Action, p.Id, options)).Path))
            .Where(p => p.Start is not null)
            .Select(p => (p.p, $"/p/{p.p.Slug}/{p.Start}"))];
        return Projects.Count == 1 ? Redirect(Projects[0].Start) : Page();
    }
}
