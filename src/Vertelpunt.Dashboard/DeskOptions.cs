using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Dashboard;

/// <summary>What the staff side needs to run.</summary>
public sealed record DeskOptions
{
    /// <summary>The stories and the key database.</summary>
    public required StorageOptions Storage { get; init; }

    public required StaffSecrets Secrets { get; init; }

    /// <summary>What codes of tellers are made with; null where the desk was not given it, and forms on paper then have no code.</summary>
    public SiteSecrets? TellerSecrets { get; init; }

    /// <summary>Connection string of the accounts: a database of their own (of the same provider as the stories), without a key in common with stories.</summary>
    public required string StaffConnection { get; init; }

    /// <summary>Addresses to listen on, such as "https://127.0.0.1:5444"; port 0 picks a free one.</summary>
    public required string[] Urls { get; init; }

    /// <summary>For https addresses; null only behind a proxy that ends TLS, or on http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>True when a proxy in front ends TLS: requests then count as https.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Where the keys of cookies are kept, encrypted.</summary>
    public required string DataProtectionFolder { get; init; }

    /// <summary>Redacts and assesses again after an edit; share it with the worker in the same process.</summary>
    public required StoryProcessor Processor { get; init; }

    /// <summary>The browser that makes PDF of packs; null looks for one on this machine.</summary>
    public string? BrowserPath { get; init; }

    /// <summary>False lets people in with a password alone. For the demonstration only: every page then says so.</summary>
    public bool SecondFactorRequired { get; init; } = true;

    /// <summary>Where tellers reach the storyteller's site, such as "https://vertel.example.nl"; for the addresses of invitation links.</summary>
    public string SiteAddress { get; init; } = "https://localhost:5100";

    /// <summary>The address people type for this desk, such as "https://team.vertel.example.nl"; null takes the host of each request.</summary>
    public string? DeskAddress { get; init; }

    /// <summary>Null: the system's clock.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Adds log providers. Messages hold ids, counts and durations, never text.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>The host name that passkeys belong to; null takes that of the request.</summary>
    internal string? DeskDomain => Uri.TryCreate(DeskAddress, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns ? address.Host : null;

    internal TimeProvider Time => TimeProvider ?? System.TimeProvider.System;

    /// <inheritdoc/>
    public override string ToString() => "DeskOptions";
}
