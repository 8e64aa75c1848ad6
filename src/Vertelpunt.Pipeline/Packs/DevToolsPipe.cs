using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Speaks the DevTools protocol with a browser over its pipe: JSON messages that end in a NUL.</summary>
/// <remarks>
/// The browser reads commands on descriptor 3 and answers on 4; a shell lays those over the standard streams, the only ones .NET can give a child.
/// A pipe, unlike a debugging port, is open to nobody else on the machine.
/// </remarks>
internal sealed class DevToolsPipe : IDisposable
{
    private readonly Process process;
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly MemoryStream message = new();
    private int filled;
    private int taken;
    private int lastId;

    private DevToolsPipe(Process process) => this.process = process;

    /// <summary>Starts the browser.</summary>
    /// <param name="home">A folder of its own: it gets no other place to write.</param>
    public static DevToolsPipe Start(string browser, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = home };
        foreach (var argument in new[] { "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", browser }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        // The browser makes a socket under TMPDIR; its path may hold about a hundred characters, some fifty of them the browser's.
        string[] places = ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", .. home.Length <= 55 ? ["TMPDIR"] : Array.Empty<string>()];
        foreach (var name in places)
        {
            start.Environment[name] = home;
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("The shell did not start."));
    }

    /// <summary>Sends a command and waits for its result; events in between are passed over.</summary>
    /// <exception cref="InvalidOperationException">The browser refused the command or went away.</exception>
    public async Task<JsonElement> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellationToken)
    {
        var id = ++lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            command["sessionId"] = session;
        }

        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(command), cancellationToken);
        await input.WriteAsync(new byte[] { 0 }, cancellationToken);
        await input.FlushAsync(cancellationToken);

        while (true)
        {
            using var answer = await ReadAsync(cancellationToken);
            if (!answer.RootElement.TryGetProperty("id", out var answered) || answered.GetInt32() != id)
            {
                continue;
            }

            // The browser's own words are not passed on: they may quote the document.
            return answer.RootElement.TryGetProperty("result", out var result)
                ? result.Clone()
                : throw new InvalidOperationException($"The browser refused {method}.");
        }
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5_000);
        }
        catch (InvalidOperationException)
        {
            // It had gone already.
        }

        process.Dispose();
        message.Dispose();
    }

    private async Task<JsonDocument> ReadAsync(CancellationToken cancellationToken)
    {
        message.SetLength(0);
        while (true)
        {
            if (taken == filled)
            {
                filled = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken);
                taken = 0;
                if (filled == 0)
                {
                    throw new InvalidOperationException("The browser went away.");
                }
            }

            var end = Array.IndexOf(buffer, (byte)0, taken, filled - taken);
            message.Write(buffer, taken, (end < 0 ? filled : end) - taken);
            taken = end < 0 ? filled : end + 1;
            if (end >= 0)
            {
                return JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
            }
        }
    }
}
