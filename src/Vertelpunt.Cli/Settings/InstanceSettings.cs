using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Vertelpunt.Cli.Files;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Cli.Settings;

/// <summary>One installation's settings, read and checked. An option wins over an environment variable, that over the settings file, that over the default.</summary>
public sealed class InstanceSettings
{
    public const string FileName = "vertelpunt.json";

    private static readonly Setting FolderSetting = new("folder", "Where the embedded databases, the keys and the certificate are kept.", "var");
    private static readonly Setting Stories = new("stories-connection", "PostgreSQL connection string of the stories database. Absent: SQLite in the folder.");
    private static readonly Setting Keys = new("keys-connection", "PostgreSQL connection string of the key database; never the stories database.");
    private static readonly Setting Staff = new("staff-connection", "PostgreSQL connection string of the database of staff accounts.");
    private static readonly Setting SiteUrlSetting = new("site-url", "Where the storyteller's site listens.", "https://localhost:5100");
    private static readonly Setting DeskUrlSetting = new("desk-url", "Where the dashboard listens.", "https://localhost:5101");
    private static readonly Setting SiteAddressSetting = new("site-address", "The address tellers use, for invitation links. Absent: the same as site-url.");
    private static readonly Setting DeskAddressSetting = new("desk-address", "The address staff type, to which passkeys belong. Absent: the host of each request.");
    private static readonly Setting CertificateSetting = new("certificate", "A PKCS #12 file (.pfx) for https. Absent: a certificate for localhost is made.");
    private static readonly Setting CertificatePasswordSetting = new("certificate-password", "The password of that file.");
    private static readonly Setting BehindProxySetting = new("behind-proxy", "true when a proxy in front ends TLS and passes on X-Forwarded-Proto and -For.", "false");
    private static readonly Setting KnownProxiesSetting = new("known-proxies", "Addresses of proxies that are believed besides those on this machine, with commas between.");
    private static readonly Setting ExitUrlSetting = new("exit-url", "Where 'Snel weg' leads: a site anyone may have open.", "https://www.buienradar.nl/");
    private static readonly Setting BrowserSetting = new("browser", "The browser that prints workshop packs as PDF. Absent: Chromium, Chrome or Edge where they usually are.");
    private static readonly Setting WorkerIntervalSetting = new("worker-interval", "Seconds between two looks of a worker whether stories wait, 1 to 300.", "2");
    private static readonly Setting SecondFactorSetting = new("second-factor", "false lets staff in with a password alone; for a demonstration only.", "true");
    private static readonly Setting ShowStoriesSetting = new("log-stories", "true to log each processed story by id, with counts.", "false");

    private readonly ParseResult _options;
    private readonly IReadOnlyDictionary<string, string> _file;
    private readonly Func<string, string?> _environment;

    private InstanceSettings(ParseResult options, IReadOnlyDictionary<string, string> file, Func<string, string?> environment)
    {
        _options = options;
        _file = file;
        _environment = environment;
    }

    /// <summary>Where the settings file is; the only setting that cannot stand in it.</summary>
    public static Option<string?> FileOption { get; } = new("--settings") { Description = $"A settings file in JSON. [default: {FileName} in the current folder, when it is there]", HelpName = "FILE" };

