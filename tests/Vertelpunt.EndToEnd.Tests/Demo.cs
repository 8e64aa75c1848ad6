using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vertelpunt.EndToEnd.Tests;

/// <summary>The program as a newcomer starts it: 'vertelpunt demo' in a process and a folder of its own.</summary>
public sealed partial class Demo : IAsyncLifetime
{
    private readonly List<string> _output = [];
    private Process? _process;

    /// <summary>Everything the program keeps: databases, keys, certificate.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("vertelpunt-demo-").FullName;

    public string Site { get; private set; } = "";

    public string Desk { get; private set; } = "";

    /// <summary>The invitation link it printed.</summary>
    public string Invitation { get; private set; } = "";

    /// <summary>The password of all demo accounts.</summary>
    public string Password { get; private set; } = "";

    /// <summary>The code of one demo story.</summary>
    public string TellerCode { get; private set; } = "";

    /// <summary>All it printed so far: its log as well.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("VERTELPUNT_RUNNING_DEMO") is { Length: > 0 } running)
        {
            // "site address, desk address, folder, file with what it printed" of a demo that runs already: quicker while writing tests.
            var parts = running.Split(',');
            (Site, Desk) = (parts[0], parts[1]);
            await ReadAsync(parts[2], await File.ReadAllTextAsync(parts[3]));
            return;
        }

        (Site, Desk) = ($"https://localhost:{FreePort()}", $"https://localhost:{FreePort()}");
        var program = Path.Combine(AppContext.BaseDirectory, "vertelpunt.dll");
        var start = new ProcessStartInfo("dotnet", [program, "demo", "--folder", Folder, "--site-url", Site, "--desk-url", Desk])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        _process = Process.Start(start)!; // dotnet runs this very test
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var waited = Stopwatch.StartNew();
        while (!Output.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The demo ended while starting:\n{Output}");
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(3), $"The demo did not start in three minutes:\n{Output}");
            await Task.Delay(200);
        }

        await ReadAsync(Folder, Output);
    }

    public Task DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    private async Task ReadAsync(string folder, string printed)
    {
        Invitation = InvitationLink().Match(printed).Value;
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "demo.json")));
        var values = file.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        (Password, TellerCode) = (values["password"], values["tellerCode"]);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Add(line.Data ?? "");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"https://\S+/v/\S+")]
    private static partial Regex InvitationLink();
}

/// <summary>One demo and one browser for all journeys; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<Demo>, ICollectionFixture<Chromium>
{
    public const string Name = "demo";
}
