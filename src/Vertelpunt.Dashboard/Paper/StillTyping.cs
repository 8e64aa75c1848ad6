using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Vertelpunt.Dashboard.Access;

namespace Vertelpunt.Dashboard.Paper;

/// <summary>What the entry screen asks now and then while somebody types: a long story must not be lost because the session ended meanwhile.</summary>
/// <remarks>Nothing typed goes along. The session still ends half an hour after the last key, and after eight hours whatever is done.</remarks>
internal static class StillTyping
{
    public static void MapStillTyping(this IEndpointRouteBuilder app) =>
        app.MapGet("/p/{project}/papier/wakker", () => Results.Json(new { })).WithMetadata(new NeedsAttribute(DeskAction.EnterPaper));
}
