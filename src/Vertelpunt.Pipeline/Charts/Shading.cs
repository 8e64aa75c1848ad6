namespace Vertelpunt.Pipeline.Charts;

/// <summary>One dot for one story, where <see cref="Patterns.SmallNumbers"/> lets its bin be shown.</summary>
internal static class Dots
{
    /// <summary>Smaller when there are many; 0 when so many that only bins are readable.</summary>
    public static double Radius(int points) => points switch { <= 80 => 2.4, <= 250 => 1.7, <= 600 => 1.2, _ => 0 };
}

/// <summary>Five steps of shade for bins in a plane or triangle.</summary>
internal static class Shading
{
    /// <summary>1 for a bin that is too small to show, else 2 to 5 by how many times more stories it has than if all bins had the same.</summary>
    public static int Step(int? count, int n, int bins)
    {
        if (count is not > 0 || n == 0)
        {
            return 1;
        }

        return ((double)count / n * bins) switch { < 1 => 2, < 1.75 => 3, < 3 => 4, _ => 5 };
    }
}
