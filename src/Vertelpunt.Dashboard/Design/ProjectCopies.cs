using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Design;

/// <summary>Makes a new project with the questions and settings of another: no stories, no links, keys of its own.</summary>
public sealed class ProjectCopies(ProjectStore projects, ProjectKeys keys, FormDrafts drafts, IServiceScopeFactory scopes)
{
    /// <summary>Copies. Who makes it designs it, and the administrators of the source look after it; nobody else comes along.</summary>
    /// <returns>The new project; null when the short name is taken.</returns>
    public async Task<Project?> MakeAsync(Project source, string slug, string name, Guid designer, CancellationToken cancellationToken)
    {
        if (await projects.FindAsync(slug, cancellationToken) is not null)
        {
            return null;
        }

        var form = (await drafts.FindAsync(source, cancellationToken)).Form with { Version = 1 };
        var settings = source.Settings with { OpensOn = null, ClosesOn = null };
        Project copy;
        try
        {
            copy = await projects.CreateAsync(slug, name, form, settings, isDemo: source.IsDemo, cancellationToken);
        }
        catch (DbUpdateException)
        {
            return null; // somebody took the name just now
        }

        await keys.CreateAsync(copy.Id, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StaffContext>();
        var administrators = await context.Memberships.AsNoTracking().Where(m => m.ProjectId == source.Id && m.Role == StaffRole.Administrator)
            .Select(m => m.AccountId).ToListAsync(cancellationToken);
        context.Memberships.AddRange(administrators.Select(a => new StaffMembership { AccountId = a, ProjectId = copy.Id, Role = StaffRole.Administrator }));
        context.Memberships.Add(new() { AccountId = designer, ProjectId = copy.Id, Role = StaffRole.Designer });
        await context.SaveChangesAsync(cancellationToken);
        return copy;
    }
}
