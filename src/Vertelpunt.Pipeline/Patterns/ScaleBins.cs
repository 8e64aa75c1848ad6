using System.Globalization;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Ten bins of a scale: [0,10), [10,20), ... [90,100].</summary>
public static class ScaleBins
{
    public const int Count = 10;

    public const double Width = 100.0 / Count;

    public static int IndexOf(double value) => Math.Clamp((int)(value / Width), 0, Count - 1);

    public static string Id(int index) => "b" + index.ToString(CultureInfo.InvariantCulture);

    public static double From(int index) => index * Width;
}
