using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>The numbers of the model, kept in data/population/parameters.json.</summary>
public sealed record RiskParameters
{
    /// <summary>Names model and figures in every assessment.</summary>
    public required string Version { get; init; }

    /// <summary>The year in which birth years become ages.</summary>
    public required int ReferenceYear { get; init; }

    /// <summary>τ by class of source.</summary>
    public required IReadOnlyDictionary<string, double> Tau { get; init; }

    /// <summary>What is added to ln Λ for each fact beyond place, age and sex: facts of one person go together, so real sets are larger than the product.</summary>
    public double ShiftPerFact { get; init; }

    /// <summary>κ by fact type.</summary>
    public required IReadOnlyDictionary<string, double> Visibility { get; init; }

    /// <summary>What a tie with a second place is worth beside the home, 0 to 1.</summary>
    public required double SecondPlaceWeight { get; init; }

    /// <summary>How readers weigh what a story tells, fitted on the training stories.</summary>
    public required ReaderScale Readers { get; init; }

    public RiskThresholds Thresholds { get; init; } = new();

    /// <exception cref="InvalidDataException">The file is missing, not JSON, or lacks a class or type.</exception>
    public static RiskParameters Load(string path)
    {
        RiskParameters? read;
        try
        {
            read = JsonSerializer.Deserialize<RiskParameters>(File.ReadAllText(path), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new InvalidDataException($"{path} could not be read as risk parameters: {e.Message}", e);
        }

        if (read is null)
        {
            throw new InvalidDataException($"{path} holds no risk parameters.");
        }

        foreach (var name in (string[])["core", "conditional", "national", "literature", "estimate"])
        {
            if (!read.Tau.ContainsKey(name))
            {
                throw new InvalidDataException($"{path}: tau.{name} is missing.");
            }
        }

        foreach (var type in Enum.GetValues<FactType>())
        {
            if (!read.Visibility.ContainsKey(KeyOf(type)))
            {
                throw new InvalidDataException($"{path}: visibility.{KeyOf(type)} is missing.");
            }
        }

        foreach (var signal in LevelScale.Signals)
        {
            if (!read.Readers.Weights.TryGetValue(signal, out var weight) || weight < 0)
            {
                throw new InvalidDataException($"{path}: readers.weights.{signal} is missing or below 0.");
            }
        }

        if (read.Readers.Cuts is not [var low, var medium, var high] || low > medium || medium > high)
        {
            throw new InvalidDataException($"{path}: readers.cuts must be three numbers that do not fall.");
        }

        return read;
    }

    /// <summary>Writes the parameters, complete or not at all.</summary>
    public void Save(string path)
    {
        var beside = path + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(this, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }) + "\n");
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The name of a type in files.</summary>
    public static string KeyOf(FactType type) => type.ToString().ToLowerInvariant();

    /// <summary>τ of a class; an unknown class counts as an estimate.</summary>
    public double TauOf(string sourceClass) => Tau.TryGetValue(sourceClass, out var tau) ? tau : Tau["estimate"];

    public double VisibilityOf(FactType type) => Visibility[KeyOf(type)];
}
