using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Vertelpunt.Testing;

namespace Vertelpunt.Cli.Tests.Hosting;

/// <summary>The program as 'dotnet publish' leaves it, in a folder that has nothing to do with the checkout.</summary>
public sealed class PublishedProgram : IDisposable
{
    // The tests' own configuration: what was built with them is what is published.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // bin/<configuration>/net10.0

    public PublishedProgram()
    {
        Folder = Directory.CreateTempSubdirectory("vertelpunt-published-").FullName;
        var (code, output) = Run("dotnet", ["publish", Path.Combine(Repository.Root, "src", "Vertelpunt.Cli"), "-c", Configuration, "--no-build", "--nologo", "-o", Folder]);
        Assert.True(code == 0, output);
    }

    public string Folder { get; }

    /// <summary>Starts the program; the caller stops it.</summary>
    public RunningProgram Start(string workingFolder, params string[] args) => new(Path.Combine(Folder, "vertelpunt"), workingFolder, args);

    public static (int Code, string Output) Run(string program, IReadOnlyList<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!; // a program that exists
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>A program that runs, and what it said.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunningProgram(string program, string workingFolder, string[] args)
    {
        _process = new()
        {
            StartInfo = new(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = workingFolder },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => Take(e.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The program ended before it was ready."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Waits until it says that it runs.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await _ready.Task.WaitAsync(TimeSpan.FromMinutes(3));
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            Assert.Fail(e.Message + "\n" + Output);
        }
    }

    /// <summary>Tells it to stop as a service manager does, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        PublishedProgram.Run("kill", ["-TERM", $"{Id}"]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? "");
        }

        if (line?.Contains("Running; stop with", StringComparison.Ordinal) == true)
        {
            _ready.TrySetResult();
        }
    }
}
