namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>How well links that the product tells are true.</summary>
/// <param name="Stories">How many stories were looked at together, two of each teller.</param>
/// <param name="Told">Pairs told to be linked.</param>
/// <param name="Right">Of those, pairs that are by one teller.</param>
public sealed record LinkFigures(string Attack, int Stories, int Told, int Right)
{
    /// <summary>The share of tellers whose two stories were linked.</summary>
    public double Found => Stories == 0 ? 0 : Right / (Stories / 2.0);

    /// <summary>The share of links that are true; 1 where none was told.</summary>
    public double Precision => Told == 0 ? 1 : Right / (double)Told;
}
