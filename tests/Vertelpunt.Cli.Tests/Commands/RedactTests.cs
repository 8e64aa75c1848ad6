using System.Text.Json;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class RedactTests
{
    [Fact]
    public async Task A_file_is_printed_without_its_telephone_number()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("verhaal.txt", "Bel me op 06-12345678, liefst na vijven.\n");

        var result = await Cli.RunAsync("redact", file);

        Assert.Equal(0, result.Code);
        Assert.DoesNotContain("06-12345678", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(", liefst na vijven.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_json_with_offsets_in_code_points()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("verhaal.txt", "🙂 06-12345678");

        var result = await Cli.RunAsync("redact", file, "--findings");

        using var json = JsonDocument.Parse(result.Output);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(2, finding.GetProperty("start").GetInt32());
        Assert.Equal("PHONE", finding.GetProperty("kind").GetString());
        Assert.DoesNotContain("12345678", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_becomes_a_folder_of_redacted_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("een.txt", "Bel 06-12345678.");
        folder.Write("twee.txt", "Niets aan de hand.");

        var result = await Cli.RunAsync("redact", folder.Path, "--output", folder.File("uit"));

        Assert.Equal(0, result.Code);
        Assert.Equal(["een.txt", "twee.txt"], Directory.GetFiles(folder.File("uit")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("Niets aan de hand.", File.ReadAllText(Path.Combine(folder.File("uit"), "twee.txt")));
    }

    [Fact]
    public async Task The_folder_that_is_read_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        folder.Write("een.txt", "Bel 06-12345678.");

        var result = await Cli.RunAsync("redact", folder.Path, "--output", folder.Path);

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Equal("Bel 06-12345678.", File.ReadAllText(folder.File("een.txt")));
    }

    [Fact]
    public async Task Json_lines_keep_their_order_and_ids()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("verhalen.jsonl", "{\"id\": \"b\", \"text\": \"Bel 06-12345678.\"}\n\n{\"id\": 7, \"text\": \"Niets.\"}\n");

        var result = await Cli.RunAsync("redact", file);

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("{\"id\":\"b\"", lines[0], StringComparison.Ordinal);
        Assert.Equal("{\"id\":7,\"text\":\"Niets.\"}", lines[1]);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_leaves_no_output_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("verhalen.jsonl", "{\"id\": 1, \"text\": \"Goed.\"}\n{\"id\": 2, \"text\": \"half\n");

        var result = await Cli.RunAsync("redact", file, "--output", folder.File("uit.jsonl"));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("line 2", result.Line, StringComparison.Ordinal);
        Assert.DoesNotContain("half", result.Line, StringComparison.Ordinal);
        Assert.Equal(["verhalen.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_not_utf8_is_refused_with_the_byte_where_it_goes_wrong()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("latin1.txt"), [(byte)'c', (byte)'a', (byte)'f', 0xE9]);

        var result = await Cli.RunAsync("redact", folder.File("latin1.txt"));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("byte 3", result.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_input()
    {
        var result = await Cli.RunAsync("redact", "/bestaat/niet.txt");

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("There is no file", result.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_stays_empty()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync("redact", folder.Write("leeg.txt", ""));

        Assert.Equal((0, ""), (result.Code, result.Output));
    }

    [Theory]
    [InlineData("{\"text\":\"nul \\u0000 teken\"}", "NUL")]
    [InlineData("{\"text\":\"half \\ud800 teken\"}", "lone surrogate")]
    [InlineData("geen json", "not JSON")]
    public async Task A_bad_line_is_told_by_its_number_and_nothing_is_written_or_it_is_skipped_and_counted(string line, string why)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("in.jsonl", "{\"text\":\"Goed.\"}\n" + line + "\n");

        var result = await Cli.RunAsync("redact", file, "--output", folder.File("uit.jsonl"));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("line 2", result.Line, StringComparison.Ordinal);
        Assert.Contains(why, result.Line, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("uit.jsonl")));

        var lenient = await Cli.RunAsync("redact", file, "--skip-bad");

        Assert.Equal("{\"text\":\"Goed.\"}\n", lenient.Output);
        Assert.Equal("Left out 1 line that could not be read.", lenient.Line);
    }
}
