using Microsoft.Extensions.Logging;

namespace Vertelpunt.Web.Security;

/// <summary>All that the site logs about requests: types, counts and statuses, never an address or a word of anybody.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "A request failed with {ExceptionType} ({InnerType})")]
    public static partial void RequestFailed(ILogger logger, string exceptionType, string innerType);

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Answered {Count} requests with 'busy' since the last message")]
    public static partial void Busy(ILogger logger, int count);

    [LoggerMessage(EventId = 102, Level = LogLevel.Warning, Message = "Blocked a visitor after a flood of requests")]
    public static partial void VisitorBlocked(ILogger logger);

    [LoggerMessage(EventId = 103, Level = LogLevel.Information, Message = "Removed {Count} visits that had run out")]
    public static partial void VisitsSwept(ILogger logger, int count);

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message = "A draft does not open: its row was damaged or changed. Restore it from a backup")]
    public static partial void DraftDamaged(ILogger logger);
}
