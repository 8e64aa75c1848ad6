using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vertelpunt.Web.Pages;

internal static class SeeOtherExtensions
{
    /// <summary>303: the browser fetches the page anew, so that reloading it or going back never sends a form twice.</summary>
    public static IActionResult SeeOther(this PageModel page, string path)
    {
        page.Response.Headers.Location = path;
        return new StatusCodeResult(303);
    }
}
