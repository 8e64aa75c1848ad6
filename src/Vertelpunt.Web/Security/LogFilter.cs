using Microsoft.Extensions.Logging;

namespace Vertelpunt.Web.Security;

/// <summary>What may be logged. A list of what passes, so that a library's new message stays out by itself.</summary>
internal static class LogFilter
{
    /// <remarks>The framework logs paths at Information and messages of exceptions at Error; EF Core logs commands. Neither passes.</remarks>
    public static bool Passes(string? category, LogLevel level) => category switch
    {
        null => false,
        _ when category.StartsWith("Vertelpunt.", StringComparison.Ordinal) => level >= LogLevel.Information,
        "Microsoft.Hosting.Lifetime" => level >= LogLevel.Information,
        "Microsoft.AspNetCore.Server.Kestrel" => level >= LogLevel.Warning,
        _ => false,
    };
}
