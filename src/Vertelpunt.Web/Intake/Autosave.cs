using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Web.Intake;

/// <summary>The script's way to save without leaving the page. Saves only: sending is another address and another act.</summary>
internal static class Autosave
{
    /// <summary>200 with the new version; 409 when the same fields were changed elsewhere; 422 when the text cannot be kept as it is; 401 when the visit ran out; 410 when the draft is gone.</summary>
    public static async Task<IResult> SaveAsync(
        HttpContext context, IAntiforgery antiforgery, Visits visits, DraftWriter writer, TimeProvider time)
    {
        await antiforgery.ValidateRequestAsync(context);
        if (await visits.FindAsync(context) is not { Root: not null } visit)
        {
            return Results.Json(new { ended = true }, statusCode: StatusCodes.Status401Unauthorized);
        }

        var posted = context.Request.Form;
        return await writer.WriteAsync(visit, posted, (_, _) => posted["step"].ToString(), context.RequestAborted) switch
        {
            WriteResult.Saved saved => Results.Json(new
            {
                version = saved.Draft.Version,
                mark = DraftForm.MarkOf(saved.Draft.Draft.Content, saved.Draft.Draft.Consent, saved.Form, posted),
                at = TimeZoneInfo.ConvertTime(time.GetUtcNow(), ProjectStore.DutchTime).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            }),
            WriteResult.Conflict => Results.Json(new { conflict = true }, statusCode: StatusCodes.Status409Conflict),
            WriteResult.ToRepair repair => Results.Json(
                new { message = repair.Posted.Messages[0].Text.In(visit.Language) }, statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => Results.Json(new { gone = true }, statusCode: StatusCodes.Status410Gone),
        };
    }
}
