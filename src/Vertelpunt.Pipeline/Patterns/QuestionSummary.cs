using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>How often one possible answer (or one bin or zone of answers) was given.</summary>
/// <param name="Cell">Option id, or the id of a bin or zone.</param>
/// <param name="Stories">How many stories have it.</param>
/// <param name="Tellers">
/// How many different people that is; thresholds look at this. A teller whose linked stories lie in several cells of which only one
/// can be chosen counts in the first of them only, so that adding cells up never counts a person twice.
/// </param>
public sealed record Tally(string Cell, int Stories, int Tellers);

/// <summary>The answers to one question, counted. True numbers: what may be shown of them is for <see cref="SmallNumbers"/> to say.</summary>
/// <remarks>"Does not apply" and "left blank" are counted apart and take no part in anything else.</remarks>
public abstract record QuestionSummary
{
    private protected QuestionSummary() { }

    public required string QuestionId { get; init; }

    /// <summary>Stories with a real answer: the n of everything else here.</summary>
    public required int Answered { get; init; }

    /// <summary>Different people among <see cref="Answered"/>.</summary>
    public required int Tellers { get; init; }

    public required int DoesNotApply { get; init; }

    public required int Blank { get; init; }

    /// <summary>Stories whose teller never saw the question.</summary>
    public required int NotAsked { get; init; }

    /// <summary>One per option, bin or zone, in form or spatial order, zeros included.</summary>
    public required IReadOnlyList<Tally> Cells { get; init; }

    /// <summary>How cells may be put together when some are too small.</summary>
    public abstract CellLayout Layout { get; }

    /// <summary>Counts the answers to <paramref name="question"/>.</summary>
    public static QuestionSummary Of(Question question, IReadOnlyCollection<AnsweredStory> stories) => Counting.Summarise(question, stories);

    /// <summary>Counts loose answers, each taken as another person's.</summary>
    public static QuestionSummary Of(Question question, IEnumerable<Answer> answers) =>
        Counting.Summarise(question, [.. answers.Select((a, i) => (a, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))], notAsked: 0);
}

/// <summary>How the cells of a question lie to each other.</summary>
public enum CellLayout
{
    /// <summary>Each answer is in exactly one cell; any two may be joined.</summary>
    Separate,

    /// <summary>As <see cref="Separate"/>, but only neighbours may be joined.</summary>
    Ordered,

    /// <summary>As <see cref="Separate"/>, in a plane: an empty cell is shown like a small one.</summary>
    Spatial,

    /// <summary>An answer may be in several cells; each cell stands against its own complement.</summary>
    Overlapping,
}

/// <summary>Single and multiple choice; the cells are options, with <see cref="Chosen.OtherId"/> last where 'other' is allowed.</summary>
public sealed record ChoiceSummary(bool Multiple) : QuestionSummary
{
    public override CellLayout Layout => Multiple ? CellLayout.Overlapping : CellLayout.Separate;
}

/// <summary>A scale; the cells are <see cref="ScaleBins.Count"/> bins of equal width.</summary>
/// <param name="Values">0 to 100, ascending.</param>
public sealed record ScaleSummary(IReadOnlyList<double> Values) : QuestionSummary
{
    public override CellLayout Layout => CellLayout.Ordered;
}

/// <summary>A triad; the cells are the small triangles of <see cref="TriadBins"/>.</summary>
/// <param name="Points">In no order that tells anything: sorted.</param>
/// <param name="Centre">The closed geometric mean; null without answers.</param>
public sealed record TriadSummary(IReadOnlyList<Composed> Points, Composed? Centre, TriadBins Bins) : QuestionSummary
{
    public override CellLayout Layout => CellLayout.Spatial;
}

/// <summary>Stones on a plane: one set of zones for each stone.</summary>
public sealed record PlacementSummary(IReadOnlyList<StoneSummary> Stones) : QuestionSummary
{
    public override CellLayout Layout => CellLayout.Spatial;
}

/// <summary>Where one stone was put; the cells are the zones of <see cref="PlaneZones"/>.</summary>
public sealed record StoneSummary(string StoneId, IReadOnlyList<PlacedStone> Points, IReadOnlyList<Tally> Zones)
{
    public int Placed => Points.Count;

    /// <summary>The middle in each direction, by itself; (50, 50) when nobody placed it.</summary>
    public (double X, double Y) Median { get; } = Points.Count == 0
        ? (50, 50)
        : (Middle([.. Points.Select(p => p.X)]), Middle([.. Points.Select(p => p.Y)]));

    private static double Middle(double[] values)
    {
        Array.Sort(values);
        return Quantiles.At(values, 0.5);
    }
}

/// <summary>Short texts; the only thing counted is length, in words, binned.</summary>
public sealed record TextSummary(IReadOnlyList<int> Lengths) : QuestionSummary
{
    public override CellLayout Layout => CellLayout.Ordered;
}
