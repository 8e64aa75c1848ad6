using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Access;

/// <summary>One action in the project of the request.</summary>
internal sealed record DeskRequirement(DeskAction Action) : IAuthorizationRequirement;

/// <summary>Decides by <see cref="Permissions"/>, the person's roles in the project of the address, and the second factor.</summary>
internal sealed class DeskAuthorization(ProjectStore projects, DeskOptions options) : AuthorizationHandler<DeskRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, DeskRequirement requirement)
    {
        if (context.Resource is not HttpContext http || http.GetRouteValue("project") is not string slug)
        {
            return;
        }

        // A project that does not exist and one that is not yours look the same.
        var project = await projects.FindAsync(slug, http.RequestAborted);
        if (project is not null && Staff.Of(context.User).May(requirement.Action, project.Id, options))
        {
            http.Features.Set(project);
            context.Succeed(requirement);
        }
    }
}
