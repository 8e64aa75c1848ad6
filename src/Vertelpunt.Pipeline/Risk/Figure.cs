namespace Vertelpunt.Pipeline.Risk;

/// <summary>A share of the people with what a wider wording would be.</summary>
/// <param name="Name">The row of the table.</param>
/// <param name="Share">Of each cell, 0 to 1.</param>
/// <param name="Wider">Plain words one step up.</param>
/// <param name="WiderShare">The share that fits those.</param>
internal sealed record Figure(string Name, double[] Share, string Wider, double[] WiderShare, string SourceClass, bool IsOffice = false, bool IsUnknown = false)
{
    /// <summary>A known form that only women carry, such as 'weduwe' or 'verpleegster'.</summary>
    public bool TellsWoman { get; init; }

    /// <summary>The word people use for it: the first form of its row.</summary>
    public string Word { get; init; } = "";

    /// <summary>The wider words in English, for professions.</summary>
    public string WiderEnglish { get; init; } = "";
}
