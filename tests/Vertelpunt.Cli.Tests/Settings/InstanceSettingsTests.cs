using System.CommandLine;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Settings;

public sealed class InstanceSettingsTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "--site-url ftp://x", "site-url" },
        { "--desk-url http://localhost:5101", "desk-url" },
        { "--behind-proxy ja", "behind-proxy" },
        { "--known-proxies 10.0.0.300 --behind-proxy true", "known-proxies" },
        { "--worker-interval 0", "worker-interval" },
        { "--worker-interval 3,5", "worker-interval" },
        { "--certificate /bestaat/niet.pfx", "certificate" },
        { "--browser /bestaat/niet", "browser" },
        { "--stories-connection Host=a", "keys-connection" },
        { "--stories-connection Host=a --keys-connection Host=a --staff-connection Host=b", "keys-connection" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_refused_at_start_by_name(string options, string name)
    {
        var failure = Assert.Throws<CliFailure>(() => Read(options));

        Assert.Equal(ExitCode.Configuration, failure.Code);
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_wins_over_the_environment_and_that_over_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", "{ \"worker-interval\": 10, \"site-url\": \"https://localhost:1\", \"exit-url\": \"https://file.example\" }");
        var environment = new Dictionary<string, string> { ["VERTELPUNT_WORKER_INTERVAL"] = "20", ["VERTELPUNT_SITE_URL"] = "https://localhost:2" };

        var settings = Read($"--settings {file} --worker-interval 30", environment);

        Assert.Equal(TimeSpan.FromSeconds(30), settings.WorkerInterval);
        Assert.Equal("https://localhost:2", settings.SiteUrl);
        Assert.Equal("https://file.example", settings.ExitUrl);
        Assert.Equal("https://localhost:5101", settings.DeskUrl);
    }

    [Fact]
    public void A_misspelt_field_of_the_settings_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.json", "{ \"worker-intervall\": 10 }");

        var failure = Assert.Throws<CliFailure>(() => Read($"--settings {file}"));

        Assert.Contains("worker-intervall", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_stands_in_the_table_of_the_documentation_with_its_default()
    {
        var table = Repository.Read("docs/configuration.md");

        Assert.All(InstanceSettings.All, s => Assert.Contains($"| `{s.Name}` | {(s.Default is { } d ? $"`{d}`" : "")} |", table.Replace("|  |", "| |", StringComparison.Ordinal).Replace("| |", "|  |", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static InstanceSettings Read(string options, Dictionary<string, string>? environment = null)
    {
        var command = new RootCommand();
        InstanceSettings.AddTo(command, InstanceSettings.All);
        return InstanceSettings.Read(command.Parse(options.Split(' ')), environment: name => environment?.GetValueOrDefault(name));
    }
}
