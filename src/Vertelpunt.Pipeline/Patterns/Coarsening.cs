using System.Collections.Concurrent;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Decides, for every set of variables, how coarse each must be so that no block of their table is too small.</summary>
/// <remarks>
/// <para>
/// Each variable in a set gets a partition of its cells into lumps. A block is one lump of each variable. All blocks hold at least
/// <see cref="SmallNumbers.Threshold"/> people; for two or more variables that goes for empty blocks too, since "nobody here" lets one
/// selection be subtracted from another. The partition in a larger set is never finer than in a smaller one.
/// </para>
/// <para>
/// Why sums and differences of shown numbers give nothing away: write a function of one variable as its mean plus a part with mean zero, and
/// functions of several as products of these. What is shown about a set of variables is spanned by products of functions constant on lumps.
/// For a selection that fixes exactly the variables S, the product of its mean-zero parts can come only from tables over S or more variables,
/// and there each factor must be constant on the lumps of S, since larger sets are coarser. So a count can be derived by adding and
/// subtracting only if its selection is made of whole lumps of S: then it is a sum of blocks, each large enough.
/// </para>
/// </remarks>
internal sealed class Coarsening(SmallNumbers smallNumbers, byte[] isFirstOfTeller)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, int[]>> _known = new();

    /// <summary>Per variable, the lump of each cell: lumps are numbered from 0.</summary>
    /// <param name="variables">Different ones; the order does not matter.</param>
    public IReadOnlyDictionary<string, int[]> Of(IReadOnlyList<Variable> variables)
    {
        Variable[] sorted = [.. variables.OrderBy(v => v.Id, StringComparer.Ordinal)];
        return _known.GetOrAdd(string.Join('\n', sorted.Select(v => v.Id)), _ => Decide(sorted));
    }

    private IReadOnlyDictionary<string, int[]> Decide(Variable[] variables)
    {
        if (variables.Length == 1)
        {
            return new Dictionary<string, int[]> { [variables[0].Id] = Alone(variables[0]) };
        }

        // Not finer than in any smaller set.
        var lumps = variables.Select(v => Enumerable.Range(0, v.Cells.Count).ToArray()).ToArray();
        for (var without = 0; without < variables.Length; without++)
        {
            var smaller = Of([.. variables.Where((_, i) => i != without)]);
            for (var v = 0; v < variables.Length; v++)
            {
                if (v != without)
                {
                    Join(lumps[v], smaller[variables[v].Id]);
                }
            }
        }

        var sizes = variables.Select(v => v.Cells.Count).ToArray();
        var counts = Count(variables, sizes);
        while (Smallest(counts, lumps, sizes) is { } block)
        {
            // The variable with the most lumps loses the least by having one less.
            var v = Enumerable.Range(0, variables.Length).OrderByDescending(i => lumps[i].Distinct().Count()).First();
            if (lumps[v].Distinct().Count() == 1)
            {
                break;
            }

            Merge(variables[v], lumps[v], block[v], Margin(counts, sizes, lumps, v));
        }

        return variables.Select((v, i) => (v.Id, Renumber(lumps[i]))).ToDictionary(x => x.Id, x => x.Item2);
    }

    private int[] Alone(Variable variable)
    {
        var counts = Count([variable], [variable.Cells.Count]);
        var tallies = variable.Cells.Select((c, i) => new Tally(c, counts[i], counts[i])).ToList();

        // An option of a multiple choice and its complement are both cells here, and are shown both or neither.
        var shown = smallNumbers.Show(tallies, variable.Layout, counts.Sum(), counts.Sum());
        return Renumber([.. variable.Cells.Select(c => shown.Groups.ToList().FindIndex(g => g.Cells.Contains(c)))]);
    }

    private int[] Count(Variable[] variables, int[] sizes)
    {
        var counts = new int[sizes.Aggregate(1, (a, b) => a * b)];
        for (var story = 0; story < isFirstOfTeller.Length; story++)
        {
            var at = 0;
            for (var v = 0; v < variables.Length; v++)
            {
                var code = variables[v].Codes[story];
                if (code < 0)
                {
                    at = -1;
                    break;
                }

                at = at * sizes[v] + code;
            }

            if (at >= 0)
            {
                counts[at] += isFirstOfTeller[story];
            }
        }

        return counts;
    }

    /// <summary>The lumps of the smallest block, or null when none is too small.</summary>
    private int[]? Smallest(int[] counts, int[][] lumps, int[] sizes)
    {
        var widths = lumps.Select(l => l.Max() + 1).ToArray();
        var blocks = new int[widths.Aggregate(1, (a, b) => a * b)];
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] > 0)
            {
                var (rest, at, weight) = (cell, 0, 1);
                for (var v = sizes.Length - 1; v >= 0; v--)
                {
                    at += lumps[v][rest % sizes[v]] * weight;
                    weight *= widths[v];
                    rest /= sizes[v];
                }

                blocks[at] += counts[cell];
            }
        }

        int[]? smallest = null;
        var least = smallNumbers.Threshold;
        for (var at = 0; at < blocks.Length; at++)
        {
            if (blocks[at] < least)
            {
                var lump = Decode(at, widths);
                if (lump.Select((l, v) => lumps[v].Contains(l)).All(exists => exists))
                {
                    (least, smallest) = (blocks[at], lump);
                }
            }
        }

        return smallest;
    }

    private static int[] Decode(int at, int[] widths)
    {
        var lump = new int[widths.Length];
        for (var v = widths.Length - 1; v >= 0; v--)
        {
            lump[v] = at % widths[v];
            at /= widths[v];
        }

        return lump;
    }

    private static int[] Margin(int[] counts, int[] sizes, int[][] lumps, int v)
    {
        var margin = new int[lumps[v].Max() + 1];
        var after = sizes.Skip(v + 1).Aggregate(1, (a, b) => a * b);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            margin[lumps[v][cell / after % sizes[v]]] += counts[cell];
        }

        return margin;
    }

    private static void Merge(Variable variable, int[] lumps, int small, int[] margin)
    {
        var others = lumps.Distinct().Where(l => l != small).OrderBy(l => margin[l]).ThenBy(l => l).ToList();
        var near = others.FindIndex(l => Touch(l, small));
        var partner = others[Math.Max(near, 0)];
        for (var cell = 0; cell < lumps.Length; cell++)
        {
            if (lumps[cell] == partner)
            {
                lumps[cell] = small;
            }
        }

        bool Touch(int a, int b)
        {
            for (var i = 0; i < lumps.Length; i++)
            {
                for (var j = 0; j < lumps.Length; j++)
                {
                    if (lumps[i] == a && lumps[j] == b && variable.AreNeighbours(i, j))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Makes <paramref name="lumps"/> the finest partition that is coarser than both.</summary>
    internal static void Join(int[] lumps, int[] other)
    {
        for (var i = 0; i < lumps.Length; i++)
        {
            for (var j = i + 1; j < lumps.Length; j++)
            {
                if (other[i] == other[j] && lumps[i] != lumps[j])
                {
                    var (from, to) = (lumps[j], lumps[i]);
                    for (var c = 0; c < lumps.Length; c++)
                    {
                        lumps[c] = lumps[c] == from ? to : lumps[c];
                    }
                }
            }
        }
    }

    private static int[] Renumber(int[] lumps)
    {
        var numbers = new Dictionary<int, int>();
        return [.. lumps.Select(l => numbers.TryGetValue(l, out var n) ? n : numbers[l] = numbers.Count)];
    }
}
