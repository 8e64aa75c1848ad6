using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Vertelpunt.Web.Security;

/// <summary>Decides which requests get as far as a page: limits, back-pressure, same origin, and a form that can be read.</summary>
internal sealed class Gatekeeper(RequestDelegate next, AbuseGuard guard, ILogger<Gatekeeper> logger)
{
    /// <summary>Requests in work at the same time; more wait for nobody and are told the truth.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Bytes of a form that is too large which are still listened to, so that its sender can hear the answer.</summary>
    public const int MostHeardOut = 16 * 1024 * 1024;

    private int _inside;
    private int _busy;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Notice>() is not null)
        {
            await next(context); // on its way to the page that says what happened
            return;
        }

        var client = context.Features.Get<ClientMark>();
        switch (client is null ? Admission.Admitted : guard.Admit(client.Mark, client.Previous))
        {
            case Admission.Slow:
                context.Response.Headers.RetryAfter = "60";
                Notices.Refuse(context, StatusCodes.Status429TooManyRequests);
                return;
            case Admission.Blocked:
                Log.VisitorBlocked(logger);
                Notices.Refuse(context, StatusCodes.Status429TooManyRequests, "blocked");
                return;
        }

        if (Interlocked.Increment(ref _inside) > MostAtOnce)
        {
            Interlocked.Decrement(ref _inside);
            if (Interlocked.Increment(ref _busy) % 100 == 1)
            {
                Log.Busy(logger, _busy);
            }

            Notices.Refuse(context, StatusCodes.Status503ServiceUnavailable, "busy");
            return;
        }

        try
        {
            if (await MayPassAsync(context))
            {
                await next(context);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    private static async Task<bool> MayPassAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD, POST";
            Notices.Refuse(context, StatusCodes.Status405MethodNotAllowed);
            return false;
        }

        if (!IsSameOrigin(request))
        {
            Notices.Refuse(context, StatusCodes.Status403Forbidden);
            return false;
        }

        if (!request.HasFormContentType || request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) // HasFormContentType: not null
        {
            Notices.Refuse(context, StatusCodes.Status415UnsupportedMediaType);
            return false;
        }

        if (request.ContentLength > StorytellerSite.MostBodyBytes)
        {
            await HearOutAsync(context);
            Notices.Refuse(context, StatusCodes.Status413PayloadTooLarge);
            return false;
        }

        // Read here: a form too large or broken becomes its own page, and the page for any later failure can show the text back.
        await request.ReadFormAsync(context.RequestAborted);
        return true;
    }

    /// <summary>Reads and forgets a form that is too large. A browser that is still sending when the connection closes shows an error of its own instead of our page.</summary>
    private static async Task HearOutAsync(HttpContext context)
    {
        if (context.Request.ContentLength <= MostHeardOut && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostHeardOut;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
    }

    /// <summary>Browsers say where a request comes from; those that do not must at least name our own origin.</summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
