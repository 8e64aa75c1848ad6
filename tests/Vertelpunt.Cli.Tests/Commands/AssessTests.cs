using System.Text.Json;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class AssessTests
{
    [Fact]
    public async Task Each_text_gets_a_level_and_a_number_of_people()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("in.jsonl", "{\"id\": \"a\", \"text\": \"Ik ging naar de winkel.\"}\n");

        var result = await Cli.RunAsync("assess", "--input", file);

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("a", json.RootElement.GetProperty("id").GetString());
        Assert.True(json.RootElement.GetProperty("k").GetDouble() > 1);
        Assert.Contains(json.RootElement.GetProperty("level").GetString(), new[] { "low", "medium", "high", "exclude" });
    }

    [Fact]
    public async Task A_bad_line_is_named_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("in.jsonl", "{\"id\": \"a\", \"text\": \"Goed.\"}\nniet goed\n");

        var result = await Cli.RunAsync("assess", "--input", file, "--output", folder.File("uit.jsonl"));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("line 2", result.Line, StringComparison.Ordinal);
        Assert.Equal(["in.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Texts_and_facts_at_once_are_refused()
    {
        var result = await Cli.RunAsync("assess", "--input", "a", "--facts", "b");

        Assert.Equal((int)ExitCode.BadInput, result.Code);
    }
}
