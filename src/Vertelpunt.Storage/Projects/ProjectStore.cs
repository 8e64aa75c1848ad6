using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Projects;

/// <summary>Projects, their forms and their invitation links.</summary>
public sealed class ProjectStore(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    // Without look-alikes: links are also typed over from paper.
    private const string TokenAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private readonly ConcurrentDictionary<(Guid, int), StoryForm> _forms = new();

    /// <summary>Makes a project with its first form; its keys are made by <see cref="ProjectKeys"/>.</summary>
    /// <exception cref="DbUpdateException">The slug is taken.</exception>
    public async Task<Project> CreateAsync(
        string slug, string name, StoryForm form, ProjectSettings settings, bool isDemo, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var project = new ProjectRecord
        {
            Id = Guid.NewGuid(),
            Slug = slug,
            Name = name,
            FormVersion = form.Version,
            Settings = JsonSerializer.Serialize(settings, SealedJson.Options),
            IsDemo = isDemo,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        context.Projects.Add(project);
        context.FormVersions.Add(new() { ProjectId = project.Id, Version = form.Version, Form = JsonSerializer.Serialize(form, SealedJson.Options) });
        await context.SaveChangesAsync(cancellationToken);
        return ViewOf(project);
    }

    /// <summary>Stores a changed form as the next version; new tellers get it, stories keep theirs.</summary>
    public async Task<StoryForm> AddFormVersionAsync(Guid projectId, StoryForm form, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.FormVersions.Where(f => f.ProjectId == projectId).MaxAsync(f => f.Version, cancellationToken);
        var next = form with { Version = newest + 1 };
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.FormVersions.Add(new() { ProjectId = projectId, Version = next.Version, Form = JsonSerializer.Serialize(next, SealedJson.Options) });
        await context.SaveChangesAsync(cancellationToken);
        await context.Projects.Where(p => p.Id == projectId).ExecuteUpdateAsync(s => s.SetProperty(p => p.FormVersion, next.Version), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return next;
    }

    public async Task SaveSettingsAsync(Guid projectId, ProjectSettings settings, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var json = JsonSerializer.Serialize(settings, SealedJson.Options);
        await context.Projects.Where(p => p.Id == projectId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Settings, json), cancellationToken);
    }

    public async Task<IReadOnlyList<Project>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await context.Projects.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellationToken)).Select(ViewOf)];
    }

    public async Task<Project?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is { } found ? ViewOf(found) : null;
    }

    public async Task<Project?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Slug == slug, cancellationToken) is { } found ? ViewOf(found) : null;
    }

    /// <summary>A version of a project's form; versions never change, so they are kept in memory.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<StoryForm> FormAsync(Guid projectId, int version, CancellationToken cancellationToken)
    {
        if (_forms.TryGetValue((projectId, version), out var known))
        {
            return known;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var json = await context.FormVersions.Where(f => f.ProjectId == projectId && f.Version == version).Select(f => f.Form).FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"Project {projectId} has no form version {version}.");
        return _forms[(projectId, version)] = JsonSerializer.Deserialize<StoryForm>(json, SealedJson.Options)!; // written by this class
    }

    /// <summary>Makes a link for one channel.</summary>
    public async Task<InvitationLink> CreateLinkAsync(Guid projectId, string channel, bool isTest, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = new InvitationLinkRecord
        {
            Id = Guid.NewGuid(),
            ProjectId = projectId,
            Token = RandomNumberGenerator.GetString(TokenAlphabet, 12),
            Channel = channel,
            IsTest = isTest,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        context.InvitationLinks.Add(link);
        await context.SaveChangesAsync(cancellationToken);
        return ViewOf(link);
    }

    public async Task<IReadOnlyList<InvitationLink>> LinksAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await context.InvitationLinks.AsNoTracking().Where(l => l.ProjectId == projectId).OrderBy(l => l.CreatedAt).ToListAsync(cancellationToken);
        return [.. links.Select(ViewOf)];
    }

    /// <summary>Ends a link; tellers who started through it can still finish. False when there is no such open link.</summary>
    public async Task<bool> RevokeLinkAsync(Guid linkId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await context.InvitationLinks.Where(l => l.Id == linkId && l.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, now), cancellationToken) == 1;
    }

    /// <summary>Where the link with this token leads; null when there is none. A revoked link is returned as such.</summary>
    public async Task<LinkTarget?> FindLinkAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is < 6 or > 40)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.InvitationLinks.AsNoTracking().Where(l => l.Token == token)
            .Join(context.Projects, l => l.ProjectId, p => p.Id, (l, p) => new { Link = l, Project = p })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new(ViewOf(found.Link), ViewOf(found.Project), await FormAsync(found.Project.Id, found.Project.FormVersion, cancellationToken));
    }

    /// <summary>Whether the project takes stories now; test stories do not count towards a full collection.</summary>
    public async Task<CollectionStatus> StatusAsync(Project project, CancellationToken cancellationToken)
    {
        var stories = 0;
        if (project.Settings.MaxStories is not null)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            stories = await context.Stories.CountAsync(s => s.ProjectId == project.Id && !s.IsTest, cancellationToken);
        }

        return project.Settings.StatusAt(TimeZoneInfo.ConvertTime(time.GetUtcNow(), DutchTime).DateTime, stories);
    }

    /// <summary>Opening hours and dates are meant in Dutch and Belgian local time.</summary>
    public static TimeZoneInfo DutchTime { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static Project ViewOf(ProjectRecord record) =>
        new(record.Id, record.Slug, record.Name, record.FormVersion,
            JsonSerializer.Deserialize<ProjectSettings>(record.Settings, SealedJson.Options)!, record.IsDemo); // written by this class

    private static InvitationLink ViewOf(InvitationLinkRecord record) =>
        new(record.Id, record.ProjectId, record.Token, record.Channel, record.IsTest, record.RevokedAt is not null);
}
