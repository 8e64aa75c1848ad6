namespace Vertelpunt.Cli.Checks;

/// <summary>What looking at one measure came to.</summary>
internal enum ControlResult
{
    Ok,

    /// <summary>Worth knowing; the measure itself holds.</summary>
    Note,

    Wrong,
}

/// <summary>One measure that was looked at.</summary>
/// <param name="Id">Stable, for programs that read the report: "audit.chain".</param>
/// <param name="What">The measure, as a sentence that is true when all is well.</param>
/// <param name="Detail">What is wrong or worth knowing; null when there is nothing to say. Never a secret, never what a teller wrote.</param>
internal sealed record Control(string Id, string What, ControlResult Result, string? Detail);
