using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>One dot for one story, where <see cref="SmallNumbers"/> lets its bin be shown.</summary>
internal static class Dots
{
    /// <summary>Smaller when there are many; 0 when so many that only bins are readable.</summary>
    public static double Radius(int points) => points switch { <= 80 => 2.4, <= 250 => 1.7, <= 600 => 1.2, _ => 0 };
}

/// <summary>Five steps of shade for bins in a plane or triangle.</summary>
internal static class Shading
{
    /// <summary>1 for a bin of which nothing may be shown, else 2 to 5 by how many times more stories it has than if all bins had the same.</summary>
    /// <remarks>Bins that are shown together share the shade of their average, and reach step 2 only when that is fairly full.</remarks>
    public static int Step(ShownGroup group, int n, int bins)
    {
        if (group.Stories is not > 0 || n == 0)
        {
            return 1;
        }

        var fullness = (double)group.Stories.Value / group.Cells.Count / n * bins;
        return fullness switch
        {
            < 0.5 when !group.IsExact => 1,
            < 1 => 2,
            < 1.75 => 3,
            < 3 => 4,
            _ => 5,
        };
    }
}
