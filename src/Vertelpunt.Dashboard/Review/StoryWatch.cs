using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>What a story page that is open asks every few seconds: did somebody change the story, and who else is here.</summary>
/// <remarks>An endpoint of its own: the answer holds nothing of the story, and a line in the audit log every few seconds would bury the others.</remarks>
internal static class StoryWatch
{
    public static void MapStoryWatch(this IEndpointRouteBuilder app) =>
        app.MapGet("/p/{project}/beoordelen/{id:guid}/stand", async (
            Guid id, int? v, int? r, HttpContext http, StoryQueue queue, StoryVault vault, Presence presence, CancellationToken cancellationToken) =>
        {
            var project = http.Features.Get<Project>()!; // access to it was granted before
            if (!await queue.HoldsAsync(project.Id, id, cancellationToken) || await vault.RevisionAsync(new(id), cancellationToken) is not { } now)
            {
                return Results.NotFound();
            }

            var me = Staff.Of(http.User);
            return Results.Json(new { changed = now.Version != v || now.Revision != r, others = presence.Here(id, me.Id, me.Name) });
        }).WithMetadata(new NeedsAttribute(DeskAction.Review));
}
