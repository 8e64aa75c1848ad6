using System.Globalization;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Nine zones of a plane, three by three, numbered row by row from the low corner.</summary>
/// <remarks>A partition: a point on a border belongs to the higher zone, the far edges to the last.</remarks>
public static class PlaneZones
{
    public const int Side = 3;

    public const int Count = Side * Side;

    public static int IndexOf(double x, double y) => Along(y) * Side + Along(x);

    public static string Id(int index) => "z" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of a stone's zone among the cells of its question.</summary>
    public static string Of(string stoneId, string zone) => stoneId + ":" + zone;

    private static int Along(double v) => Math.Clamp((int)(v * Side / 100.0), 0, Side - 1);
}
