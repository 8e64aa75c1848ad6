using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>The included stories of a project as answers to count. Opened once; any story that comes, goes or changes makes it read again.</summary>
public sealed class CollectionReader(IDbContextFactory<StoriesContext> contexts, StoryVault vault, ProjectStore projects)
{
    private readonly ConcurrentDictionary<(Guid Project, int Threshold), (string Stamp, StoryCollection Stories)> _known = new();

    /// <param name="threshold">The fewest people a shown number may stand for.</param>
    public async Task<StoryCollection> ReadAsync(Project project, int threshold, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.Stories.AsNoTracking().Collection().Where(s => s.ProjectId == project.Id)
            .OrderBy(s => s.Id).Select(s => new { s.Id, s.Version }).ToListAsync(cancellationToken);
        var hash = new HashCode();
        foreach (var id in ids)
        {
            hash.Add(id.Id);
            hash.Add(id.Version);
        }

        var stamp = $"{project.FormVersion}:{ids.Count}:{hash.ToHashCode()}";
        if (_known.TryGetValue((project.Id, threshold), out var known) && known.Stamp == stamp)
        {
            return known.Stories;
        }

        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var answers = await vault.AnswersAsync([.. ids.Select(i => new StoryId(i.Id))], cancellationToken);
        var stories = new StoryCollection(form, [.. answers.Select(a => new AnsweredStory(a.Id, a.Week, a.Answers))], new(Math.Max(1, threshold)));
        _known[(project.Id, threshold)] = (stamp, stories);
        return stories;
    }
}
