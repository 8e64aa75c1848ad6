using System.Globalization;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>Rounds and writes figures as Python's round(x, 4) and print do, so that both tools agree to the last digit.</summary>
internal static class Rounded
{
    public static string ToText(double? value)
    {
        if (value is not { } x)
        {
            return "None";
        }

        var rounded = ToFour(x);
        var text = rounded.ToString("0.0###", CultureInfo.InvariantCulture);
        return rounded is > 0 and < 0.0001m ? rounded.ToString("0.#e-00", CultureInfo.InvariantCulture) : text;
    }

    // The exact decimal expansion of the double decides; only a true tie goes to the even neighbour.
    private static decimal ToFour(double x)
    {
        var exact = x.ToString("F60", CultureInfo.InvariantCulture);
        var cut = exact.IndexOf('.', StringComparison.Ordinal) + 5;
        var kept = decimal.Parse(exact.AsSpan(0, cut), CultureInfo.InvariantCulture);
        var rest = exact.AsSpan(cut);
        var tie = rest[0] == '5' && rest[1..].IndexOfAnyExcept('0') < 0;
        var lastIsOdd = (exact[cut - 1] - '0') % 2 == 1;
        return rest[0] > '5' || (rest[0] == '5' && (!tie || lastIsOdd)) ? kept + 0.0001m : kept;
    }
}
