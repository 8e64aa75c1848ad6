using Microsoft.Data.Sqlite;
using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task A_sound_installation_passes_and_a_folder_open_to_others_does_not()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);

        var sound = await Cli.RunAsync(["check", .. at]);
        File.SetUnixFileMode(Path.Combine(folder.File("var"), "secrets", "staff"), (UnixFileMode)0b111_101_101);
        var open = await Cli.RunAsync(["check", .. at]);

        Assert.True(sound.Code == 0, sound.Output);
        Assert.Equal((int)ExitCode.Failed, open.Code);
        Assert.Contains("WRONG only the owner may enter the staff's key", open.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_23_an_audit_log_that_was_tampered_with_is_told()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);
        await Cli.RunAsync(["export", "--project", "buurthulp", "--for", "team", "--reason", "Een reden", .. at]);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.File("var"), "stories.db")}"))
        {
            await connection.OpenAsync();
            foreach (var sql in new[] { "DROP TRIGGER IF EXISTS audit_entry_no_update", "PRAGMA writable_schema=ON", "DELETE FROM sqlite_master WHERE type = 'trigger'" })
            {
                await using var command = new SqliteCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        SqliteConnection.ClearAllPools();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.File("var"), "stories.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = new SqliteCommand("UPDATE audit_entry SET reason = 'Een andere reden'", connection);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        var result = await Cli.RunAsync(["check", .. at]);

        Assert.Equal((int)ExitCode.Failed, result.Code);
        Assert.Contains("WRONG the audit log is whole: entry 1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_signed_off_in_the_audit_log_and_the_same_for_programs()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var"), "--site-url", "https://localhost:1", "--desk-url", "https://localhost:1"];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), "--folder", folder.File("var")]);
        var backup = folder.Write("backup.tar", "x");

        var signed = await Cli.RunAsync(["check", .. at, "--by", "Eva de Wit", "--backup", backup]);
        File.SetLastWriteTimeUtc(backup, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var stale = await Cli.RunAsync(["check", .. at, "--json", "--backup", backup]);

        Assert.True(signed.Code == 0, signed.Output);
        Assert.Contains("Signed off by: Eva de Wit", signed.Output, StringComparison.Ordinal);
        Assert.Contains("note  the site sends its headers: does not answer", signed.Output, StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.Failed, stale.Code);
        using var json = System.Text.Json.JsonDocument.Parse(stale.Output);
        Assert.Equal("wrong", json.RootElement.GetProperty("result").GetString());
        var controls = json.RootElement.GetProperty("controls").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("result").GetString());
        Assert.Equal("wrong", controls["backup.age"]);
        Assert.All(new[] { "keys.staff", "audit.chain", "retention.backlog", "staff.sealed", "permissions.files" }, id => Assert.Equal("ok", controls[id]));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.File("var"), "stories.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand("SELECT reason FROM audit_entry WHERE action = 'check.signed'", connection);
        var reason = (string)(await command.ExecuteScalarAsync())!;
        Assert.StartsWith("Eva de Wit; ok:", reason, StringComparison.Ordinal);
        Assert.Contains(signed.Output.Split("sha256 ")[1][..64], reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_26_a_story_that_is_kept_too_long_and_a_key_file_others_can_read_are_told()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var"), "--site-url", "https://localhost:1", "--desk-url", "https://localhost:1"];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), "--folder", folder.File("var")]);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.File("var"), "stories.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = new SqliteCommand("INSERT INTO draft SELECT 'x', id, 'l', 1, 1, 's', x'00', 2000 FROM project", connection);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        File.SetUnixFileMode(Directory.GetFiles(Path.Combine(folder.File("var"), "secrets", "staff")).First(), (UnixFileMode)0b110_100_000);
        var result = await Cli.RunAsync(["check", .. at]);

        Assert.Equal((int)ExitCode.Failed, result.Code);
        Assert.Contains("WRONG nothing is kept longer than promised: 1 ", result.Output, StringComparison.Ordinal);
        Assert.Contains("WRONG only the owner may read key files", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_postgresql_the_settings_of_the_server_are_looked_at_one_by_one()
    {
        using var folder = new TemporaryFolder();
        var stories = PostgresCluster.Instance.CreateDatabase();
        string[] at =
        [
            "--folder", folder.File("var"), "--stories-connection", stories, "--keys-connection", PostgresCluster.Instance.CreateDatabase(),
            "--staff-connection", PostgresCluster.Instance.CreateDatabase(),
        ];
        string[] look = ["check", .. at, "--site-url", "https://localhost:1", "--desk-url", "https://localhost:1"];
        Assert.Equal(0, (await Cli.RunAsync(["keys", "create", .. at])).Code);
        Assert.Equal(0, (await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at])).Code);

        var sound = await Cli.RunAsync(look);
        Assert.True(sound.Code == 0, sound.Output);
        Assert.Contains("ok    the server's settings", sound.Output, StringComparison.Ordinal);
        Assert.Contains("ok    the server logs no statements", sound.Output, StringComparison.Ordinal);
        foreach (var (name, value, line) in new[]
        {
            ("log_error_verbosity", "default", "WRONG the server's settings: log_error_verbosity is default, must be terse"),
            ("log_min_error_statement", "error", "WRONG the server's settings: log_min_error_statement is error, must be panic"),
            ("log_parameter_max_length", "-1", "WRONG the server's settings: log_parameter_max_length is -1, must be 0"),
            ("log_parameter_max_length_on_error", "-1", "WRONG the server's settings: log_parameter_max_length_on_error is -1, must be 0"),
            ("synchronous_commit", "off", "WRONG the server's settings: synchronous_commit is off, must be on"),
            ("log_statement", "all", "WRONG the server logs no statements"),
            ("log_min_duration_statement", "0", "WRONG the server logs no statements"),
        })
        {
            await SetAsync(stories, $"SET {name} = '{value}'");
            var wrong = await Cli.RunAsync(look);
            await SetAsync(stories, $"RESET {name}");

            Assert.Equal((int)ExitCode.Failed, wrong.Code);
            Assert.Contains(line, wrong.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>Changes a setting for connections to this database that are yet to be made.</summary>
    private static async Task SetAsync(string connectionString, string change)
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"ALTER DATABASE {connection.Database} {change}", connection);
        await command.ExecuteNonQueryAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_folder_without_an_installation_is_told_and_left_alone()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync("check", "--folder", folder.File("var"));

        Assert.Equal((int)ExitCode.Configuration, result.Code);
    }
}
