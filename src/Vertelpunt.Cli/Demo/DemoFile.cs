using System.Security.Cryptography;
using System.Text.Json;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Demo;

/// <summary>What the demonstration must be able to tell again at the next start: made once per installation, readable by its owner only.</summary>
/// <param name="Password">Of all demo accounts.</param>
/// <param name="TellerCode">Opens the one story that was told with a code.</param>
internal sealed record DemoFile(string Password, string TellerCode)
{
    private static readonly string[] Words =
    [
        "appelboom", "bakfiets", "boswandeling", "brievenbus", "dakgoot", "deurmat", "dropveter", "eikenblad", "fietsbel", "fluitketel", "gootsteen",
        "havermout", "hooiberg", "ijsvogel", "jampot", "kaarslicht", "kersenpit", "kladblok", "klimop", "koekblik", "kruiwagen", "lampion", "lepelaar",
        "marmelade", "molensteen", "nachtvlinder", "notenkraker", "olielamp", "paardenbloem", "peperkoek", "plantenspuit", "regenton", "roeiboot",
        "schaatsriem", "sneeuwklok", "soeplepel", "strandstoel", "tafelkleed", "theedoek", "tuinslang", "uitkijktoren", "vlierbes", "vogelhuis",
        "waslijn", "wegwijzer", "wilgentak", "windvaan", "zandkasteel", "zeepbel", "zilverberk",
    ];

    public static DemoFile CreateOrRead(string folder)
    {
        var path = Path.Combine(folder, "demo.json");
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(path)) ?? throw CliFailure.Configuration($"The file '{path}' is empty; remove the folder to start the demonstration anew.");
        }

        var made = new DemoFile(string.Join('-', RandomNumberGenerator.GetItems<string>(Words, 4)), Storage.Sealing.TellerCode.Create().Grouped);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, made);
        return made;
    }

    /// <inheritdoc/>
    public override string ToString() => "DemoFile";
}
