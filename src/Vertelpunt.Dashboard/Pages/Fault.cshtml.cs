using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>What people see of a fault: nothing of its inside.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FaultModel : PageModel
{
    public int Code { get; private set; } = 500;

    public void OnGet(int? code) => Code = code ?? Response.StatusCode;

    public void OnPost(int? code) => Code = code ?? Response.StatusCode;
}
