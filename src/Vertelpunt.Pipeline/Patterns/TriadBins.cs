using System.Globalization;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>A triangle cut into <c>Order²</c> small triangles of equal size, half of them upside down.</summary>
/// <remarks>
/// A partition: each composition falls in exactly one bin, also on borders and corners.
/// Bins rather than contours, because tellers put many points on corners and edges, where contours mislead.
/// </remarks>
public sealed record TriadBins(int Order)
{
    /// <summary>Fewer stories get larger bins, so that bins hold enough to be shown. Chosen by the whole collection, never by a selection of it.</summary>
    public static TriadBins For(int stories) => new(stories switch { < 60 => 3, < 150 => 4, < 600 => 5, _ => 7 });

    public int Count => Order * Order;

    public int IndexOf(Composed point)
    {
        var (row, rest) = Split(point.Top);
        var (column, leftover) = Split(point.Right);

        // Within its parallelogram a point lies in the upright triangle or in the one upside down.
        var down = rest + leftover >= 1 - 1e-12;
        if (row + column + (down ? 1 : 0) >= Order)
        {
            // Only rounding can bring a point past the left edge: it belongs to the last upright bin of its row.
            column = Order - 1 - row;
            down = false;
        }

        return RowStart(row) + 2 * column + (down ? 1 : 0);

        (int Index, double Leftover) Split(double weight)
        {
            var scaled = Math.Clamp(weight, 0, 1) * Order;
            var index = Math.Min((int)(scaled + 1e-9), Order - 1);
            return (index, Math.Clamp(scaled - index, 0, 1));
        }
    }

    /// <summary>The three corners of a bin.</summary>
    public IReadOnlyList<Composed> Corners(int index)
    {
        var row = 0;
        while (index >= RowStart(row + 1))
        {
            row++;
        }

        var within = index - RowStart(row);
        var column = within / 2;
        return within % 2 == 0
            ? [At(row, column), At(row, column + 1), At(row + 1, column)]
            : [At(row, column + 1), At(row + 1, column + 1), At(row + 1, column)];
    }

    public static string Id(int index) => "t" + index.ToString(CultureInfo.InvariantCulture);

    private int RowStart(int row) => row * (2 * Order - row);

    private Composed At(int top, int right) =>
        new((double)top / Order, (double)(Order - top - right) / Order, (double)right / Order);
}