    /// <summary>What commands that use the databases take.</summary>
    public static IReadOnlyList<Setting> ForDatabases { get; } = [FolderSetting, Stories, Keys, Staff];

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. ForDatabases, SiteUrlSetting, DeskUrlSetting, SiteAddressSetting, DeskAddressSetting, CertificateSetting, CertificatePasswordSetting,
        BehindProxySetting, KnownProxiesSetting, ExitUrlSetting, BrowserSetting, SecondFactorSetting, WorkerIntervalSetting, ShowStoriesSetting,
    ];

    public string Folder => Path.GetFullPath(Text(FolderSetting)!); // has a default

    public string SiteSecretsFolder => Path.Combine(Folder, "secrets", "site");

    public string StaffSecretsFolder => Path.Combine(Folder, "secrets", "staff");

    public string DataProtectionFolder(string role) => Path.Combine(Folder, "dp", role);

    public StorageOptions Storage => Text(Stories) is { } stories
        ? new(DatabaseProvider.Postgres, stories, Text(Keys)!) // checked: all three or none
        : StorageOptions.InFolder(Folder);

    public string StaffConnection => Text(Staff) ?? $"Data Source={Path.Combine(Folder, "staff.db")};Foreign Keys=True;Default Timeout=30";

    public bool UsesSqlite => Text(Stories) is null;

    public string SiteUrl => Text(SiteUrlSetting)!; // has a default

    public string DeskUrl => Text(DeskUrlSetting)!; // has a default

    public string SiteAddress => (Text(SiteAddressSetting) ?? SiteUrl).TrimEnd('/');

    /// <summary>Null: the host of each request.</summary>
    public string? DeskAddress => Text(DeskAddressSetting)?.TrimEnd('/');

    public string? CertificateFile => Text(CertificateSetting);

    public string? CertificatePassword => Text(CertificatePasswordSetting);

    public bool BehindProxy => Flag(BehindProxySetting);

    public IReadOnlyList<IPAddress> KnownProxies =>
        [.. (Text(KnownProxiesSetting) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a =>
            IPAddress.TryParse(a, out var address) ? address : throw Wrong(KnownProxiesSetting, $"'{a}' is not an IP address"))];

    public string ExitUrl => Text(ExitUrlSetting)!; // has a default

    /// <summary>Null: looked for.</summary>
    public string? Browser => Text(BrowserSetting);

    public TimeSpan WorkerInterval => TimeSpan.FromSeconds(Whole(WorkerIntervalSetting, 1, 300));

    /// <summary>Never asked in the demonstration, whose accounts are made on the spot.</summary>
    public bool SecondFactor => !IsDemo && Flag(SecondFactorSetting);

    public bool IsDemo { get; private init; }

    public bool LogStories => Flag(ShowStoriesSetting);

    /// <summary>Adds the settings as options of <paramref name="command"/>.</summary>
    public static void AddTo(Command command, IReadOnlyList<Setting> settings)
    {
        command.Add(FileOption);
        foreach (var setting in settings)
        {
            command.Add(setting.Option);
        }
    }

    /// <exception cref="CliFailure">One is wrong; the message names it and says how to put it right.</exception>
    public static InstanceSettings Read(ParseResult options, bool isDemo = false, Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var named = options.GetResult(FileOption) is null ? null : options.GetValue(FileOption);
        var file = named ?? environment("VERTELPUNT_SETTINGS") ?? (File.Exists(FileName) ? FileName : null);
        var settings = new InstanceSettings(options, file is null ? new Dictionary<string, string>() : ReadFile(file), environment) { IsDemo = isDemo };
        settings.Check();
        return settings;
    }

    private void Check()
    {
        string?[] connections = [Text(Stories), Text(Keys), Text(Staff)];
        if (connections.Any(c => c is null) && connections.Any(c => c is not null))
        {
            throw CliFailure.Configuration("For PostgreSQL set stories-connection, keys-connection and staff-connection, all three; for SQLite set none of them.");
        }

        if (connections[0] is not null && connections[0] == connections[1])
        {
            throw CliFailure.Configuration("keys-connection names the stories database. Keys and stories must be in two databases, so that a backup of one is worth nothing without the other.");
        }

        CheckUrl(SiteUrlSetting, SiteUrl, listens: true);
        CheckUrl(DeskUrlSetting, DeskUrl, listens: true);
        CheckUrl(SiteAddressSetting, SiteAddress, listens: false);
        if (DeskAddress is { } desk)
        {
            CheckUrl(DeskAddressSetting, desk, listens: false);
        }

        CheckUrl(ExitUrlSetting, ExitUrl, listens: false);
        if (CertificateFile is { } certificate && !File.Exists(certificate))
        {
            throw Wrong(CertificateSetting, $"there is no file '{certificate}'");
        }

        if (Browser is { } browser && !File.Exists(browser))
        {
            throw Wrong(BrowserSetting, $"there is no program '{browser}'");
        }

        _ = (BehindProxy, KnownProxies, WorkerInterval, SecondFactor, LogStories);
    }

    private void CheckUrl(Setting setting, string value, bool listens)
    {
        if (!Uri.TryCreate(value.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            throw Wrong(setting, "it must be an address such as https://localhost:5100");
        }

        if (listens && url.Scheme == "http" && !BehindProxy)
        {
            throw Wrong(setting, "without a proxy in front (behind-proxy) it must begin with https");
        }
    }

    private string? Text(Setting setting)
    {
        if (_options.GetResult(setting.Option) is { Implicit: false })
        {
            return _options.GetValue(setting.Option);
        }

        return _environment(setting.EnvironmentVariable) is { Length: > 0 } value ? value : _file.GetValueOrDefault(setting.Name) ?? setting.Default;
    }

    private bool Flag(Setting setting) => Text(setting) switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong(setting, "it must be true or false"),
    };

    private int Whole(Setting setting, int min, int max) =>
        int.TryParse(Text(setting), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(setting, $"it must be a whole number from {min} to {max}");

    private static CliFailure Wrong(Setting setting, string why) =>
        CliFailure.Configuration($"The setting {setting.Name} is wrong: {why}. Set it with --{setting.Name}, {setting.EnvironmentVariable} or in {FileName}.");

    private static Dictionary<string, string> ReadFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path, Utf8.Strict), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var values = new Dictionary<string, string>();
            foreach (var field in document.RootElement.EnumerateObject())
            {
                if (All.All(s => s.Name != field.Name))
                {
                    throw CliFailure.Configuration($"The settings file names '{field.Name}', which is no setting. Known: {string.Join(", ", All.Select(s => s.Name))}.");
                }

                values[field.Name] = field.Value.ValueKind switch
                {
                    JsonValueKind.String => field.Value.GetString()!, // a string, as just seen
                    JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => field.Value.GetRawText(),
                    _ => throw CliFailure.Configuration($"In the settings file, '{field.Name}' must be a text, a number, true or false."),
                };
            }

            return values;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliFailure.Configuration($"The settings file '{path}' cannot be read.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw CliFailure.Configuration($"The settings file '{path}' is not a JSON object of settings.");
        }
    }
}
