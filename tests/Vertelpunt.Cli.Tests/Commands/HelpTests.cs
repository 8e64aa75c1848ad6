using System.CommandLine;

namespace Vertelpunt.Cli.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Names => [.. Leaves(CommandLine.Build(), [])];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_command_explains_itself_with_examples(string name)
    {
        var result = await Cli.RunAsync([.. name.Split(' '), "--help"]);

        Assert.Equal(0, result.Code);
        Assert.Contains("Examples:", result.Output, StringComparison.Ordinal);
        Assert.Contains($"vertelpunt {name}", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("ontdek")]
    [InlineData("redact")]
    [InlineData("redact a.txt --finding")]
    [InlineData("serve --roles keuken")]
    [InlineData("link create")]
    public async Task A_wrong_command_line_gives_one_line_and_exit_code_2(string line)
    {
        var result = await Cli.RunAsync(line.Split(' '));

        Assert.Equal((int)ExitCode.BadInput, result.Code);
        Assert.NotEmpty(result.Line);
    }

    [Fact]
    public void The_readme_names_every_exit_code()
    {
        var readme = Testing.Repository.Read("README.md");

        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"| {(int)code} |", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Leaves(Command command, IReadOnlyList<string> path) =>
        command.Subcommands.Count == 0
            ? [string.Join(' ', path)]
            : command.Subcommands.SelectMany(c => Leaves(c, [.. path, c.Name]));
}
