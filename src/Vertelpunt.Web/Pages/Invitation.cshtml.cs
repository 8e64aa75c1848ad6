using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Web.Intake;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Pages;

/// <summary>Where an invitation leads: who asks, why, and what happens with a story.</summary>
public sealed class InvitationModel(ProjectStore projects, Visits visits, Beginning beginning) : PageModel
{
    /// <summary>Null when the link leads nowhere.</summary>
    public LinkTarget? Target { get; private set; }

    public CollectionStatus Status { get; private set; }

    /// <summary>True when this browser is in the middle of a story for the same link.</summary>
    public bool IsTelling { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (await FindAsync(token) is { } refusal)
        {
            return refusal;
        }

        var visit = await visits.FindAsync(HttpContext);
        IsTelling = visit?.StoryId is not null && visit.LinkId == Target!.Link.Id && visit.Step != Steps.Sent; // found above
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (await FindAsync(token) is { } refusal)
        {
            return refusal;
        }

        var target = Target!; // found above
        if (Status != CollectionStatus.Open)
        {
            return Page();
        }

        var visit = await beginning.WithNewCodeAsync(
            target.Project.Id, target.Link.Id, target.Link.IsTest, target.Form.Version, SiteLanguage.Of(HttpContext), HttpContext.RequestAborted);
        if (visit is null)
        {
            Notices.Refuse(HttpContext, 503, "busy");
            return new EmptyResult();
        }

        await visits.StartAsync(HttpContext, visit);
        return this.SeeOther("/vertel");
    }

    private async Task<IActionResult?> FindAsync(string token)
    {
        Target = await projects.FindLinkAsync(token, HttpContext.RequestAborted);
        if (Target is null or { Link.IsRevoked: true })
        {
            // The page tells what to do; whether a link ever existed is told only to those who have it.
            Response.StatusCode = Target is null ? 404 : 410;
            Target = null;
            return Page();
        }

        ViewData["HelpLines"] = Target.Project.Settings.HelpLines;

        // The team tries the questions out before the project opens.
        Status = Target.Link.IsTest ? CollectionStatus.Open : await projects.StatusAsync(Target.Project, HttpContext.RequestAborted);
        return null;
    }
}
