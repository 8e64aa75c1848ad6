namespace Vertelpunt.EndToEnd.Tests;

/// <summary>A real Chromium, without any network but this machine's.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string Executable { get; } =
        new[] { Environment.GetEnvironmentVariable("VERTELPUNT_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium was found. Install it (Debian: chromium); ./test does so.");

    /// <summary>Quiet: no look-ups of the browser's own. The back/forward cache stays on, as people have it.</summary>
    public static string[] Arguments { get; } =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost", "--enable-features=BackForwardCache",
        .. Environment.UserName == "root" ? new[] { "--no-sandbox" } : [],
    ];

    public IPlaywright Playwright => _playwright!; // set before any test

    public async Task InitializeAsync()
    {
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = Arguments,
            // Playwright switches the cache off unless told not to.
            IgnoreDefaultArgs = ["--disable-back-forward-cache"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A fresh visitor: no cookies, no history. Every request to another host is a failure the test sees.</summary>
    public async Task<Visitor> VisitorAsync(bool javaScript = true, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            IgnoreHTTPSErrors = true,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return new(context, await context.NewPageAsync());
    }
}

/// <summary>A browser context with one page, and the hosts it asked for something.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly HashSet<string> _hosts = [];
    private readonly List<string> _problems = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        context.Request += (_, request) =>
        {
            lock (_hosts)
            {
                _hosts.Add(new Uri(request.Url).Host);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                lock (_problems)
                {
                    _problems.Add(message.Text);
                }
            }
        };
        page.PageError += (_, error) =>
        {
            lock (_problems)
            {
                _problems.Add(error);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Every host that was asked for something so far.</summary>
    public IReadOnlyCollection<string> Hosts
    {
        get
        {
            lock (_hosts)
            {
                return [.. _hosts];
            }
        }
    }

    /// <summary>Errors of scripts and of the content security policy.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_problems)
            {
                return [.. _problems];
            }
        }
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
