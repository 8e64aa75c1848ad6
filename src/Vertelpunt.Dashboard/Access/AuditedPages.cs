using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Access;

/// <summary>Ties every audit line of a request to its project, and sees to it that nothing within a project happens without one.</summary>
/// <remarks>A page that says itself what was done keeps its own words; one that says nothing gets a line with its name. If that fails, nothing is shown.</remarks>
internal sealed class AuditedPages(AuditLog audit) : IAsyncPageFilter
{
    /// <summary>The action of a page that named none itself.</summary>
    public const string Used = "page.use";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // The page that says "not found" runs after the one that found nothing: nothing happened in a project.
        if (context.HttpContext.Features.Get<Project>() is not { } project || context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next();
            return;
        }

        using var scope = AuditScope.Enter(project.Id);
        var done = await next();
        if (scope.Entries == 0 && done.Exception is null && done.Result is not (NotFoundResult or ForbidResult or BadRequestResult))
        {
            var handler = context.HandlerMethod?.Name is { Length: > 0 } name ? "." + name : "";
            var of = context.RouteData.Values.TryGetValue("id", out var id) && Guid.TryParse(id?.ToString(), out var guid) ? ":" + guid.ToString("N") : "";
            await audit.AppendAsync(
                Staff.Of(context.HttpContext.User).Id, Used, $"page:{context.ActionDescriptor.ViewEnginePath.Trim('/').ToLowerInvariant()}{handler.ToLowerInvariant()}{of}", null, context.HttpContext.RequestAborted);
        }
    }
}
