using System.Text.RegularExpressions;
using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Hosting;

/// <summary>Faults of the machine beneath a running site. The ledger is what the site said it had saved: all of it must be there afterwards.</summary>
public sealed partial class SiteFaultTests(PublishedProgram program) : IClassFixture<PublishedProgram>
{
    [Fact]
    public async Task F_01_What_was_acknowledged_is_there_after_the_process_was_killed()
    {
        using var folder = new TemporaryFolder();
        var (url, invitation) = (Url(), await InvitationAsync(folder));
        var ledger = new List<(string Code, int Acknowledged)>();

        for (var round = 0; round < 3; round++)
        {
            using var running = Serve(folder, url);
            await running.ReadyAsync();
            using var browser = new Browser(new Uri(url));
            var (code, saved, sending) = (await BeginAsync(browser, invitation), 0, 0);
            var fields = browser.Fields("").ToDictionary(f => f.Key, f => f.Value);
            var writing = Task.Run(async () =>
            {
                while (true)
                {
                    fields["text"] = $"Zin {++sending}.";
                    fields["key"] = $"{Guid.NewGuid():N}";
                    using var response = await browser.PostAsync("/bewaar", fields);
                    response.EnsureSuccessStatusCode();
                    (fields["version"], fields["mark"]) = Stored(await response.Content.ReadAsStringAsync());
                    saved = sending;
                }
            });
            while (saved < 20 + (round * 7) && !writing.IsCompleted)
            {
                await Task.Delay(1);
            }

            PublishedProgram.Run("kill", ["-KILL", $"{running.Id}"]);
            await Assert.ThrowsAsync<HttpRequestException>(() => writing);
            ledger.Add((code, saved));
        }

        using var again = Serve(folder, url);
        await again.ReadyAsync();
        foreach (var (code, acknowledged) in ledger)
        {
            // The save that was under way may have been stored or not; nothing in between.
            Assert.Contains(await TextAsync(url, code), new[] { $"Zin {acknowledged}.", $"Zin {acknowledged + 1}." });
        }
    }

    [Fact]
    public async Task F_07_With_a_full_disk_the_truth_is_told_and_nothing_acknowledged_is_lost()
    {
        using var folder = new TemporaryFolder();
        var (url, invitation) = (Url(), await InvitationAsync(folder));
        string code;
        var (acknowledged, refused) = ("", 0);
        using (var running = Serve(folder, url, fileLimitInKiB: 1_000))
        {
            await running.ReadyAsync();
            using var browser = new Browser(new Uri(url));
            code = await BeginAsync(browser, invitation);
            for (var i = 0; i < 60 && refused == 0; i++)
            {
                var text = $"{i} " + string.Concat(Enumerable.Repeat("Ik vroeg om hulp. ", 1_500));
                await browser.PressAsync("save", ("text", text));
                if ((int)browser.Response.StatusCode == 503)
                {
                    refused = i;
                    Assert.Equal("Even niet bereikbaar", browser.Heading);
                    Assert.Equal(text.Trim(), browser.Page.QuerySelector("textarea")!.TextContent.Trim());
                }
                else
                {
                    Assert.Equal(200, (int)browser.Response.StatusCode);
                    acknowledged = text.Trim();
                }
            }

            Assert.True(refused > 0, "The limit on files was never reached.");
            Assert.DoesNotContain("vroeg om hulp", running.Output, StringComparison.Ordinal);
        }

        using var again = Serve(folder, url);
        await again.ReadyAsync();
        Assert.Equal(acknowledged, await TextAsync(url, code));
    }

    private RunningProgram Serve(TemporaryFolder folder, string url, int? fileLimitInKiB = null)
    {
        string[] serve = ["serve", "--roles", "site", "--site-url", url, "--folder", folder.File("var")];
        // The limit makes writing fail as on a full disk; without the trap the system would end the program instead. The runtime keeps
        // its own code in a file in memory, which the limit would count too, unless told not to.
        return fileLimitInKiB is { } limit
            ? new("bash", folder.Path, ["-c", $"trap '' XFSZ; ulimit -f {limit}; export DOTNET_EnableWriteXorExecute=0; exec \"$0\" \"$@\"", Path.Combine(program.Folder, "vertelpunt"), .. serve])
            : program.Start(folder.Path, serve);
    }

    private static async Task<string> InvitationAsync(TemporaryFolder folder)
    {
        string[] at = ["--folder", folder.File("var")];
        Assert.Equal(0, (await Cli.RunAsync(["project", "create", "proef", "--form", Path.Combine(Repository.Data, "demo", "form.json"), .. at])).Code);
        var link = await Cli.RunAsync(["link", "create", "proef", "--channel", "poster", .. at]);
        Assert.True(link.Code == 0, link.Error);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return InvitationPath().Match(link.Output).Value;
    }

    private static async Task<string> BeginAsync(Browser browser, string invitation)
    {
        await browser.GoAsync(invitation);
        await browser.PressAsync("");
        var code = browser.Page.QuerySelector("#code")!.TextContent; // the page with the code
        await browser.PressAsync("skip");
        return code;
    }

    private static async Task<string> TextAsync(string url, string code)
    {
        using var browser = new Browser(new Uri(url));
        await browser.GoAsync("/terug");
        await browser.PressAsync("", ("code", code));
        return browser.Page.QuerySelector("#text")!.TextContent.Trim(); // the draft is at its text
    }

    private static (string Version, string Mark) Stored(string json)
    {
        using var saved = System.Text.Json.JsonDocument.Parse(json);
        return (saved.RootElement.GetProperty("version").GetRawText(), saved.RootElement.GetProperty("mark").GetString()!); // the site always gives one
    }

    private static string Url() => $"https://localhost:{PublishedProgram.FreePort()}";

    [GeneratedRegex("/v/[a-z0-9]+")]
    private static partial Regex InvitationPath();
}
