using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Settings of <see cref="ChromiumPrinter"/>.</summary>
public sealed class ChromiumPrinterOptions
{
    /// <summary>The browser; null looks in the usual places for Chromium, Chrome or Edge.</summary>
    public string? BrowserPath { get; set; }

    /// <summary>Where the browser gets its short-lived profile; null means the temporary folder. A folder in memory serves well.</summary>
    public string? ScratchPath { get; set; }

    /// <summary>The most time one document may take, in seconds.</summary>
    [Range(5, 600)]
    public int LimitSeconds { get; set; } = 90;
}

/// <summary>Prints with a Chromium-like browser, without a window.</summary>
/// <remarks>
/// The document goes in and the PDF comes out over a pipe. The browser gets a fresh profile that is removed afterwards, an off-the-record
/// context, no network, no scripts. One document at a time: a browser takes a few hundred megabytes.
/// </remarks>
public sealed class ChromiumPrinter(ChromiumPrinterOptions options) : IPackPrinter, IDisposable
{
    /// <summary>Counts pages whose content reaches into their foot, and cards whose text does not fit.</summary>
    private const string CountOver = """
        (() => {
          let over = 0;
          for (const page of document.querySelectorAll('.page')) {
            const foot = page.querySelector(':scope > .foot');
            const edge = foot ? foot.getBoundingClientRect().top : page.getBoundingClientRect().bottom + 1;
            if (page.scrollWidth > page.clientWidth + 1 || [...page.children].some(c => c !== foot && c.getBoundingClientRect().bottom > edge)) over++;
          }
          for (const card of document.querySelectorAll('.card')) {
            const story = card.querySelector('.story');
            if (card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1 || story.scrollHeight > story.clientHeight + 1) over++;
          }
          return over;
        })()
        """;

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly string? browser = OperatingSystem.IsWindows() ? null : BrowserFinder.Find(options.BrowserPath);

    public PrinterStatus Status => browser is null
        ? new PrinterMissing(new LocalisedText(
            "Op deze computer is geen browser gevonden die een PDF kan maken. Het pakket is er als webpagina: open die en kies Afdrukken. Wil je een PDF, installeer dan Chromium of geef het pad op in de instelling ‘browser’.",
            "No browser that can make a PDF was found on this computer. The pack is there as a web page: open it and choose Print. For a PDF install Chromium, or set its path in the setting 'browser'."))
        : new PrinterReady(browser);

    public async Task<PrintResult> PrintAsync(string html, CancellationToken cancellationToken)
    {
        if (browser is null)
        {
            return new NotPrinted(((PrinterMissing)Status).Reason);
        }

        await one.WaitAsync(cancellationToken);
        var profile = NewProfile();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.LimitSeconds));
        try
        {
            using var pipe = DevToolsPipe.Start(browser, Arguments(profile.FullName), profile.FullName);
            return await PrintAsync(pipe, html, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NotPrinted(new LocalisedText(
                "Het maken van de PDF duurde te lang en is gestopt. Probeer het met minder kaarten, of gebruik de webpagina.",
                "Making the PDF took too long and was stopped. Try fewer cards, or use the web page."));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or Win32Exception or JsonException or FormatException)
        {
            return new NotPrinted(new LocalisedText(
                "De browser die de PDF maakt, is onverwacht gestopt. Gebruik de webpagina, en laat de beheerder naar de browser kijken.",
                "The browser that makes the PDF stopped unexpectedly. Use the web page, and let the administrator look at the browser."));
        }
        finally
        {
            Remove(profile);
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static async Task<PrintResult> PrintAsync(DevToolsPipe pipe, string html, CancellationToken cancellationToken)
    {
        Task<JsonElement> Browser(string method, JsonObject parameters) => pipe.SendAsync(method, parameters, null, cancellationToken);
        var context = await Browser("Target.createBrowserContext", []);
        var target = await Browser("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context.GetProperty("browserContextId").GetString() });
        var attached = await Browser("Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true });
        var session = attached.GetProperty("sessionId").GetString();
        Task<JsonElement> Page(string method, JsonObject parameters) => pipe.SendAsync(method, parameters, session, cancellationToken);

        // The document's own scripts are off; the protocol can still ask for sizes.
        await Page("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await Page("Emulation.setEmulatedMedia", new() { ["media"] = "print" });
        var frames = await Page("Page.getFrameTree", []);
        var frame = frames.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
        await Page("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html });

        var over = await Page("Runtime.evaluate", new() { ["expression"] = CountOver, ["returnByValue"] = true });
        if (over.GetProperty("result").GetProperty("value").GetInt32() is > 0 and var pages)
        {
            // It is laid out again anyway; printing takes most of the time.
            return new Printed([], pages);
        }

        var pdf = await Page("Page.printToPDF", new()
        {
            ["printBackground"] = true,
            ["preferCSSPageSize"] = true,
            ["displayHeaderFooter"] = false,
            ["generateTaggedPDF"] = true,
            ["generateDocumentOutline"] = true,
            ["transferMode"] = "ReturnAsBase64",
        });
        return new Printed(pdf.GetProperty("data").GetBytesFromBase64(), 0);
    }

    private static IEnumerable<string> Arguments(string profile)
    {
        yield return "--headless";
        yield return "--remote-debugging-pipe";
        yield return $"--user-data-dir={profile}";
        yield return "--incognito";
        yield return "--disk-cache-size=1";
        yield return "--media-cache-size=1";
        yield return "--host-resolver-rules=MAP * ~NOTFOUND";
        yield return "--proxy-server=127.0.0.1:9";
        yield return "--disable-gpu";
        yield return "--disable-quic";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-default-apps";
        yield return "--disable-extensions";
        yield return "--disable-sync";
        yield return "--disable-breakpad";
        yield return "--disable-crash-reporter";
        yield return "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider";
        yield return "--metrics-recording-only";
        yield return "--mute-audio";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        yield return "--no-pings";
        yield return "--password-store=basic";
        yield return "--use-mock-keychain";

        // Chromium's sandbox refuses to work for root; for anyone else it stays on.
        if (Environment.IsPrivilegedProcess)
        {
            yield return "--no-sandbox";
        }
    }

    private DirectoryInfo NewProfile()
    {
        var path = Path.Combine(options.ScratchPath ?? Path.GetTempPath(), $"vertelpunt-print-{Guid.NewGuid().ToString("N")[..8]}");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // A browser that was just ended may still let go of its last files.
    private static void Remove(DirectoryInfo profile)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(50);
            }
        }
    }
}
