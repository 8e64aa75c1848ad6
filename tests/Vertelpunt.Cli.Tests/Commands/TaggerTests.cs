namespace Vertelpunt.Cli.Tests.Commands;

public sealed class TaggerTests
{
    private const string Good = "{\"id\":\"a\",\"text\":\"Ik ben Jan.\",\"spans\":[[7,10,\"PERSON\"]]}\n";

    [Fact]
    public async Task Evaluate_stops_at_a_bad_line_or_skips_and_counts_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("verhalen.jsonl", Good + "geen json\n" + Good);

        var strict = await Cli.RunAsync("evaluate", "--data", file);
        var lenient = await Cli.RunAsync("evaluate", "--data", file, "--skip-bad");

        Assert.Equal((int)ExitCode.BadInput, strict.Code);
        Assert.Contains("line 2", strict.Line, StringComparison.Ordinal);
        Assert.Equal(0, lenient.Code);
        Assert.Contains("direct_char", lenient.Output, StringComparison.Ordinal);
        Assert.Equal("Left out 1 line that could not be read.", lenient.Line);
    }

    [Fact]
    public async Task Train_stops_at_a_bad_line_and_writes_no_model()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokens.bio", "Jan\tB-PER\n\nzonder tag hier\n");

        var result = await Cli.RunAsync("train", "--data", file, "--format", "bio", "--output", folder.File("model.bin"));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.Contains("line 3", result.Line, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("model.bin")));
    }
}
