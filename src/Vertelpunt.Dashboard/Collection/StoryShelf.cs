using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>A story as those who look at patterns read it: redacted, without the answers about its teller.</summary>
/// <param name="Answers">To questions about the story; written ones hold redacted words.</param>
/// <param name="ErasedOn">The day it goes, as things stand.</param>
public sealed record ShelfStory(StoryId Id, int Version, string Title, string Text, IReadOnlyDictionary<string, Answer> Answers, ConsentLevel Consent, RiskLevel Risk, DateOnly ErasedOn)
{
    /// <summary>Whether passages may be quoted in a report: the teller allows it and the risk is low enough for readers nobody knows.</summary>
    public bool MayBeQuoted => Consent >= ConsentLevel.Quotes && Risk <= RiskLevel.Medium;

    /// <summary>Lengths only.</summary>
    public override string ToString() => $"ShelfStory({Id.Short}, {Text.Length} characters)";
}

/// <summary>Opens stories behind a selection or an observation. Looks up afresh each time who may be read: included, not taken back, allowed on cards, not too recognisable.</summary>
public sealed class StoryShelf(IDbContextFactory<StoriesContext> contexts, StoryVault vault, ProjectStore projects)
{
    /// <summary>The stories of the project that may be read now, with their version, in an order that tells nothing.</summary>
    public async Task<IReadOnlyList<(StoryId Id, int Version)>> ReadableAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Stories.AsNoTracking().ForCards().Where(s => s.ProjectId == project.Id && s.RiskLevel <= RiskLevel.High)
            .OrderBy(s => s.Shuffle).Select(s => new { s.Id, s.Version }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (new StoryId(r.Id), r.Version))];
    }

    /// <summary>Opens these; what may not be read (any more) is left out.</summary>
    public async Task<IReadOnlyList<ShelfStory>> ReadAsync(Project project, IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken)
    {
        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var about = form.Questions.Where(q => q.About == QuestionSubject.Story).Select(q => q.Id).ToHashSet();
        return [.. (await vault.ReadManyAsync(ids, cancellationToken)).Where(s => s.Record.ProjectId == project.Id && MayBeRead(s)).Select(s => new ShelfStory(
            new(s.Record.Id), s.Record.Version, s.Processed.Field(StoryDocument.TitleField).Trim(), s.Processed.Field(StoryDocument.TextField).Trim(),
            s.Answers.Where(a => about.Contains(a.Key)).ToDictionary(a => a.Key, a => Redacted(s, a.Key, a.Value)), s.Record.ConsentLevel, s.Processed.Risk.Level,
            Erasure.DayOfStory(new(s.Record.ActivityWeek), project.Settings)))];
    }

    private static bool MayBeRead(StaffStory story) =>
        new[] { story.Record }.AsQueryable().ForCards().Any() && story.Processed.Risk.Level <= RiskLevel.High;

    /// <summary>Written words as they may be shown; nothing of what was written goes round redaction.</summary>
    internal static Answer Redacted(StaffStory story, string id, Answer answer) => answer switch
    {
        Written => new Written(story.Processed.Field("answer:" + id)),
        Chosen { Other: not null } chosen => chosen with { Other = story.Processed.Field("answer:" + id) },
        _ => answer,
    };
}
