using Microsoft.Extensions.Logging;
using Quartz;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Pipeline.Processing;

/// <summary>Who a process is among the workers: a name made at its start.</summary>
public sealed record WorkerName(string Value)
{
    public static WorkerName Create() => new($"worker-{Guid.NewGuid():N}");
}

/// <summary>The job that takes waiting stories through the pipeline. Carries no data: the stories' state in the database says what there is to do.</summary>
internal sealed class DrainJob(StoryWork work, WorkerName name, ILogger<DrainJob> logger) : IJob
{
    // Long enough to be busy, short enough to let the tidying in.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        JobShell.RunAsync("drain", logger, () => work.DrainAsync(name.Value, Limit, cancellationToken));
}

/// <summary>The job that removes what has run out.</summary>
[DisallowConcurrentExecution]
internal sealed class TidyJob(Tidying tidying, ILogger<TidyJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        JobShell.RunAsync("tidy", logger, () => tidying.RunAsync(cancellationToken));
}

internal static class JobShell
{
    /// <summary>Runs <paramref name="work"/>; an exception ends here, so that no scheduler logs or stores its message.</summary>
    public static async ValueTask RunAsync(string job, ILogger logger, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (SecretsUnavailableException)
        {
            Log.KeysUnavailable(logger);
        }
        catch (OperationCanceledException)
        {
            // The process is stopping.
        }
        catch (Exception e)
        {
            Log.JobFailed(logger, job, e.GetType().Name);
        }
    }
}
