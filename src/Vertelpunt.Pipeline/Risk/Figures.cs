namespace Vertelpunt.Pipeline.Risk;

/// <summary>The tables of data/population other than places, turned into shares of cells.</summary>
internal sealed class Figures
{
    // Net labour participation by age band (CBS, Arbeidsdeelname 2023, rounded); the tail past 65 stands for people who name the work they once did.
    private static readonly double[] Working =
        [0, 0, 0, 0.4, 0.75, 0.85, 0.87, 0.87, 0.87, 0.87, 0.86, 0.83, 0.72, 0.35, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2];

    private static readonly double[] Learning = [0, 0.2, 1, 1, 0.55, 0.12, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0, 0, 0, 0, 0, 0, 0, 0];

    // Families are told of by adults and by their children alike; parents are seldom younger than 20.
    private const int FirstParentBand = 4;

    private readonly double[] people;
    private readonly Dictionary<string, Figure> professions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Figure> families = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Figure> religions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Figure> origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Figure> illnesses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Word, Figure Figure)> organisations = [];
    private readonly SortedDictionary<int, (Figure Parent, Figure Child)> children = [];

    public Figures(string folder, double[] people)
    {
        this.people = people;
        LoadProfessions(folder);
        LoadReligions(folder);
        LoadOrigins(folder);
        LoadIllnesses(folder);
        LoadFamilies(folder);
        LoadOrganisations(folder);
    }

    /// <summary>Every row once, by table, for making synthetic people.</summary>
    public Dictionary<FactType, List<Figure>> Rows { get; } = [];

    public Figure UnknownProfession { get; private set; } = null!;
    public Figure UnknownReligion { get; private set; } = null!;
    public Figure UnknownOrigin { get; private set; } = null!;
    public Figure UnknownIllness { get; private set; } = null!;
    public Figure UnknownFamily { get; private set; } = null!;
    public Figure UnknownOrganisation { get; private set; } = null!;

    public Figure? Profession(string words) => Find(professions, words);

    /// <summary>True when a row names exactly these words.</summary>
    public bool Knows(FactType type, string words) => (type == FactType.Profession ? professions : illnesses).ContainsKey(words.Trim());

    public Figure? Religion(string words) => Find(religions, words);

    public Figure? Origin(string words) => Find(origins, words);

    public Figure? Illness(string words) => Find(illnesses, words);

    public Figure? Family(string words) => Find(families, words);

    /// <summary>The rarest kind of organisation whose word occurs in the name; national ones only on the whole name.</summary>
    public Figure? Organisation(string name)
    {
        var words = Words(name);
        Figure? found = null;
        foreach (var (word, figure) in organisations)
        {
            var hit = word.Contains(' ') ? name.Contains(word, StringComparison.OrdinalIgnoreCase)
                : words.Any(w => w.Equals(word, StringComparison.OrdinalIgnoreCase) || (word.Length > 4 && w.EndsWith(word, StringComparison.OrdinalIgnoreCase)));
            if (hit && (found is null || figure.Share[0] < found.Share[0]))
            {
                found = figure;
            }
        }

        return found;
    }

    /// <summary>Families with this many children: as told by a parent or by one of the children.</summary>
    public Figure Children(int count, bool byParent)
    {
        var (parent, child) = children.TryGetValue(count, out var row) ? row : children.Last().Value;
        return byParent ? parent : child;
    }

    private static Figure? Find(Dictionary<string, Figure> table, string words)
    {
        if (table.TryGetValue(words.Trim(), out var figure))
        {
            return figure;
        }

        // 'directeur van de school', 'ernstige astma': the rarest row that one of the words names; plurals by their singular.
        Figure? rarest = null;
        foreach (var word in Words(words))
        {
            foreach (var form in Singulars(word))
            {
                if (table.TryGetValue(form, out var found) && (rarest is null || found.Share.Max() < rarest.Share.Max()))
                {
                    rarest = found;
                }
            }
        }

        return rarest;
    }

    private static IEnumerable<string> Singulars(string word)
    {
        yield return word;
        if (word.EndsWith("en", StringComparison.Ordinal))
        {
            yield return word[..^2];
        }

        if (word.EndsWith('s') || word.EndsWith('e'))
        {
            yield return word[..^1];
        }
    }

    private static string[] Words(string text) =>
        text.Split([' ', ',', '.', '(', ')', '"', '/', ';', ':'], StringSplitOptions.RemoveEmptyEntries);

    private void Fill(FactType type, Dictionary<string, Figure> table, FigureRow row, Figure figure)
    {
        if (row.Forms("vormen") is [var first, ..])
        {
            figure = figure with { Word = first.StartsWith("v:", StringComparison.Ordinal) ? first[2..] : first };
            if (!Rows.TryGetValue(type, out var rows))
            {
                Rows[type] = rows = [];
            }

            rows.Add(figure);
        }

        foreach (var form in row.Forms("vormen"))
        {
            var woman = form.StartsWith("v:", StringComparison.Ordinal);
            table.TryAdd(woman ? form[2..] : form, woman ? figure with { TellsWoman = true } : figure);
        }

        table.TryAdd(row["naam"], figure);
    }

    private void LoadProfessions(string folder)
    {
        var groups = FigureTable.Read(folder, "groups.csv").Rows.ToDictionary(
            r => r["groep"],
            r => (Words: r["woorden"], English: r["engels"], Share: Spread(r.Number("aantal"), r.Number("vrouw"), Profile(r["groep"])), Row: r));
        foreach (var row in FigureTable.Read(folder, "professions.csv").Rows)
        {
            var group = groups[row["groep"]];
            var share = Spread(row.Number("aantal") / row.Number("soorten"), row.Number("vrouw"), Profile(row["groep"]));
            Fill(FactType.Profession, professions, row, new(row["naam"], share, group.Words, Cells.Max(share, group.Share), row["klasse"], row["ambt"] == "1") { WiderEnglish = group.English });
        }

        var unknown = groups["onbekend"];
        UnknownProfession = new("onbekend", unknown.Share, unknown.Words, Spread(9_867_000, 0.48, Working), "estimate", IsUnknown: true) { WiderEnglish = unknown.English };

        static double[] Profile(string group) => group == "opleiding" ? Learning : Working;
    }

    private void LoadReligions(string folder)
    {
        var rows = FigureTable.Read(folder, "religion.csv").Rows;
        var believers = Cells.Constant(rows.Sum(r => r.Number("perduizend")) / 1000);
        foreach (var row in rows)
        {
            Fill(FactType.Religion, religions, row, new(row["naam"], Cells.Constant(row.Number("perduizend") / 1000), "gelovig", believers, row["klasse"]));
        }

        UnknownReligion = religions["onbekend"] with { IsUnknown = true };
    }

    private void LoadOrigins(string folder)
    {
        var rows = FigureTable.Read(folder, "origin.csv").Rows;
        var all = people.Sum();
        var areas = rows.GroupBy(r => r["streek"]).ToDictionary(g => g.Key, g => Math.Min(1, g.Sum(r => r.Number("aantal")) / all));
        foreach (var row in rows)
        {
            var area = row["streek"] == "een ander land" ? 0.15 : areas[row["streek"]];
            var words = row["streek"] is "Nederland" ? "een groep in Nederland" : row["streek"];
            Fill(FactType.Origin, origins, row, new(row["naam"], Cells.Constant(row.Number("aantal") / all), words, Cells.Constant(area), row["klasse"]));
        }

        UnknownOrigin = origins["onbekend"] with { IsUnknown = true };
    }

    private void LoadIllnesses(string folder)
    {
        var rows = FigureTable.Read(folder, "health.csv").Rows;
        var kinds = rows.GroupBy(r => r["soort"]).ToDictionary(g => g.Key, g => Math.Min(0.5, g.Sum(r => r.Number("perduizend")) / 1000));
        foreach (var row in rows)
        {
            var share = row.Number("perduizend") / 1000;
            Fill(FactType.Health, illnesses, row, new(row["naam"], Cells.Constant(share), row["soort"], Cells.Constant(Math.Max(share, kinds[row["soort"]])), row["klasse"]));
        }

        UnknownIllness = illnesses["zeldzame aandoening"] with { IsUnknown = true };
    }

    private void LoadFamilies(string folder)
    {
        foreach (var row in FigureTable.Read(folder, "family.csv").Rows)
        {
            var share = row.Number("perduizend") / 1000;
            Fill(FactType.Family, families, row, new(row["naam"], Cells.Constant(share), row["algemener"], Cells.Constant(0.6), row["klasse"]));
        }

        UnknownFamily = families["ongewoon gezin"] with { IsUnknown = true };
        foreach (var row in FigureTable.Read(folder, "children.csv").Rows)
        {
            var parent = Parents(row.Number("perduizend_ouder") / 1000);
            var child = Cells.Constant(row.Number("perduizend_kind") / 1000);
            var count = (int)row.Number("kinderen");
            children[count] = (
                new("kinderen", parent, "kinderen", Parents(0.65), row["klasse"]),
                new("kinderen", child, "een groot gezin", Cells.Constant(0.3), row["klasse"]));
        }
    }

    private void LoadOrganisations(string folder)
    {
        var all = people.Sum();
        foreach (var row in FigureTable.Read(folder, "organisations.csv").Rows)
        {
            var figure = new Figure(row["woord"], Cells.Constant(row.Number("betrokkenen") / all), "een organisatie", Cells.Constant(0.9), row["klasse"]);
            foreach (var word in row.Forms("woord"))
            {
                organisations.Add((word, figure with { Name = word }));
                if (word == "onbekend")
                {
                    UnknownOrganisation = figure with { IsUnknown = true };
                }
            }
        }
    }

    /// <summary>Spreads a count over the cells by sex and by a profile over age.</summary>
    private double[] Spread(double count, double women, double[] profile)
    {
        double men = 0, womenBase = 0;
        for (var band = 0; band < Cells.Bands; band++)
        {
            men += people[band] * profile[band];
            womenBase += people[band + Cells.Bands] * profile[band];
        }

        // Nothing is impossible: people misstate, and the profile is coarse.
        var least = 0.02 * count / people.Sum();
        var share = new double[Cells.Count];
        for (var band = 0; band < Cells.Bands; band++)
        {
            share[band] = Math.Clamp(count * (1 - women) * profile[band] / men, least, 1);
            share[band + Cells.Bands] = Math.Clamp(count * women * profile[band] / womenBase, least, 1);
        }

        return share;
    }

    private static double[] Parents(double share)
    {
        var cells = Cells.Constant(share);
        for (var band = 0; band < FirstParentBand; band++)
        {
            cells[band] = cells[band + Cells.Bands] = 0.02 * share;
        }

        return cells;
    }
}
