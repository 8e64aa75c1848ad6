namespace Vertelpunt.Pipeline.Risk;

/// <summary>Figures and parameters of the risk model. Immutable; made once.</summary>
/// <remarks>See docs/risk.md for the model and data/population/SOURCE.md for the figures.</remarks>
public sealed class RiskModel
{
    private RiskModel(Gazetteer gazetteer, Figures figures, RiskParameters parameters)
    {
        Gazetteer = gazetteer;
        Figures = figures;
        Parameters = parameters;
    }

    public Gazetteer Gazetteer { get; }

    public RiskParameters Parameters { get; }

    /// <summary>People per cell in the whole country: what every share refers to.</summary>
    public double[] People => Gazetteer.Netherlands.People;

    internal Figures Figures { get; }

    /// <summary>Reads the tables under <paramref name="dataFolder"/>/population.</summary>
    /// <exception cref="InvalidDataException">A table is missing or damaged; the message names file and line.</exception>
    public static RiskModel Load(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "population");
        var gazetteer = Gazetteer.Load(folder);
        return new(gazetteer, new Figures(folder, gazetteer.Netherlands.People), RiskParameters.Load(Path.Combine(folder, "parameters.json")));
    }

    /// <summary>The same figures with other parameters, for fitting.</summary>
    public RiskModel With(RiskParameters parameters) => new(Gazetteer, Figures, parameters);
}
