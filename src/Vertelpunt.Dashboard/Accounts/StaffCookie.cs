using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Ties the session cookie to a row of <see cref="StaffSessions"/>, and ends it by age.</summary>
public sealed class StaffCookie(StaffSessions sessions, TimeProvider time) : CookieAuthenticationEvents
{
    private const string Session = "session";
    private const string Started = "started";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        if (context.Properties.Items.ContainsKey(Session) || AccountOf(context.Principal) is not { } account)
        {
            return; // the same session with fresh claims
        }

        // One session per browser: what this one had ends here.
        if (CurrentOf(context.HttpContext) is { } old)
        {
            await sessions.EndAsync(account, old, context.HttpContext.RequestAborted);
        }

        var id = await sessions.StartAsync(account, DeviceKind.Of(context.Request.Headers.UserAgent), context.HttpContext.RequestAborted);
        context.Properties.Items[Session] = id.ToString("N");
        context.Properties.Items[Started] = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (AccountOf(context.Principal) is not { } account
            || SessionOf(context.Properties) is not { } id
            || AgeOf(context.Properties) is not { } age || age > StaffDesk.SessionLimit
            || !await sessions.TouchAsync(id, account, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (CurrentOf(context.HttpContext) is { } id && AccountOf(context.HttpContext.User) is { } account)
        {
            await sessions.EndAsync(account, id, context.HttpContext.RequestAborted);
        }
    }

    /// <summary>The session of this request; null when nobody is signed in.</summary>
    public static Guid? CurrentOf(HttpContext context) => SessionOf(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    /// <summary>How long ago the person of this request signed in; null when nobody did.</summary>
    public TimeSpan? AgeOf(HttpContext context) => AgeOf(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties);

    private static Guid? SessionOf(AuthenticationProperties? properties) =>
        properties is not null && properties.Items.TryGetValue(Session, out var value) && Guid.TryParse(value, out var id) ? id : null;

    private TimeSpan? AgeOf(AuthenticationProperties? properties) =>
        properties is not null && properties.Items.TryGetValue(Started, out var value) && long.TryParse(value, CultureInfo.InvariantCulture, out var at)
            ? time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    private static Guid? AccountOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
