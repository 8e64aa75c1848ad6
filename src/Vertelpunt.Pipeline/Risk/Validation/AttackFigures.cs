namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>How often an attacker who must choose one of many names the right one.</summary>
/// <param name="Attack">What is compared with what.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Candidates">Among how many each time.</param>
/// <param name="RecallAt1">The share of tries whose likeliest candidate is right; ties count in part.</param>
/// <param name="RecallAt10">The share whose right one is among the ten likeliest.</param>
public sealed record AttackFigures(string Attack, int Tries, int Candidates, double RecallAt1, double RecallAt10)
{
    /// <summary>What guessing would reach.</summary>
    public double Chance => 1.0 / Candidates;

    /// <summary>Tries every one of <paramref name="count"/> against all, of which the one with its own number is right.</summary>
    /// <param name="likeness">How likely try i is candidate j; only its order counts.</param>
    public static AttackFigures Of(string attack, int count, Func<int, int, double> likeness)
    {
        double first = 0, ten = 0;
        for (var i = 0; i < count; i++)
        {
            var own = likeness(i, i);
            int above = 0, same = 0;
            for (var j = 0; j < count; j++)
            {
                var other = j == i ? double.NaN : likeness(i, j);
                above += other > own ? 1 : 0;
                same += other == own ? 1 : 0;
            }

            // Among equals the attacker picks blindly.
            first += above == 0 ? 1.0 / (1 + same) : 0;
            ten += Math.Clamp((10.0 - above) / (1 + same), 0, 1);
        }

        return new(attack, count, count, count == 0 ? 0 : first / count, count == 0 ? 0 : ten / count);
    }
}
