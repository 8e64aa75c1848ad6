using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vertelpunt.Storage.Drafts;

namespace Vertelpunt.Web.Intake;

/// <summary>Removes visits that ran out, every ten minutes.</summary>
internal sealed class VisitSweep(TellerSessions sessions, TimeProvider time, ILogger<VisitSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var swept = await sessions.SweepAsync(stoppingToken);
                if (swept > 0)
                {
                    Security.Log.VisitsSwept(logger, swept);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Security.Log.RequestFailed(logger, e.GetType().Name, "sweep"); // the database is away: next time
            }
        }
    }
}
