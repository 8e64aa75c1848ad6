using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Ends the session.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SignInManager<StaffAccount> signIn) : PageModel
{
    public IActionResult OnGet() => Redirect("/aanmelden");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Redirect("/aanmelden");
    }
}
