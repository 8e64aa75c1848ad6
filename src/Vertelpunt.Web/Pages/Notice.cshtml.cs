using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Pages;

/// <summary>Says why a request was not carried out and how to go on. Shown by <see cref="Notices"/> only; typed in as an address it does not exist.</summary>
public sealed class NoticeModel : PageModel
{
    public int Status { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>What the teller had typed: shown back, so that it is not lost. Never stored.</summary>
    public string? Text { get; private set; }
    public string? Title { get; private set; }

    /// <summary>True when the same form can be sent again from this page.</summary>
    public bool CanRetry { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Posted { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<Notice>() is not { } notice)
        {
            return NotFound();
        }

        (Status, Code) = (notice.Status, notice.Code);
        Response.StatusCode = Status;

        // Only what our own page sent is shown back: never what another site made a browser post.
        if (Status != 403 && HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } form && Gatekeeper.IsSameOrigin(Request))
        {
            Text = form["text"].ToString() is { Length: > 0 } text ? text : form["kept-text"].ToString() is { Length: > 0 } kept ? kept : null;
            Title = form["title"].ToString();
            CanRetry = form.ContainsKey("step") && Status is 503 or 500 or 400;
            Posted = CanRetry
                ? [.. form.Where(f => f.Key is not ("_af" or "text" or "do")).SelectMany(f => f.Value, (f, v) => KeyValuePair.Create(f.Key, v ?? ""))]
                : [];
        }

        return Page();
    }
}
