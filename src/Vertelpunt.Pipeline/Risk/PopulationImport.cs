using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Brings the towns of places.csv up to date with a newer official table of municipalities by age and sex.</summary>
/// <remarks>
/// Takes the CSV that CBS offers for download with names instead of codes (StatLine, Bevolking op 1 januari; geslacht, leeftijd en regio): semicolons, quotes, columns Geslacht, Leeftijd,
/// Regio's, Perioden, and one count. Ages of five years ('35 tot 40 jaar', '95 jaar of ouder') are read; totals and other groups are passed over. Of several periods the latest counts.
/// Each town keeps its share of its municipality, cell by cell.
/// </remarks>
public static partial class PopulationImport
{
    [GeneratedRegex(@"^(\d+) tot (\d+) jaar$")]
    private static partial Regex Band();

    [GeneratedRegex(@"^(\d+) jaar of ouder$")]
    private static partial Regex OpenBand();

    /// <param name="official">The official table.</param>
    /// <param name="folder">data/population with places.csv and successors.csv.</param>
    /// <exception cref="FormatException">The table lacks a column or a count; the message names the line and what is missing.</exception>
    /// <exception cref="InvalidDataException">Our own table is damaged.</exception>
    public static PopulationImportResult Import(TextReader official, string folder)
    {
        var counts = Read(official);
        var towns = FigureTable.Read(folder, "places.csv").Rows
            .Select(r => (Name: r["plaats"], Municipality: r["gemeente"], Province: r["provincie"], Cells: (double[])[.. r.Numbers("mannen"), .. r.Numbers("vrouwen")])).ToArray();
        var former = FigureTable.Read(folder, "successors.csv").Rows.ToDictionary(r => r["gemeente"], r => r.Forms("voorheen"), StringComparer.OrdinalIgnoreCase);
        var updated = 0;
        var notFound = new List<string>();
        foreach (var (name, cells) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var within = towns.Where(t => t.Municipality.Equals(name, StringComparison.OrdinalIgnoreCase) || former.GetValueOrDefault(name, []).Contains(t.Municipality, StringComparer.OrdinalIgnoreCase)).ToArray();
            if (within.Length == 0)
            {
                notFound.Add(name);
                continue;
            }

            updated++;
            var all = within.Sum(t => t.Cells.Sum());
            for (var i = 0; i < Cells.Count; i++)
            {
                var before = within.Sum(t => t.Cells[i]);
                foreach (var town in within)
                {
                    // Where nobody of this age lived yet, newcomers spread like all inhabitants.
                    town.Cells[i] = before > 0 ? town.Cells[i] * cells[i] / before : cells[i] * town.Cells.Sum() / Math.Max(1, all);
                }
            }
        }

        var text = new StringBuilder("plaats;gemeente;provincie;mannen;vrouwen\n");
        foreach (var town in towns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{town.Name};{town.Municipality};{town.Province};{Join(town.Cells[..Cells.Bands])};{Join(town.Cells[Cells.Bands..])}\n");
        }

        return new(text.ToString(), updated, notFound);
    }

    private static string Join(IEnumerable<double> counts) => string.Join(' ', counts.Select(c => Math.Round(c).ToString(CultureInfo.InvariantCulture)));

    private static Dictionary<string, double[]> Read(TextReader official)
    {
        var header = Fields(official.ReadLine() ?? throw new FormatException("line 1: the table is empty."));
        int Column(Func<string, bool> named, string name) => Array.FindIndex(header, h => named(h)) is >= 0 and var found ? found : throw new FormatException($"line 1: there is no column {name}.");
        var sex = Column(h => h.Equals("Geslacht", StringComparison.OrdinalIgnoreCase), "Geslacht");
        var age = Column(h => h.Equals("Leeftijd", StringComparison.OrdinalIgnoreCase), "Leeftijd");
        var region = Column(h => h.StartsWith("Regio", StringComparison.OrdinalIgnoreCase), "Regio's");
        var period = Column(h => h.StartsWith("Periode", StringComparison.OrdinalIgnoreCase), "Perioden");
        var count = Column(h => h.StartsWith("Bevolking", StringComparison.OrdinalIgnoreCase) || h.StartsWith("Inwoners", StringComparison.OrdinalIgnoreCase), "Bevolking");
        var latest = new Dictionary<string, (string Period, double[] Cells)>(StringComparer.OrdinalIgnoreCase);
        var number = 1;
        while (official.ReadLine() is { } line)
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var fields = Fields(line);
            if (fields.Length != header.Length)
            {
                throw new FormatException($"line {number}: has {fields.Length} fields; the header names {header.Length}.");
            }

            if (SexOf(fields[sex]) is not { } women || BandOf(fields[age]) is not { } band)
            {
                continue;
            }

            if (!double.TryParse(fields[count], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var people) || people < 0)
            {
                throw new FormatException($"line {number}: {header[count]} must be a whole number of at least 0.");
            }

            var name = fields[region].Replace(" (gemeente)", "", StringComparison.OrdinalIgnoreCase);
            if (!latest.TryGetValue(name, out var known) || string.CompareOrdinal(fields[period], known.Period) > 0)
            {
                latest[name] = known = (fields[period], new double[Cells.Count]);
            }

            if (fields[period] == known.Period)
            {
                known.Cells[(women ? Cells.Bands : 0) + band] = people;
            }
        }

        return latest.Count > 0
            ? latest.ToDictionary(l => l.Key, l => l.Value.Cells, StringComparer.OrdinalIgnoreCase)
            : throw new FormatException("there is no line for men or women of five years of age.");
    }

    private static bool? SexOf(string label) => label switch { "Mannen" => false, "Vrouwen" => true, _ => null };

    private static int? BandOf(string label)
    {
        if (Band().Match(label) is { Success: true } match)
        {
            var from = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var to = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
            return from % 5 == 0 && to == from + 5 && from < 5 * (Cells.Bands - 1) ? from / 5 : null;
        }

        return OpenBand().Match(label) is { Success: true } open && open.Groups[1].Value == "95" ? Cells.Bands - 1 : null;
    }

    private static string[] Fields(string line) => [.. line.Split(';').Select(f => f.Trim().Trim('"').Trim())];
}
