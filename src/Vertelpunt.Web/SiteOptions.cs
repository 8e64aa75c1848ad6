using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Web;

/// <summary>What the storyteller's site needs to run.</summary>
public sealed record SiteOptions
{
    public required StorageOptions Storage { get; init; }

    public required SiteSecrets Secrets { get; init; }

    /// <summary>Where to listen, such as "https://127.0.0.1:5443"; port 0 picks a free one.</summary>
    public required string[] Urls { get; init; }

    /// <summary>For https addresses; null when a proxy in front ends TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>True when a proxy in front passes on the client's address and scheme (X-Forwarded-For, X-Forwarded-Proto).</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Proxies that are believed besides those on this machine.</summary>
    public IReadOnlyList<IPAddress> KnownProxies { get; init; } = [];

    /// <summary>Where the keys of form tokens are kept, sealed under the site's pepper. Losing it costs open forms their token, nothing more.</summary>
    public required string DataProtectionFolder { get; init; }

    /// <summary>Where 'Snel weg' leads: a site anyone may have open. The only address outside ours that a page ever leads to by itself.</summary>
    public string ExitUrl { get; init; } = "https://www.buienradar.nl/";

    /// <summary>Null: the system's clock.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Adds log providers; what reaches them is filtered by the site.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "SiteOptions";
}
