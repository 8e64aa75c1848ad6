namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>What printed answers give away of one that is not printed.</summary>
/// <param name="Sensitive">The answer that is guessed.</param>
/// <param name="Known">The answers that are known.</param>
/// <param name="BaseRate">The share guessed rightly by always naming the usual answer.</param>
/// <param name="Guessed">The share guessed rightly from the known answers.</param>
/// <param name="Bits">How much less surprising the true answer is than by base rates, in bits a person; below 0 when the guess misleads.</param>
/// <param name="Certain">The share of stories in a group of at least two with the same known answers in which all share the sensitive one, and that is not the usual answer: there a number of people protects nobody.</param>
public sealed record InferenceFigures(string Sensitive, string Known, int Stories, double BaseRate, double Guessed, double Bits, double Certain)
{
    public double Gain => Guessed - BaseRate;
}
