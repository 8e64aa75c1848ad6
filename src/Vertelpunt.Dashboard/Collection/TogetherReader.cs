using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Risk.Collection;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>What the included stories of a project give away together.</summary>
/// <param name="Read">How many stories were looked at.</param>
/// <param name="All">How many there are.</param>
/// <param name="Questions">The questions about the teller whose answers were compared.</param>
public sealed record Together(CollectionAssessment Assessment, int Read, int All, IReadOnlyDictionary<string, Question> Questions);

/// <summary>Looks at the included stories of a project together. The caller logs what for.</summary>
public sealed class TogetherReader(IDbContextFactory<StoriesContext> contexts, StoryVault vault, ProjectStore projects)
{
    /// <summary>Every pair is compared: of more stories, these many are drawn.</summary>
    private const int Most = 1000;

    public async Task<Together> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.Stories.AsNoTracking().ForCards().Where(s => s.ProjectId == project.Id);
        var count = await all.CountAsync(cancellationToken);
        var ids = await all.OrderBy(s => s.Shuffle).Take(Most).Select(s => s.Id).ToListAsync(cancellationToken);
        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var questions = form.Questions.Where(q => q is { About: QuestionSubject.Teller } and (SingleChoiceQuestion or MultipleChoiceQuestion)).ToDictionary(q => q.Id);
        var stories = await vault.ReadManyAsync([.. ids.Select(i => new StoryId(i))], cancellationToken);
        return new(
            CollectionRisk.Assess([.. stories.Select(s => new CollectedStory(
                s.Record.Id.ToString("N"), s.Processed.Field(StoryDocument.TextField), Answers(s, questions), s.Processed.Risk.MatchProbability, s.Processed.Risk.GroupMatchProbability))]),
            stories.Count,
            count,
            questions);
    }

    private static Dictionary<string, string> Answers(StaffStory story, Dictionary<string, Question> questions) =>
        story.Answers.Where(a => questions.ContainsKey(a.Key) && a.Value is Chosen).ToDictionary(a => a.Key, a => string.Join('+', ((Chosen)a.Value).OptionIds.Order(StringComparer.Ordinal)));
}
