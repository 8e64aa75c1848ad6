using Microsoft.AspNetCore.Http;
using Vertelpunt.Storage.Drafts;

namespace Vertelpunt.Web.Intake;

/// <summary>Ties a teller's visit to the browser by one session cookie that holds nothing but a random id.</summary>
public sealed class Visits(TellerSessions sessions)
{
    public const string CookieName = "__Host-vp";

    private static readonly CookieOptions Cookie = new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };

    /// <summary>The visit of this browser; null when there is none, or it ran out. Starts its idle time anew.</summary>
    public async Task<TellerVisit?> FindAsync(HttpContext context) =>
        IdOf(context) is { } id ? await sessions.FindAsync(id, context.RequestAborted) : null;

    /// <summary>Starts a visit, and ends the one there was.</summary>
    public async Task StartAsync(HttpContext context, TellerVisit visit)
    {
        if (IdOf(context) is { } old)
        {
            await sessions.EndAsync(old, context.RequestAborted);
        }

        context.Response.Cookies.Append(CookieName, await sessions.StartAsync(visit, context.RequestAborted), Cookie);
    }

    public async Task SaveAsync(HttpContext context, TellerVisit visit)
    {
        if (IdOf(context) is { } id)
        {
            await sessions.SaveAsync(id, visit, context.RequestAborted);
        }
    }

    /// <summary>Ends the visit: row, cookie, and whatever the browser kept of us.</summary>
    public async Task EndAsync(HttpContext context)
    {
        context.Response.Headers["Clear-Site-Data"] = "\"cookies\", \"storage\"";
        context.Response.Cookies.Delete(CookieName, Cookie);
        if (IdOf(context) is { } id)
        {
            await sessions.EndAsync(id, context.RequestAborted);
        }
    }

    private static string? IdOf(HttpContext context) =>
        context.Request.Cookies.TryGetValue(CookieName, out var id) && id is { Length: 43 } ? id : null;
}
