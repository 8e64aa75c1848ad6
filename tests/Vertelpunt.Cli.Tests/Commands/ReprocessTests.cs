using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class ReprocessTests
{
    [Fact]
    public async Task It_tells_how_many_stories_wait_and_how_many_keep_what_people_did()
    {
        using var folder = new TemporaryFolder();
        string[] at = ["--folder", folder.File("var")];
        await Cli.RunAsync(["project", "create", "buurthulp", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at]);

        var done = await Cli.RunAsync(["reprocess", "--project", "buurthulp", .. at]);
        var wrong = await Cli.RunAsync(["reprocess", "--project", "bestaatniet", .. at]);

        Assert.True(done.Code == 0, done.Error);
        Assert.Contains("0 stories wait for a worker", done.Output, StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.BadInput, wrong.Code);
        Assert.Contains("There is no project 'bestaatniet'", wrong.Line, StringComparison.Ordinal);
    }
}
