using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Keeps the chosen language for the session.</summary>
[AllowAnonymous]
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? taal, string? terug)
    {
        Response.Cookies.Append(DeskLanguage.Cookie, taal == "en" ? "en" : "nl", new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict });
        return LocalRedirect(Url.IsLocalUrl(terug) ? terug : "/");
    }
}
