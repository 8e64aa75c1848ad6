using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Where the levels begin. Grounds in docs/risk.md: 1/11 is what EMA and Health Canada ask of public release, 1/20 and 1/3 are the usual cell rules.</summary>
public sealed record RiskThresholds
{
    /// <summary>High when P(K &lt; 11) is above this.</summary>
    public double PBelow11High { get; init; } = 0.05;

    /// <summary>
    /// A remedy must bring P(K &lt; 11) down to this. Stricter than the level: the search picks what just passes, and so what happens to be overestimated.
    /// </summary>
    public double PBelow11Remedy { get; init; } = 0.01;

    /// <summary>High when the match probability is above this.</summary>
    public double MatchHigh { get; init; } = 0.09;

    /// <summary>Medium when P(K &lt; 20) is above this.</summary>
    public double PBelow20Medium { get; init; } = 0.05;

    /// <summary>Medium when the match probability is above this.</summary>
    public double MatchMedium { get; init; } = 0.05;

    /// <summary>Medium when the match probability within the invited group is above this.</summary>
    public double GroupMatchMedium { get; init; } = 0.33;

    /// <summary>Exclude when the match probability is at least this.</summary>
    public double MatchExclude { get; init; } = 0.33;

    /// <summary>The same where facts were read from running text, which errs: fitted on the training stories.</summary>
    public double MatchExcludeRead { get; init; } = 0.9;

    /// <summary>Exclude when an office with its place fits at most this many people.</summary>
    public double OfficeHolders { get; init; } = 3;
}

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

    /// <summary>
    /// What a fact that was read from running text is worth, by type, by hint, and by "relative", "other" and "secondPlace": the chance that it is read rightly, is about that
    /// person, still holds, and can be looked up. Fitted on the training stories. Facts that are given as facts count in full.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Reading { get; init; }

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
            if (!read.Visibility.ContainsKey(KeyOf(type)) || !read.Reading.ContainsKey(KeyOf(type)))
            {
                throw new InvalidDataException($"{path}: visibility.{KeyOf(type)} or reading.{KeyOf(type)} is missing.");
            }
        }

        foreach (var name in (string[])["office", "relative", "other", "secondPlace", "incident", "court", "news", "only"])
        {
            if (!read.Reading.ContainsKey(name))
            {
                throw new InvalidDataException($"{path}: reading.{name} is missing.");
            }
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
