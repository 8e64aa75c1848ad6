using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>Counts for steering the collecting: what comes in, how complete, from whom. Never a story.</summary>
/// <remarks>
/// Whoever looks before and after one story comes in must not learn what that story added. So a picture, once taken, stands until at least
/// as many stories came, went or moved as the smallest count that may be shown. Pictures are kept in memory: after a restart a new one is taken.
/// </remarks>
public sealed class CollectionMonitor(IDbContextFactory<StoriesContext> contexts, ProjectStore projects, StoryVault vault)
{
    /// <summary>Answers are counted in at most so many stories, picked at random: enough to steer by.</summary>
    public const int Sample = 2_000;

    private static readonly StoryState[] States = [StoryState.Pending, StoryState.ToReview, StoryState.Proposed, StoryState.OnHold, StoryState.Included, StoryState.Excluded];
    private static readonly int[] LengthSteps = [50, 100, 200, 400];
    private readonly ConcurrentDictionary<(Guid Project, int Least, int Form), (IReadOnlyDictionary<(StoryState State, ConsentLevel Consent), int> Stood, MonitorCounts Counts)> _pictures = new();

    public async Task<MonitorCounts> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        var small = new SmallNumbers(Math.Max(1, project.Settings.MinimumCell));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stories = context.Stories.AsNoTracking().InUse().Where(s => s.ProjectId == project.Id);
        var stands = (await stories.GroupBy(s => new { s.State, s.ConsentLevel }).Select(g => new { g.Key.State, g.Key.ConsentLevel, Count = g.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(g => (g.State, g.ConsentLevel), g => g.Count);
        var key = (project.Id, small.Threshold, project.FormVersion);
        if (_pictures.TryGetValue(key, out var known) && !small.Allows(Moved(known.Stood, stands)))
        {
            return known.Counts;
        }

        var counts = await CountAsync(context, stories, project, small, stands, cancellationToken);
        _pictures[key] = (stands, counts);
        return counts;
    }

    /// <summary>How many stories at least came, went or moved between two pictures.</summary>
    internal static int Moved<T>(IReadOnlyDictionary<T, int> before, IReadOnlyDictionary<T, int> after)
        where T : notnull
    {
        var changes = before.Keys.Union(after.Keys).Select(k => after.GetValueOrDefault(k) - before.GetValueOrDefault(k)).ToList();
        return Math.Max(changes.Where(c => c > 0).Sum(), -changes.Where(c => c < 0).Sum());
    }

    private async Task<MonitorCounts> CountAsync(
        StoriesContext context, IQueryable<StoryRecord> stories, Project project, SmallNumbers small,
        Dictionary<(StoryState State, ConsentLevel Consent), int> stands, CancellationToken cancellationToken)
    {
        var weeks = await stories.GroupBy(s => s.ToldWeek).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(cancellationToken);
        var perLink = await stories.GroupBy(s => s.LinkId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var lengths = await stories.Where(s => s.Length != null).GroupBy(s => s.Length).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var drafts = await context.Drafts.CountAsync(d => d.ProjectId == project.Id, cancellationToken);
        var links = (await projects.LinksAsync(project.Id, cancellationToken)).Where(l => !l.IsTest).ToList();
        var levels = Enum.GetValues<ConsentLevel>();
        int Standing(StoryState state) => stands.Where(s => s.Key.State == state).Sum(s => s.Value);
        int[] states = [.. States.Select(s => Standing(s) + (s == StoryState.Pending ? Standing(StoryState.Processing) + Standing(StoryState.Failed) : 0))];
        int[] perLength = [.. Enumerable.Range(0, LengthSteps.Length + 1).Select(i => lengths.Where(l => BinOf(l.Key ?? 0) == i).Sum(l => l.Count))];
        var (questions, background, counted) = await AnswersAsync(stories, project, small, cancellationToken);
        return new(
            small.Count(stands.Values.Sum()),
            small.Count(drafts),
            small.Together([.. weeks.Select(w => (new Week(w.Key), w.Count))]),
            [.. links.Zip(small.Hide([.. links.Select(l => perLink.GetValueOrDefault(l.Id))]), (l, c) => new MonitorCount(l.Channel, c))],
            [.. levels.Zip(small.Hide([.. levels.Select(l => stands.Where(s => s.Key.Consent == l).Sum(s => s.Value))]))],
            [.. States.Zip(small.Hide(states))],
            [.. small.Together([.. perLength.Select((c, i) => (i, c))]).Select(g => (g.From == 0 ? 0 : LengthSteps[g.From - 1], g.To == LengthSteps.Length ? (int?)null : LengthSteps[g.To], g.Count))],
            await WaitsAsync(context, stories, small, cancellationToken),
            questions,
            background,
            counted);
    }

    private static int BinOf(int words) => LengthSteps.TakeWhile(s => words >= s).Count();

    /// <summary>Weeks between telling and the first decision; nothing finer is kept about tellers.</summary>
    private static async Task<IReadOnlyList<(int From, int? To, int Count)>> WaitsAsync(
        StoriesContext context, IQueryable<StoryRecord> stories, SmallNumbers small, CancellationToken cancellationToken)
    {
        const int longest = 4;
        var first = await stories.Join(context.StoryDecisions.Where(d => d.Kind != DecisionKind.Withdrawn), s => s.Id, d => d.StoryId, (s, d) => new { s.Id, s.ToldWeek, d.DecidedAt })
            .GroupBy(d => new { d.Id, d.ToldWeek }).Select(g => new { g.Key.ToldWeek, At = g.Min(d => d.DecidedAt) }).ToListAsync(cancellationToken);
        var waits = first.Select(f => Math.Clamp(Week.Of(DateTimeOffset.FromUnixTimeMilliseconds(f.At)).Number - f.ToldWeek, 0, longest)).ToLookup(w => w);
        var last = first.Count == 0 ? 0 : waits.Max(w => w.Key);
        return [.. small.Together([.. Enumerable.Range(0, last + 1).Select(w => (w, waits[w].Count()))]).Select(g => (g.From, g.To == longest ? (int?)null : g.To, g.Count))];
    }

    private async Task<(IReadOnlyList<QuestionCounts> Questions, IReadOnlyList<BackgroundCounts> Background, int Stories)> AnswersAsync(
        IQueryable<StoryRecord> stories, Project project, SmallNumbers small, CancellationToken cancellationToken)
    {
        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        var ids = await stories.Where(s => s.FormVersion == project.FormVersion).OrderBy(s => s.Shuffle).Take(Sample).Select(s => s.Id).ToListAsync(cancellationToken);
        if (!small.Allows(ids.Count))
        {
            return ([], [], 0);
        }

        var answered = (await vault.AnswersAsync([.. ids.Select(i => new StoryId(i))], cancellationToken)).Select(a => new AnsweredStory(a.Id, a.Week, a.Answers)).ToList();
        var questions = new List<QuestionCounts>();
        var background = new List<BackgroundCounts>();
        foreach (var question in form.Questions)
        {
            var summary = QuestionSummary.Of(question, answered);
            var parts = small.Hide([summary.Answered, summary.DoesNotApply, summary.Blank]);
            questions.Add(new(question, parts[0], parts[1], parts[2]));
            if (question.About == QuestionSubject.Teller && question is SingleChoiceQuestion choice)
            {
                var names = choice.Options.ToDictionary(o => o.Id, o => o.Text);
                background.Add(new(question, [.. small.Show(summary).Groups.Select(g => ((IReadOnlyList<LocalisedText>)[.. g.Cells.Select(c => names.GetValueOrDefault(c) ?? new("anders", "other"))], g.Stories))]));
            }
        }

        return (questions, background, answered.Count);
    }
}
