using MathNet.Numerics;

namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>A table of counts of two choices, without empty rows or columns, and what can be said about it.</summary>
public sealed class Contingency
{
    /// <summary>More possible tables than this are sampled instead of counted out.</summary>
    private const double MostTables = 2e7;

    private readonly int[,] _counts;

    /// <param name="counts">Rows by columns; those without any story are left out.</param>
    public Contingency(int[,] counts)
    {
        int[] rows = [.. Enumerable.Range(0, counts.GetLength(0)).Where(r => Enumerable.Range(0, counts.GetLength(1)).Any(c => counts[r, c] > 0))];
        int[] columns = [.. Enumerable.Range(0, counts.GetLength(1)).Where(c => rows.Any(r => counts[r, c] > 0))];
        _counts = new int[rows.Length, columns.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                _counts[r, c] = counts[rows[r], columns[c]];
            }
        }

        (Rows, Columns) = (rows.Length, columns.Length);
        RowTotals = [.. Enumerable.Range(0, Rows).Select(r => Enumerable.Range(0, Columns).Sum(c => _counts[r, c]))];
        ColumnTotals = [.. Enumerable.Range(0, Columns).Select(c => Enumerable.Range(0, Rows).Sum(r => _counts[r, c]))];
        N = RowTotals.Sum();
        ChiSquared = Chi();
    }

    public int Rows { get; }

    public int Columns { get; }

    public int N { get; }

    public IReadOnlyList<int> RowTotals { get; }

    public IReadOnlyList<int> ColumnTotals { get; }

    /// <summary>Pearson's statistic, without continuity correction.</summary>
    public double ChiSquared { get; }

    /// <summary>For two by two: with the continuity correction of Yates (1934), never more than the distance itself.</summary>
    public double Yates
    {
        get
        {
            if (Rows != 2 || Columns != 2)
            {
                return double.NaN;
            }

            var off = Math.Abs(_counts[0, 0] - Expected(0, 0));
            var corrected = off - Math.Min(0.5, off);
            return Enumerable.Range(0, 2).Sum(r => Enumerable.Range(0, 2).Sum(c => corrected * corrected / Expected(r, c)));
        }
    }

    public int Df => (Rows - 1) * (Columns - 1);

    /// <summary>By the chi-squared distribution; trust it when <see cref="ExpectedAreLargeEnough"/>.</summary>
    public double P => Tails.ChiSquared(ChiSquared, Df);

    public double Expected(int row, int column) => (double)RowTotals[row] * ColumnTotals[column] / N;

    /// <summary>Cochran's rule: none below 1 and at most a fifth below 5.</summary>
    public bool ExpectedAreLargeEnough
    {
        get
        {
            var expected = Enumerable.Range(0, Rows).SelectMany(r => Enumerable.Range(0, Columns).Select(c => Expected(r, c))).ToList();
            return expected.TrueForAll(e => e >= 1) && expected.Count(e => e < 5) <= 0.2 * expected.Count;
        }
    }

    /// <summary>Haberman (1973): how many standard deviations a cell lies from independence.</summary>
    public double AdjustedResidual(int row, int column)
    {
        var expected = Expected(row, column);
        return (_counts[row, column] - expected) / Math.Sqrt(expected * (1 - (double)RowTotals[row] / N) * (1 - (double)ColumnTotals[column] / N));
    }

    public double CramersV => Df == 0 ? double.NaN : Math.Sqrt(ChiSquared / N / (Math.Min(Rows, Columns) - 1));

    /// <summary>Bergsma (2013): without the upward bias of small tables.</summary>
    public double CramersVCorrected
    {
        get
        {
            double n = N;
            var phi2 = Math.Max(0, ChiSquared / n - Df / (n - 1));
            var rows = Rows - (Rows - 1.0) * (Rows - 1) / (n - 1);
            var columns = Columns - (Columns - 1.0) * (Columns - 1) / (n - 1);
            var room = Math.Min(rows, columns) - 1;
            return Df == 0 || room <= 0 ? double.NaN : Math.Sqrt(phi2 / room);
        }
    }

    /// <summary>95% interval of <see cref="CramersV"/>.</summary>
    public (double Low, double High) CramersVInterval
    {
        get
        {
            var (low, high) = Tails.Noncentrality(ChiSquared, Df);
            double most = N * (Math.Min(Rows, Columns) - 1);
            return (Math.Sqrt(low / most), Math.Min(1, Math.Sqrt(high / most)));
        }
    }

    /// <summary>For two by two: the signed correlation of the two.</summary>
    public double Phi => Rows == 2 && Columns == 2
        ? ((double)_counts[0, 0] * _counts[1, 1] - (double)_counts[0, 1] * _counts[1, 0])
          / Math.Sqrt((double)RowTotals[0] * RowTotals[1] * ColumnTotals[0] * ColumnTotals[1])
        : double.NaN;

    /// <summary>Fisher's exact test, two-sided, for any size of table (Freeman and Halton 1951); null when there are more than <paramref name="mostTables"/> to count out.</summary>
    public double? FisherExact(double mostTables = MostTables)
    {
        if (Df == 0)
        {
            return 1;
        }

        // Few columns make short rows, and the last row is fixed by the others.
        var (rows, columns) = Rows >= Columns ? (RowTotals, ColumnTotals) : (ColumnTotals, RowTotals);
        var tables = rows.OrderDescending().Skip(1).Aggregate(1.0, (most, total) => most * SpecialFunctions.Binomial(total + columns.Count - 1, columns.Count - 1));
        if (tables > mostTables)
        {
            return null;
        }

        var log = LogFactorials(N);
        var fixedPart = RowTotals.Sum(t => log[t]) + ColumnTotals.Sum(t => log[t]) - log[N];
        var observed = fixedPart - Enumerable.Range(0, Rows).Sum(r => Enumerable.Range(0, Columns).Sum(c => log[_counts[r, c]]));
        var limit = observed + 1e-7; // as R: tables this much likelier still count as equally likely
        var order = rows.Order().ToArray();
        var left = columns.ToArray();
        return Math.Min(1, Fill(0, 0, order[0], fixedPart));

        double Fill(int row, int column, int rest, double sofar)
        {
            if (row == order.Length - 1)
            {
                var total = sofar - left.Sum(l => log[l]);
                return total <= limit ? Math.Exp(total) : 0;
            }

            if (column == left.Length - 1)
            {
                if (rest > left[column])
                {
                    return 0;
                }

                left[column] -= rest;
                var sum = Fill(row + 1, 0, order[row + 1], sofar - log[rest]);
                left[column] += rest;
                return sum;
            }

            var p = 0.0;
            for (var take = 0; take <= Math.Min(rest, left[column]); take++)
            {
                left[column] -= take;
                p += Fill(row, column + 1, rest - take, sofar - log[take]);
                left[column] += take;
            }

            return p;
        }
    }

    /// <summary>The chance of a chi-squared at least this large among tables with the same totals, by seeded sampling (Hope 1968).</summary>
    public double MonteCarloP(int samples = 1999, int seed = 1)
    {
        int[] rowOf = [.. RowTotals.SelectMany((t, r) => Enumerable.Repeat(r, t))];
        int[] columnOf = [.. ColumnTotals.SelectMany((t, c) => Enumerable.Repeat(c, t))];
        var random = new Random(seed);
        var (table, atLeast) = (new int[Rows, Columns], 0);
        for (var s = 0; s < samples; s++)
        {
            random.Shuffle(columnOf);
            Array.Clear(table);
            for (var i = 0; i < rowOf.Length; i++)
            {
                table[rowOf[i], columnOf[i]]++;
            }

            double x = 0;
            for (var r = 0; r < Rows; r++)
            {
                for (var c = 0; c < Columns; c++)
                {
                    var e = Expected(r, c);
                    x += (table[r, c] - e) * (table[r, c] - e) / e;
                }
            }

            atLeast += x >= ChiSquared * (1 - 1e-12) ? 1 : 0;
        }

        return (1.0 + atLeast) / (samples + 1);
    }

    private double Chi()
    {
        var sum = 0.0;
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                var e = Expected(r, c);
                sum += (_counts[r, c] - e) * (_counts[r, c] - e) / e;
            }
        }

        return sum;
    }

    private static double[] LogFactorials(int n)
    {
        var log = new double[n + 1];
        for (var i = 2; i <= n; i++)
        {
            log[i] = log[i - 1] + Math.Log(i);
        }

        return log;
    }
}
