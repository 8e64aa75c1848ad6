using Microsoft.Extensions.Logging;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Processing;

internal static partial class Log
{
    [LoggerMessage(EventId = 210, Level = LogLevel.Debug, Message = "Processed story {StoryId}: {Findings} findings, risk {Risk}, {ElapsedMs} ms")]
    public static partial void StoryProcessed(ILogger logger, StoryId storyId, int findings, RiskLevel risk, long elapsedMs);

    [LoggerMessage(EventId = 211, Level = LogLevel.Information, Message = "Handed {Count} stories to review in {ElapsedMs} ms")]
    public static partial void Drained(ILogger logger, int count, long elapsedMs);

    [LoggerMessage(EventId = 212, Level = LogLevel.Information, Message = "Story {StoryId} changed or went while it was being processed; its result was thrown away")]
    public static partial void StoryGone(ILogger logger, StoryId storyId);

    [LoggerMessage(EventId = 213, Level = LogLevel.Error, Message = "Processing story {StoryId} failed with {ExceptionType}; nothing of it is shown")]
    public static partial void StoryFailed(ILogger logger, StoryId storyId, string exceptionType);

    [LoggerMessage(EventId = 214, Level = LogLevel.Critical, Message = "The keys that open stories are not available; stories wait until they are back")]
    public static partial void KeysUnavailable(ILogger logger);

    [LoggerMessage(EventId = 215, Level = LogLevel.Error, Message = "The job {Job} stopped with {ExceptionType} and will run again")]
    public static partial void JobFailed(ILogger logger, string job, string exceptionType);

    [LoggerMessage(EventId = 216, Level = LogLevel.Information, Message = "Removed {Count} visits that had run out")]
    public static partial void VisitsSwept(ILogger logger, int count);

    [LoggerMessage(EventId = 217, Level = LogLevel.Information, Message = "Forgot what was due: {Drafts} drafts, {Stories} stories, {Keys} orphaned keys, {Returned} stories that a backup had brought back")]
    public static partial void Forgotten(ILogger logger, int drafts, int stories, int keys, int returned);

    [LoggerMessage(EventId = 218, Level = LogLevel.Information, Message = "Forgot {Count} old lines of the audit log, after a checkpoint")]
    public static partial void AuditForgotten(ILogger logger, long count);
}
