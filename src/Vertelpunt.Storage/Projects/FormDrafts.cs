using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Projects;

/// <summary>A form while it is changed.</summary>
/// <param name="Revision">0 when nothing was changed yet: it is the form in use. Pass it back when storing.</param>
public sealed record FormDraft(StoryForm Form, int Revision);

/// <summary>Keeps the form that designers work on apart from the one tellers get, until it is put in use as the next version.</summary>
public sealed class FormDrafts(IDbContextFactory<StoriesContext> contexts, ProjectStore projects)
{
    /// <summary>The form as it is being changed, or the one in use.</summary>
    public async Task<FormDraft> FindAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FormDrafts.AsNoTracking().FirstOrDefaultAsync(f => f.ProjectId == project.Id, cancellationToken) is { } found
            ? new(JsonSerializer.Deserialize<StoryForm>(found.Form, SealedJson.Options)!, found.Revision) // written by this class
            : new(await projects.FormAsync(project.Id, project.FormVersion, cancellationToken), 0);
    }

    /// <summary>Stores a changed form over revision <paramref name="baseRevision"/>.</summary>
    /// <returns>False when somebody else changed it first; nothing was stored then.</returns>
    public async Task<bool> SaveAsync(Project project, StoryForm form, int baseRevision, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(form, SealedJson.Options);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (baseRevision > 0)
        {
            return await context.FormDrafts.Where(f => f.ProjectId == project.Id && f.Revision == baseRevision)
                .ExecuteUpdateAsync(s => s.SetProperty(f => f.Revision, baseRevision + 1).SetProperty(f => f.Form, json), cancellationToken) == 1;
        }

        context.FormDrafts.Add(new() { ProjectId = project.Id, BasedOn = project.FormVersion, Revision = 1, Form = json });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // the other designer's first change was faster
        }
    }

    /// <summary>Puts the changed form in use as the next version.</summary>
    /// <returns>The version; null when it changed in between, or there is nothing to put in use.</returns>
    public async Task<int?> PutInUseAsync(Project project, int revision, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await context.FormDrafts.AsNoTracking().FirstOrDefaultAsync(f => f.ProjectId == project.Id && f.Revision == revision, cancellationToken);

        if (draft is null)
        {
            return null;
        }

        // The next version first, the draft away last: died between, nothing is lost, and putting it in use again makes the same form once more.
        var next = await projects.AddFormVersionAsync(project.Id, JsonSerializer.Deserialize<StoryForm>(draft.Form, SealedJson.Options)!, cancellationToken);
        await context.FormDrafts.Where(f => f.ProjectId == project.Id && f.Revision == revision).ExecuteDeleteAsync(cancellationToken);
        return next.Version;
    }

    /// <summary>Throws the changes away.</summary>
    public async Task DiscardAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.FormDrafts.Where(f => f.ProjectId == project.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
