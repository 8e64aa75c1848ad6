using System.Text;
using System.Text.Json;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class DetectTests
{
    public static TheoryData<string, string> BadLines => new()
    {
        { "geen json", "not JSON" },
        { "[1, 2]", "not an object" },
        { "{\"id\": \"a\"}", "no \"text\"" },
        { "{\"text\": \"a\"}", "no \"id\"" },
        { "{\"id\": \"a\", \"text\": 5}", "\"text\" is not a text" },
        { "{\"id\": \"a\", \"text\": \"half \\ud800 teken\"}", "lone surrogate" },
        { "{\"id\": \"a\", \"text\": \"nul \\u0000 teken\"}", "NUL" },
    };

    [Fact]
    public async Task Spans_come_in_the_order_of_the_input_with_offsets_in_code_points()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("in.jsonl", "{\"id\":\"z\",\"text\":\"🙂🙂 06-12345678\"}\n{\"id\":\"a\",\"text\":\"Niets.\"}\n");

        var result = await Cli.RunAsync("detect", "--input", file);

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var first = JsonDocument.Parse(lines[0]);
        var span = Assert.Single(first.RootElement.GetProperty("spans").EnumerateArray());
        Assert.Equal((3, 14, "PHONE"), (span[0].GetInt32(), span[1].GetInt32(), span[2].GetString()));
        Assert.Equal("{\"id\":\"a\",\"spans\":[]}", lines[1]);
    }

    [Fact]
    public async Task An_id_that_is_a_number_stays_one()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.RunAsync("detect", "--input", folder.Write("in.jsonl", "{\"id\":7,\"text\":\"Niets.\"}\n"));

        Assert.Equal("{\"id\":7,\"spans\":[]}\n", result.Output);
    }

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task A_bad_line_is_told_by_its_number_or_skipped_and_counted(string line, string why)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("in.jsonl", "{\"id\":\"a\",\"text\":\"Goed.\"}\n" + line + "\n{\"id\":\"b\",\"text\":\"Goed.\"}");

        var strict = await Cli.RunAsync("detect", "--input", file, "--output", folder.File("uit.jsonl"));
        var lenient = await Cli.RunAsync("detect", "--input", file, "--skip-bad");

        Assert.Equal((int)ExitCode.BadInput, strict.Code);
        Assert.Contains("line 2", strict.Line, StringComparison.Ordinal);
        Assert.Contains(why, strict.Line, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("uit.jsonl")));
        Assert.Equal(0, lenient.Code);
        Assert.Equal(2, lenient.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("Left out 1 line that could not be read.", lenient.Line);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_and_bytes_that_are_not_text_are_skipped_like_any_bad_line()
    {
        using var folder = new TemporaryFolder();
        await using (var file = File.Create(folder.File("in.jsonl")))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes("{\"id\":\"lang\",\"text\":\"" + new string('a', 10_000_000) + "\"}\n"));
            await file.WriteAsync(new byte[] { (byte)'{', 0xFF, 0xFE, (byte)'\n' });
            await file.WriteAsync("{\"id\":\"goed\",\"text\":\"Goed.\"}\n"u8.ToArray());
        }

        var result = await Cli.RunAsync("detect", "--input", folder.File("in.jsonl"), "--skip-bad");

        Assert.Equal(0, result.Code);
        Assert.StartsWith("{\"id\":\"goed\"", result.Output, StringComparison.Ordinal);
        Assert.Equal("Left out 2 lines that could not be read.", result.Line);
    }
}
