using Microsoft.AspNetCore.Http;

namespace Vertelpunt.Web.Security;

/// <summary>The visitor's mark of this request. The address itself is taken off the request right after, so nothing later can log it.</summary>
internal sealed record ClientMark(string Mark, string? Previous)
{
    public static Task SetAsync(HttpContext context, RequestDelegate next, ClientMarks marks)
    {
        var (mark, previous) = marks.Of(context.Connection.RemoteIpAddress);
        context.Features.Set(new ClientMark(mark, previous));
        context.Connection.RemoteIpAddress = null;
        context.Request.Headers.Remove("X-Forwarded-For");
        context.Request.Headers.Remove("X-Original-For");
        context.Request.Headers.Remove("Forwarded");
        context.Request.Headers.Remove("X-Real-IP");
        context.Request.Headers.UserAgent = default;
        context.Request.Headers.Referer = default;
        return next(context);
    }

    public static string Of(HttpContext context) => context.Features.Get<ClientMark>()?.Mark ?? "";
}
