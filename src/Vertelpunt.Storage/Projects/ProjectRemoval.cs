using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Storage.Projects;

/// <summary>Takes back what was made for stories that then could not be stored. Registered on the staff side only.</summary>
public sealed class ProjectRemoval(IDbContextFactory<StoriesContext> stories, IDbContextFactory<KeysContext> keys)
{
    /// <summary>Removes a project in which nobody told anything, with its keys, links and drafts.</summary>
    /// <returns>False, and nothing removed, when there are stories in it.</returns>
    public async Task<bool> RemoveEmptyAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await stories.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Stories.AnyAsync(s => s.ProjectId == projectId, cancellationToken))
        {
            return false;
        }

        await context.Drafts.Where(d => d.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        await context.InvitationLinks.Where(l => l.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        await context.ProjectKeys.Where(k => k.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        await context.FormVersions.Where(f => f.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        await context.Projects.Where(p => p.Id == projectId).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Last: a public key without its private half would swallow stories.
        await using var keysContext = await keys.CreateDbContextAsync(cancellationToken);
        await keysContext.ProjectPrivateKeys.Where(k => k.ProjectId == projectId).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <summary>Removes a link through which nobody told anything.</summary>
    /// <returns>False when there are stories or drafts of it.</returns>
    public async Task<bool> RemoveEmptyLinkAsync(Guid linkId, CancellationToken cancellationToken)
    {
        await using var context = await stories.CreateDbContextAsync(cancellationToken);
        return await context.InvitationLinks
            .Where(l => l.Id == linkId && !context.Stories.Any(s => s.LinkId == linkId) && !context.Drafts.Any(d => d.LinkId == linkId))
            .ExecuteDeleteAsync(cancellationToken) == 1;
    }
}
