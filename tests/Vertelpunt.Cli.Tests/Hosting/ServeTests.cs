using System.Text.RegularExpressions;

namespace Vertelpunt.Cli.Tests.Hosting;

public sealed partial class ServeTests(PublishedProgram program) : IClassFixture<PublishedProgram>
{
    [Fact]
    public async Task The_published_program_serves_both_sites_with_their_stylesheets_and_stops_when_told()
    {
        using var folder = new TemporaryFolder();
        var (site, desk) = (Url(), Url());
        using var running = program.Start(folder.Path, "serve", "--roles", "site,dashboard,worker", "--site-url", site, "--desk-url", desk);
        await running.ReadyAsync();

        await AssertPageWithStylesheetAsync(site);
        await AssertPageWithStylesheetAsync(desk);

        Assert.Equal(0, await running.StopAsync());
        Assert.DoesNotContain("error", running.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_10_the_sites_process_loads_no_detector_and_needs_no_staff_key()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, PublishedProgram.Run(Path.Combine(program.Folder, "vertelpunt"), ["keys", "create", "--for", "site", "--folder", folder.File("var")]).Code);
        await File.WriteAllBytesAsync(Path.Combine(folder.File("var"), "stories.db"), []); // an installation exists: keys are read, not made
        using var running = program.Start(folder.Path, "serve", "--roles", "site", "--site-url", Url());
        await running.ReadyAsync();

        var loaded = await File.ReadAllTextAsync($"/proc/{running.Id}/maps");

        Assert.Contains("Vertelpunt.Web.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Vertelpunt.Pipeline.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Vertelpunt.Dashboard.dll", loaded, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.File("var"), "secrets", "staff")));
        Assert.Equal(0, await running.StopAsync());
    }

    [Fact]
    public async Task VR_01_requests_leave_no_address_path_or_browser_in_the_log()
    {
        using var folder = new TemporaryFolder();
        var (site, desk) = (Url(), Url());
        using var running = program.Start(folder.Path, "serve", "--site-url", site, "--desk-url", desk);
        await running.ReadyAsync();
        using var client = Client();
        client.DefaultRequestHeaders.Add("User-Agent", "UACANARY");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");

        foreach (var url in new[] { site, desk })
        {
            await client.GetAsync(url + "/padkanarie?vraag=querykanarie");
            await client.PostAsync(url + "/v/padkanarie", new FormUrlEncodedContent([new("veld", "formulierkanarie")]));
        }

        await running.StopAsync();
        Assert.All(new[] { "kanarie", "UACANARY", "203.0.113.77" }, c => Assert.DoesNotContain(c, running.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var site = Url();
        using var first = program.Start(folder.Path, "serve", "--roles", "site", "--site-url", site, "--folder", folder.File("een"));
        await first.ReadyAsync();

        var (code, output) = PublishedProgram.Run(Path.Combine(program.Folder, "vertelpunt"), ["serve", "--roles", "site", "--site-url", site, "--folder", folder.File("twee")]);

        Assert.Equal((int)ExitCode.Configuration, code);
        Assert.Contains("already in use", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_that_closes_early_is_no_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"id\":\"{i}\",\"text\":\"Een zin.\"}}\n")));

        var (code, output) = PublishedProgram.Run("bash", ["-c", $"set -o pipefail; '{program.Folder}/vertelpunt' detect --input '{folder.File("in.jsonl")}' | head -1 > /dev/null; echo ${{PIPESTATUS[0]}}"]);

        Assert.Equal(0, code);
        Assert.Equal("0", output.Trim());
    }

    private static async Task AssertPageWithStylesheetAsync(string url)
    {
        using var client = Client();
        var page = await client.GetAsync(url + "/");
        var html = await page.Content.ReadAsStringAsync();
        Assert.True(page.IsSuccessStatusCode, $"{page.StatusCode}");
        var link = StylesheetPattern().Match(html);
        Assert.True(link.Success, "The page names no stylesheet.");
        var stylesheet = await client.GetAsync(new Uri(page.RequestMessage!.RequestUri!, link.Groups["href"].Value)); // a request that was answered
        Assert.True(stylesheet.IsSuccessStatusCode);
        Assert.Equal("text/css", stylesheet.Content.Headers.ContentType?.MediaType);
        Assert.True((await stylesheet.Content.ReadAsByteArrayAsync()).Length > 100);
    }

    private static HttpClient Client() => new(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });

    private static string Url() => $"https://localhost:{PublishedProgram.FreePort()}";

    [GeneratedRegex("<link[^>]*rel=\"stylesheet\"[^>]*href=\"(?<href>[^\"]+)\"|<link[^>]*href=\"(?<href>[^\"]+)\"[^>]*rel=\"stylesheet\"")]
    private static partial Regex StylesheetPattern();
}
