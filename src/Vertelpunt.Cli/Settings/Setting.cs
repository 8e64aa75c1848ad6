using System.CommandLine;

namespace Vertelpunt.Cli.Settings;

/// <summary>Something an installation can set, under one name in three places: an option, an environment variable, a field of the settings file.</summary>
/// <param name="Name">Lower case with dashes, such as "site-url".</param>
/// <param name="Description">For help and docs/configuration.md.</param>
/// <param name="Default">What holds when nothing is set; null when there is no value then.</param>
public sealed record Setting(string Name, string Description, string? Default = null)
{
    public Option<string?> Option { get; } = new("--" + Name) { Description = Default is null ? Description : $"{Description} [default: {Default}]", HelpName = "VALUE" };

    public string EnvironmentVariable => "VERTELPUNT_" + Name.ToUpperInvariant().Replace('-', '_');
}
