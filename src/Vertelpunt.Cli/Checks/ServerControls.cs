using Npgsql;

namespace Vertelpunt.Cli.Checks;

/// <summary>PostgreSQL's own settings, so that nothing a teller wrote reaches its log and nothing acknowledged is lost.</summary>
internal static class ServerControls
{
    // What docs/configuration.md asks of the server.
    private static readonly IReadOnlyDictionary<string, string> Wanted = new Dictionary<string, string>
    {
        ["log_error_verbosity"] = "terse",
        ["log_min_error_statement"] = "panic",
        ["log_parameter_max_length"] = "0",
        ["log_parameter_max_length_on_error"] = "0",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
    };

    public static async Task<string?> SettingsAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var wrong = new List<string>();
        foreach (var (name, wanted) in Wanted)
        {
            var actual = await AskAsync(connection, name, cancellationToken);
            if (actual != wanted)
            {
                wrong.Add($"{name} is {actual}, must be {wanted}");
            }
        }

        return wrong.Count > 0 ? string.Join("; ", wrong) : null;
    }

    /// <summary>Statements in the log would hold who looked for what.</summary>
    public static async Task<string?> StatementsAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return await AskAsync(connection, "log_statement", cancellationToken) is "none" or "ddl"
            && await AskAsync(connection, "log_min_duration_statement", cancellationToken) == "-1"
            ? null
            : "log_statement must be none or ddl, and log_min_duration_statement -1";
    }

    public static async Task<string?> ChecksumsAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return await AskAsync(connection, "data_checksums", cancellationToken) == "on" ? null : "off: a damaged disk block would go unnoticed";
    }

    private static async Task<string?> AskAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT current_setting($1)", connection) { Parameters = { new() { Value = name } } };
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
