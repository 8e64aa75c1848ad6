using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Web.Intake;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Pages;

/// <summary>'Snel weg': ends the visit and shows an empty page that goes on to an ordinary site by itself.</summary>
/// <remarks>
/// Deleting the cookie also takes our pages out of the browser's back/forward cache. Not a redirect: browsers hold the form-action policy
/// against those. Without a form token, so that it always works; another site cannot make a visitor leave, as that changes nothing for us.
/// </remarks>
[IgnoreAntiforgeryToken]
public sealed class LeaveModel(Visits visits, SiteOptions options) : PageModel
{
    public string Target => options.ExitUrl;

    public async Task<IActionResult> OnGetAsync() => Gatekeeper.IsSameOrigin(Request) ? await LeaveAsync() : RedirectToPage("/Index");

    public Task<IActionResult> OnPostAsync() => LeaveAsync();

    private async Task<IActionResult> LeaveAsync()
    {
        try
        {
            await visits.EndAsync(HttpContext);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Leaving goes on whatever happens: the cookie is gone, and the row runs out by itself.
        }

        return Page();
    }
}
