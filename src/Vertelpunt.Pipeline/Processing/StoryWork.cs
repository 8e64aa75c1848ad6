using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Pipeline.Processing;

/// <summary>Takes the stories that wait through the pipeline. A plain class: a job calls it, but nothing in it needs a scheduler.</summary>
/// <remarks>Of an exception only the type is kept: its message may hold what a teller wrote.</remarks>
public sealed class StoryWork(StoryClaims claims, ProjectStore projects, StoryProcessor processor, TimeProvider time, ILogger<StoryWork> logger)
{
    /// <summary>Stories claimed at once: small, so that several workers share a short queue and a dead one holds few.</summary>
    public const int BatchSize = 16;

    /// <summary>Works until nothing waits or <paramref name="limit"/> has passed.</summary>
    /// <param name="worker">Unique per process: a claim belongs to it.</param>
    /// <param name="progress">Told of each story that was taken up, whatever became of it.</param>
    /// <returns>How many stories were handed to review.</returns>
    /// <exception cref="SecretsUnavailableException">The keys are not there; every claim was given back.</exception>
    public async Task<int> DrainAsync(string worker, TimeSpan limit, CancellationToken cancellationToken, IProgress<StoryId>? progress = null)
    {
        var started = time.GetTimestamp();
        var done = 0;
        while (time.GetElapsedTime(started) < limit)
        {
            var (taken, completed) = await RunBatchAsync(worker, progress, cancellationToken);
            done += completed;
            if (taken == 0)
            {
                break;
            }
        }

        if (done > 0)
        {
            Log.Drained(logger, done, (long)time.GetElapsedTime(started).TotalMilliseconds);
        }

        return done;
    }

    private async Task<(int Taken, int Completed)> RunBatchAsync(string worker, IProgress<StoryId>? progress, CancellationToken cancellationToken)
    {
        var claimed = await claims.ClaimAsync(worker, BatchSize, cancellationToken);
        var settings = new Dictionary<Guid, ProjectSettings>(); // read once for a batch: a change counts from the next
        var next = 0;
        var completed = 0;
        try
        {
            for (; next < claimed.Count; next++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (id, version) = claimed[next];
                completed += await ProcessOneAsync(worker, id, version, settings, cancellationToken) ? 1 : 0;
                progress?.Report(id);
            }
        }
        catch (Exception e) when (e is SecretsUnavailableException or OperationCanceledException)
        {
            // Nothing is wrong with these stories: they wait as if they had not been claimed.
            foreach (var (id, version) in claimed.Skip(next))
            {
                await claims.ReleaseAsync(worker, id, version, CancellationToken.None);
            }

            throw;
        }

        return (claimed.Count, completed);
    }

    private async Task<bool> ProcessOneAsync(
        string worker, StoryId id, int version, Dictionary<Guid, ProjectSettings> settings, CancellationToken cancellationToken)
    {
        try
        {
            // Checkpoint 1: claimed, nothing read. Died here: the lease runs out and another worker takes over.
            if (await claims.OpenAsync(id, version, cancellationToken) is not { } story)
            {
                Log.StoryGone(logger, id);
                return false;
            }

            if (!settings.TryGetValue(story.ProjectId, out var project))
            {
                var found = await projects.FindAsync(story.ProjectId, cancellationToken) ?? throw new InvalidOperationException("The story's project is gone.");
                settings[story.ProjectId] = project = found.Settings;
            }

            var form = await projects.FormAsync(story.ProjectId, story.FormVersion, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            var result = processor.Process(story.Content, form, project);
            var elapsed = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

            // Checkpoint 2: the result exists in memory only. Died here: all of it is made again.
            // Checkpoint 3: result and state changed in one transaction, or the story changed meanwhile and the result is thrown away.
            if (!await claims.CompleteAsync(worker, story, result, cancellationToken))
            {
                Log.StoryGone(logger, id);
                return false;
            }

            Log.StoryProcessed(logger, id, result.Findings.Count, result.Risk.Level, elapsed);
            return true;
        }
        catch (Exception e) when (e is not (SecretsUnavailableException or OperationCanceledException))
        {
            // Fail closed: nothing of the story is shown, and after a few attempts a person is told.
            Log.StoryFailed(logger, id, e.GetType().Name);
            await claims.FailAsync(worker, id, version, e.GetType().Name, cancellationToken);
            return false;
        }
    }
}
