namespace Vertelpunt.Pipeline.Charts;

/// <summary>What each class of mark looks like: as attributes in the drawing, and as a style sheet for light, dark and paper.</summary>
public static class ChartLook
{
    /// <summary>Teal: the data.</summary>
    public const string Data = "#1C5A57";

    /// <summary>Terracotta: what the data is compared with.</summary>
    public const string Compare = "#B4532A";

    /// <summary>Five steps, light to dark; each differs from the next in lightness too, so it survives a grey printer.</summary>
    public static IReadOnlyList<string> Ramp { get; } = ["#E4EDEB", "#B5D0CC", "#7FAFA9", "#447F7A", "#1C5A57"];

    /// <summary>For more than two groups, from Okabe and Ito (2008), after teal and terracotta.</summary>
    public static IReadOnlyList<string> Groups { get; } = [Data, Compare, "#0072B2", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D1F", "#555555"];

    /// <summary>To serve as a file beside a page's own style sheet. The drawings need it only for the dark variant and for focus.</summary>
    public static string StyleSheet { get; } = """
        .chart { max-width: 100%; height: auto; color: inherit; overflow: visible; }
        .chart a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
        .chart a:hover .data, .chart a:hover .bin { opacity: .85; }
        .chart-table { border-collapse: collapse; }
        .chart-table th, .chart-table td { padding: .15rem .75rem .15rem 0; text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; }
        .chart-figure { margin: 0; }
        .chart-sees { font-weight: 600; margin: 0 0 .75rem; }
        .chart-sure { margin: .5rem 0 0; }
        @media (prefers-color-scheme: dark) {
          .chart .data { fill: #7FC4BC; }
          .chart .compare { fill: #E58B62; }
          .chart .ondata { fill: #1B1B1F; }
          .chart .grid { stroke: #55534E; }
          .chart .ring-halo { stroke: #1B1B1F; }
          .chart .together { fill: none; stroke: #7FC4BC; }
          .chart .hatch { stroke: #7FC4BC; }
          .chart .ramp1 { fill: #24302F; } .chart .ramp2 { fill: #2C4B48; } .chart .ramp3 { fill: #3B736E; }
          .chart .ramp4 { fill: #5A9F98; } .chart .ramp5 { fill: #8FD0C8; }
        }
        @media print {
          .chart { color: #000; break-inside: avoid; }
        }

        """;

    /// <summary>The presentation attributes of a class, with a leading space.</summary>
    internal static string Attributes(string @class) => @class switch
    {
        "data" => $" fill=\"{Data}\"",
        "compare" => $" fill=\"{Compare}\"",
        "together" => $" fill=\"none\" stroke=\"{Data}\"",
        "hatch" => $" fill=\"none\" stroke=\"{Data}\" stroke-width=\"1.5\"",
        "dot" => $" fill=\"#26262B\" fill-opacity=\"0.75\"",
        "dot-halo" or "plate" => " fill=\"#ffffff\" fill-opacity=\"0.85\"",
        "ring" => " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"",
        "ring-halo" => " fill=\"none\" stroke=\"#ffffff\" stroke-width=\"5.5\"",
        "axis" => " fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.25\"",
        "interval" => " fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"",
        "grid" => " fill=\"none\" stroke=\"#D9D1C5\"",
        "absent" => " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.5\" stroke-dasharray=\"2 3\"",
        "marker" => " fill=\"currentColor\"",
        "data tile" => $" fill=\"{Data}\" stroke=\"#ffffff\"",
        _ when @class.Split(' ').FirstOrDefault(c => c.StartsWith("ramp", StringComparison.Ordinal)) is { } ramp => $" fill=\"{Ramp[ramp[4] - '1']}\" stroke=\"#ffffff\"",
        _ when @class.StartsWith("group", StringComparison.Ordinal) => $" fill=\"#ffffff\" stroke=\"{Groups[@class[5] - '0']}\" stroke-width=\"4\"",
        _ => throw new ArgumentOutOfRangeException(nameof(@class), @class, "Not a mark that charts use."),
    };
}
