namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Invented people whose place, age and sex are counted as published and whose other attributes hang together in ways the model does not know.</summary>
/// <remarks>
/// Truth differs from the tables the model reads in three ways: every row is off by 20 %, every municipality has a milieu that tilts all rows,
/// and every person has a leaning that ties profession, faith, origin, children and illness together.
/// </remarks>
internal sealed class SyntheticPopulation
{
    public const byte None = 255;
    private const double TableError = 0.2;
    private const double MilieuStrength = 0.25;
    private const double LeaningStrength = 0.25;
    private const int Leanings = 3;
    private static readonly FactType[] Types = [FactType.Profession, FactType.Religion, FactType.Origin, FactType.Health];

    private readonly RiskModel model;
    private readonly Figure[][] tables;
    private readonly Place[] towns;
    private readonly int[] firstOfTown;
    private readonly byte[] ages;
    private readonly bool[] women;
    private readonly byte[][] rows;
    private readonly byte[] children;

    public SyntheticPopulation(RiskModel model, IReadOnlyList<string> provinces, int seed)
    {
        this.model = model;
        // Being Dutch tells nothing and leaves no room for the rest.
        tables = [.. Types.Select(t => model.Figures.Rows[t].Where(r => r.Share.Max() < 0.5).ToArray())];
        towns = [.. model.Gazetteer.Towns.Where(t => provinces.Contains(t.Province))
            .OrderBy(t => t.Province, StringComparer.Ordinal).ThenBy(t => t.Municipality, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)];
        var size = (int)towns.Sum(t => t.Inhabitants);
        firstOfTown = new int[towns.Length + 1];
        ages = new byte[size];
        women = new bool[size];
        children = new byte[size];
        rows = [.. Types.Select(_ => new byte[size])];
        Fill(new Random(seed));
    }

    public int Count => ages.Length;

    public int TownOf(int person)
    {
        var index = Array.BinarySearch(firstOfTown, 0, towns.Length, person);
        if (index < 0)
        {
            return ~index - 1;
        }

        // Towns without people start where the next one does.
        while (firstOfTown[index + 1] <= person)
        {
            index++;
        }

        return index;
    }

    public Place Town(int index) => towns[index];

    public int Age(int person) => ages[person];

    public bool IsWoman(int person) => women[person];

    public int ChildrenOf(int person) => children[person];

    public Figure? Of(FactType type, int person)
    {
        var table = Array.IndexOf(Types, type);
        var row = rows[table][person];
        return row == None ? null : tables[table][row];
    }

    /// <summary>What the tables of this world say of a row's wider group: the sum of its rows.</summary>
    public double[] WiderShare(FactType type, Figure figure)
    {
        var sum = new double[Cells.Count];
        foreach (var row in tables[Array.IndexOf(Types, type)].Where(r => type == FactType.Religion || r.Wider == figure.Wider))
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] = Math.Min(1, sum[i] + row.Share[i]);
            }
        }

        return sum;
    }

    /// <summary>The people of a town, its municipality (climb 1) or its province (climb 2), as a range of numbers.</summary>
    public (int From, int To) Range(int town, int climb)
    {
        int from = town, to = town;
        while (from > 0 && Same(from - 1))
        {
            from--;
        }

        while (to + 1 < towns.Length && Same(to + 1))
        {
            to++;
        }

        return (firstOfTown[from], firstOfTown[to + 1]);

        bool Same(int other) => climb switch
        {
            0 => false,
            1 => towns[other].Municipality == towns[town].Municipality && towns[other].Province == towns[town].Province,
            _ => towns[other].Province == towns[town].Province,
        };
    }

    private void Fill(Random random)
    {
        var errors = tables.Select(t => t.Select(_ => Math.Exp(TableError * Normal(random))).ToArray()).ToArray();
        var loadings = tables.Select(t => t.Select(_ => Normal(random)).ToArray()).ToArray();
        var childError = Enumerable.Range(0, 16).Select(_ => Math.Exp(TableError * Normal(random))).ToArray();
        var person = 0;
        var municipality = "";
        var milieu = new double[2];
        var cumulative = new Dictionary<(int Type, int Cell, int Leaning), double[]>();
        for (var t = 0; t < towns.Length; t++)
        {
            firstOfTown[t] = person;
            if (towns[t].Municipality != municipality)
            {
                municipality = towns[t].Municipality;
                milieu = [Normal(random), Normal(random)];
                cumulative.Clear();
            }

            for (var cell = 0; cell < Cells.Count; cell++)
            {
                for (var i = 0; i < (int)towns[t].People[cell]; i++)
                {
                    ages[person] = (byte)((cell % Cells.Bands * 5) + random.Next(5));
                    women[person] = cell >= Cells.Bands;
                    var leaning = random.Next(Leanings);
                    for (var type = 0; type < Types.Length; type++)
                    {
                        rows[type][person] = Draw(type, cell, leaning, random.NextDouble());
                    }

                    children[person] = DrawChildren(cell, leaning, random.NextDouble());
                    person++;
                }
            }
        }

        firstOfTown[towns.Length] = person;

        byte Draw(int type, int cell, int leaning, double at)
        {
            if (!cumulative.TryGetValue((type, cell, leaning), out var sums))
            {
                sums = new double[tables[type].Length];
                double sum = 0;
                for (var r = 0; r < sums.Length; r++)
                {
                    var tilt = loadings[type][r] * ((MilieuStrength * milieu[type % 2]) + (LeaningStrength * (leaning - 1)));
                    sum += tables[type][r].Share[cell] * errors[type][r] * Math.Exp(tilt);
                    sums[r] = sum;
                }

                // Rows are exclusive here: where they would pass 98 % together they shrink.
                if (sum > 0.98)
                {
                    for (var r = 0; r < sums.Length; r++)
                    {
                        sums[r] *= 0.98 / sum;
                    }
                }

                cumulative[(type, cell, leaning)] = sums;
            }

            if (at >= sums[^1])
            {
                return None;
            }

            var found = Array.BinarySearch(sums, at);
            return (byte)(found >= 0 ? found : ~found);
        }

        byte DrawChildren(int cell, int leaning, double at)
        {
            double sum = 0;
            for (var n = 1; n <= 15; n++)
            {
                sum += model.Figures.Children(n, byParent: true).Share[cell] * childError[n] * Math.Exp(LeaningStrength * (leaning - 1) * (n - 2) / 2.0);
                if (at < sum)
                {
                    return (byte)n;
                }
            }

            return 0;
        }
    }

    internal static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
