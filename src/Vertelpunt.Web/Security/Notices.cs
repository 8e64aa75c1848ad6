using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Web.Security;

/// <summary>Why a request was not carried out: shown as a plain page.</summary>
/// <param name="Code">The HTTP status, or what <see cref="Notices"/> calls a special case of it.</param>
internal sealed record Notice(int Status, string Code);

/// <summary>Turns every refusal and every failure into a page that says what happened and how to go on, with the posted text shown back.</summary>
/// <remarks>What failed is never told: messages of exceptions may hold anything. The log gets the type only.</remarks>
internal sealed class Notices(RequestDelegate next, ILogger<Notices> logger)
{
    /// <summary>Where the page lives; not reachable from outside, see <see cref="Pages.NoticeModel"/>.</summary>
    public const string Path = "/melding";

    public async Task InvokeAsync(HttpContext context)
    {
        Notice notice;
        try
        {
            await next(context);
            if (context.Response.HasStarted || context.Response.StatusCode < 400 || context.Response.ContentType is not null)
            {
                return;
            }

            notice = context.Features.Get<Notice>() ?? new(context.Response.StatusCode, context.Response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is listening any more
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            notice = NoticeOf(e);
            if (notice.Status >= 500)
            {
                Log.RequestFailed(logger, e.GetType().Name, (e.InnerException ?? e).GetType().Name);
            }
        }

        await ShowAsync(context, notice);
    }

    /// <summary>Ends a request with this page.</summary>
    public static void Refuse(HttpContext context, int status, string? code = null)
    {
        context.Response.StatusCode = status;
        context.Features.Set(new Notice(status, code ?? status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task ShowAsync(HttpContext context, Notice notice)
    {
        var retry = context.Response.Headers.RetryAfter;
        var allow = context.Response.Headers.Allow;
        context.Response.Clear();
        context.Response.StatusCode = notice.Status;
        context.Response.Headers.RetryAfter = notice.Status == 503 && retry.Count == 0 ? "30" : retry;
        context.Response.Headers.Allow = allow;
        if (context.Request.Path.StartsWithSegments("/bewaar", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new { status = notice.Status }, context.RequestAborted);
            return;
        }

        context.Features.Set(notice);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = Path;
        context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Log.RequestFailed(logger, e.GetType().Name, (e.InnerException ?? e).GetType().Name);
            context.Response.Clear();
            context.Response.StatusCode = notice.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("Even niet bereikbaar. Probeer het over een paar minuten opnieuw.", context.RequestAborted);
        }
    }

    private static Notice NoticeOf(Exception e) => e switch
    {
        BadHttpRequestException bad => new(bad.StatusCode, bad.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        InvalidDataException => new(400, "unreadable"),
        AntiforgeryValidationException => new(400, "400"),
        DbException or DbUpdateException or TimeoutException or SecretsUnavailableException => new(503, "503"),
        InvalidOperationException { InnerException: DbException or TimeoutException } => new(503, "503"),
        IOException => new(503, "503"),
        _ => new(500, "500"),
    };
}
