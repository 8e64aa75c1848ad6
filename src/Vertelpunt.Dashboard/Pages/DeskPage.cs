using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>A page within a project.</summary>
public abstract class DeskPage : PageModel
{
    /// <summary>The project of the address. Access to it was granted before the page ran.</summary>
    public Project Project => HttpContext.Features.Get<Project>() ?? throw new InvalidOperationException("A page within a project needs an action.");

    public Staff Me => Staff.Of(User);

    /// <summary>One line above the next page: what was done, or why not.</summary>
    [TempData]
    public string? Notice { get; set; }

    protected static string T(string nl, string en) => DeskLanguage.T(nl, en);
}
