using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>The included stories of a project as answers to count. Each is opened once; what comes, goes or changes shows at the next look.</summary>
public sealed class CollectionReader(IDbContextFactory<StoriesContext> contexts, StoryVault vault, ProjectStore projects, NoteStore notes, TeamAnswers team)
{
    private readonly ConcurrentDictionary<(Guid Project, int Threshold), (string Stamp, StoryCollection Stories)> _known = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlyDictionary<StoryId, StoryAnswers>> _opened = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlyDictionary<StoryId, TeamAnswerSet>> _team = new();

    /// <param name="threshold">The fewest people a shown number may stand for.</param>
    public async Task<StoryCollection> ReadAsync(Project project, int threshold, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync(project, cancellationToken);
        var lumpings = await LumpingsAsync(project, cancellationToken);
        var form = (await projects.FormAsync(project.Id, project.FormVersion, cancellationToken)).WithTeam();
        var answered = await TeamAsync(project, form, cancellationToken);
        var stamp = $"{project.FormVersion}:{Fingerprint(ids)}:{Signature(lumpings)}:{Fingerprint(answered.Select(a => (a.Key, a.Value.Revision)))}";
        if (_known.TryGetValue((project.Id, threshold), out var known) && known.Stamp == stamp)
        {
            return known.Stories;
        }

        // Only what is new is opened: a collection of thousands costs one story when one comes.
        var before = _opened.GetValueOrDefault(project.Id) ?? new Dictionary<StoryId, StoryAnswers>();
        var missing = ids.Where(i => !before.TryGetValue(i.Id, out var a) || a.Version != i.Version).Select(i => i.Id).ToList();
        var fresh = missing.Count == 0 ? [] : await vault.AnswersAsync(missing, cancellationToken);
        var answers = before.Values.Where(a => ids.Contains((a.Id, a.Version))).Concat(fresh).DistinctBy(a => a.Id).ToDictionary(a => a.Id);
        _opened[project.Id] = answers;

        var stories = ids.Where(i => answers.ContainsKey(i.Id)).Select(i => answers[i.Id])
            .Select(a => new AnsweredStory(a.Id, a.Week, TeamQuestions.Merge(a.Answers, answered.GetValueOrDefault(a.Id)?.Answers))).ToList();
        var lumps = lumpings.ToDictionary(l => l.Key, l => new AnswerLumps([.. l.Value.Lumps.Select(g => (new LocalisedText(g.Name), g.Options))]));
        var collection = StoryCollection.Lumped(form, stories, new(Math.Max(1, threshold)), lumps);
        _known[(project.Id, threshold)] = (stamp, collection);
        return collection;
    }

    /// <summary>What the team answered about the stories of the collection; only what changed is opened.</summary>
    private async Task<IReadOnlyDictionary<StoryId, TeamAnswerSet>> TeamAsync(Project project, StoryForm form, CancellationToken cancellationToken)
    {
        if (form.TeamQuestions.Count == 0)
        {
            return new Dictionary<StoryId, TeamAnswerSet>();
        }

        var revisions = await team.RevisionsAsync(project.Id, cancellationToken);
        var before = _team.GetValueOrDefault(project.Id) ?? new Dictionary<StoryId, TeamAnswerSet>();
        var changed = revisions.Where(r => !before.TryGetValue(r.Key, out var known) || (known.StoryVersion, known.Revision) != r.Value).Select(r => r.Key).ToList();
        var now = before.Where(b => revisions.ContainsKey(b.Key)).ToDictionary();
        foreach (var (id, set) in changed.Count == 0 ? new Dictionary<StoryId, TeamAnswerSet>() : await team.ReadAsync(changed, cancellationToken))
        {
            now[id] = set;
        }

        _team[project.Id] = now;
        return now;
    }

    /// <summary>What an observation written now would rest on.</summary>
    public async Task<Basis> BasisAsync(Project project, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync(project, cancellationToken);
        return new(ids.Count, Fingerprint(ids), Signature(await LumpingsAsync(project, cancellationToken)));
    }

    /// <summary>The observations on it, to link what is seen to.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> ObservationsAsync(Project project, CancellationToken cancellationToken) =>
        [.. (await notes.ListAsync(project.Id, cancellationToken)).Where(n => n.Note is Observation).Select(n => (n.Id, ((Observation)n.Note).Title))];

    /// <summary>How answers are put together now, by question.</summary>
    public async Task<IReadOnlyDictionary<string, Lumping>> LumpingsAsync(Project project, CancellationToken cancellationToken) =>
        (await notes.ListAsync(project.Id, cancellationToken)).Select(n => n.Note).OfType<Lumping>().GroupBy(l => l.QuestionId)
            .Select(g => g.Last()).Where(l => l.Lumps.Count > 0).ToDictionary(l => l.QuestionId);

    private async Task<IReadOnlySet<(StoryId Id, int Version)>> IdsAsync(Project project, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Stories.AsNoTracking().Collection().Where(s => s.ProjectId == project.Id)
            .OrderBy(s => s.Id).Select(s => new { s.Id, s.Version }).ToListAsync(cancellationToken);
        return rows.Select(r => (new StoryId(r.Id), r.Version)).ToHashSet();
    }

    /// <summary>The same for the same stories in the same versions, also after a restart and on the other database.</summary>
    private static string Fingerprint(IEnumerable<(StoryId Id, int Version)> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in ids.Select(i => $"{i.Id}.{i.Version}\n").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.ASCII.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static string Signature(IReadOnlyDictionary<string, Lumping> lumpings) =>
        string.Join('|', lumpings.Values.OrderBy(l => l.QuestionId, StringComparer.Ordinal).Select(l => $"{l.QuestionId}:{string.Join(';', l.Lumps.Select(g => string.Join(',', g.Options)))}"));
}
