using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Pipeline.Processing;

/// <summary>What a worker needs.</summary>
/// <param name="Processor">Shared with whoever else in the process has one: it holds the lists and models.</param>
public sealed record WorkerOptions(StorageOptions Storage, StaffSecrets Secrets, StoryProcessor Processor, Action<ILoggingBuilder> Logging)
{
    /// <summary>How often a worker looks whether stories wait.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan TidyInterval { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>The process that takes stories through the pipeline.</summary>
/// <remarks>
/// On SQLite the scheduler lives in memory, because it would fight the application for the file's one writer; the first run at start
/// picks up what was left. On PostgreSQL it is persistent and clustered: a firing goes to whichever worker is free, and one that
/// is busy draining leaves the next to the others. Either way the stories' state in the database is the truth.
/// </remarks>
public static class ProcessingWorker
{
    public static IHost Build(WorkerOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        options.Logging(builder.Logging);
        AddWork(builder.Services, options.Storage, options.Secrets, options.Processor);
        builder.Services.AddSingleton<Tidying>();
        builder.Services.AddSingleton<TellerSessions>();
        builder.Services.AddSingleton(WorkerName.Create());
        builder.Services.AddQuartz(quartz => Schedule(quartz, options));
        builder.Services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return builder.Build();
    }

    /// <summary>Adds <see cref="StoryWork"/> and what it stands on, without a scheduler: for commands that process by themselves.</summary>
    public static IServiceCollection AddWork(IServiceCollection services, StorageOptions storage, StaffSecrets secrets, StoryProcessor processor) =>
        services.AddVertelpuntStorage(storage).AddStaffStorage(secrets).AddSingleton(processor).AddSingleton<StoryWork>();

    private static void Schedule(IQuartzBuilder quartz, WorkerOptions options)
    {
        quartz.ConfigureScheduler(s =>
        {
            s.InstanceName = "vertelpunt";
            s.GenerateInstanceId = true;
        });
        quartz.UseDefaultThreadPool(1); // one worker, one thread: more throughput is more workers
        if (options.Storage.Provider == DatabaseProvider.Postgres)
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(options.Storage.Stories);
                store.UseClustering(_ => { });
                store.ProvisionSchema();
            });
        }
        else
        {
            quartz.UseInMemoryStore();
        }

        AddRepeating<DrainJob>(quartz, "drain", options.Interval);
        AddRepeating<TidyJob>(quartz, "tidy", options.TidyInterval);
    }

    private static void AddRepeating<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : IJob
    {
        var key = new JobKey(name);
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(name).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
