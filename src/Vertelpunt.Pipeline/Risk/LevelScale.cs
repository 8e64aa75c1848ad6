using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What a text tells, in the terms that careful readers weigh, and the level they would give it.</summary>
/// <remarks>
/// Facts read from running text say less than facts that are given: whose they are and whether they still hold is uncertain, and readers do not count people. So the level of a text comes from
/// a scale fitted on the annotated levels of the training stories (docs/risk.md, 'Levels of a text'). Every signal grows with what is told and no weight is negative.
/// </remarks>
public sealed class LevelScale
{
    private static readonly FactType[] Types =
        [FactType.Place, FactType.Profession, FactType.Family, FactType.Origin, FactType.Religion, FactType.Health, FactType.Orientation, FactType.Organisation, FactType.Event];

    private static readonly CueKind[] Kinds = Enum.GetValues<CueKind>();

    private readonly RiskModel model;
    private readonly double[] weights;
    private readonly IReadOnlyList<double> cuts;

    internal LevelScale(RiskModel model)
    {
        this.model = model;
        weights = [.. Signals.Select(s => model.Parameters.Readers.Weights[s])];
        cuts = model.Parameters.Readers.Cuts;
    }

    /// <summary>The names of the signals in <see cref="ReaderScale.Weights"/>: how many powers of ten fewer people fit than there are; the same for the most telling fact of each type alone;
    /// each kind of cue; a day; and what only weighs together.</summary>
    public static IReadOnlyList<string> Signals { get; } =
        ["people", .. Types.Select(RiskParameters.KeyOf), .. Kinds.Select(k => "cue" + k), "day", "eventOnDay", "eventNamed", "eventInNews", "office", "officeNamed", "ownOfficeNamed"];

    /// <summary>The signals that facts of each type give by themselves, at their current levels.</summary>
    internal double[] Rarities(IEnumerable<Fact> facts)
    {
        var signals = new double[Types.Length];
        foreach (var fact in facts)
        {
            var type = Array.IndexOf(Types, fact.Type);
            if (type >= 0)
            {
                signals[type] = Math.Max(signals[type], -Math.Log10(Math.Max(1e-9, Cells.Overall(model.People, fact.Current.Share))));
            }
        }

        return signals;
    }

    /// <summary>All signals of a story.</summary>
    /// <param name="fewest">ln Λ of the person whom the fewest fit.</param>
    internal double[] Of(double fewest, IReadOnlyList<Fact> facts, RuleContext context, bool hasOfficeRule)
    {
        var named = facts.Any(IsNamed);
        // Detection finds a third of the events at most: words for an incident stand in for them where something else makes it possible to look the event up.
        var striking = context.Has(CueKind.Incident) || Told(f => f.Type == FactType.Event);
        bool Told(Func<Fact, bool> which) => facts.Any(which);
        return
        [
            PowersOfTen(fewest),
            .. Rarities(facts),
            .. Kinds.Select(k => One(context.Has(k))),
            One(context.HasDay),
            One(striking && context.HasDay),
            One(striking && named),
            One(striking && (context.Has(CueKind.News) || context.Has(CueKind.Court))),
            One(hasOfficeRule),
            One(named && Told(f => f is { IsOffice: true, Level: 0 })),
            One(named && Told(f => f is { IsOffice: true, Level: 0, Subject: FactSubject.Teller })),
        ];
    }

    internal double Score(double[] signals)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * signals[i];
        }

        return sum;
    }

    /// <summary>A score no larger than that of any story with these: for giving up early in a search.</summary>
    internal double LeastScore(double fewest, double[] rarities)
    {
        var sum = weights[0] * PowersOfTen(fewest);
        for (var i = 0; i < rarities.Length; i++)
        {
            sum += weights[i + 1] * rarities[i];
        }

        return sum;
    }

    internal RiskLevel LevelOf(double score) => (RiskLevel)cuts.Count(cut => score > cut);

    private double PowersOfTen(double fewest) => Math.Max(0, Math.Log10(model.People.Sum()) - Math.Log10(1 + Math.Exp(fewest)));

    private static double One(bool condition) => condition ? 1 : 0;

    private static bool IsNamed(Fact fact) =>
        fact is { Type: FactType.Organisation, Level: 0 } || (fact.Type == FactType.Place && fact.Current.Name is "plaats" or "gemeente");
}
