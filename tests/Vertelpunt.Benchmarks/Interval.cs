using System.Diagnostics;

namespace Vertelpunt.Benchmarks;

/// <summary>A stretch of time: by the clock on the wall, and what the processor spent on this process.</summary>
internal readonly record struct Interval(TimeSpan Wall, TimeSpan Processor)
{
    public static Running Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public readonly record struct Running(long At, TimeSpan Processor)
    {
        public Interval Elapsed() => new(Stopwatch.GetElapsedTime(At), Environment.CpuUsage.TotalTime - Processor);
    }
}
