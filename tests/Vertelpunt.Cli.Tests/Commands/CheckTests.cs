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
    public async Task A_folder_without_an_installation_is_told_and_left_alone()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync("check", "--folder", folder.File("var"));

        Assert.Equal((int)ExitCode.Configuration, result.Code);
    }
}
