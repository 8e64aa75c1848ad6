using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Vertelpunt.Testing;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Patterns.Statistics;

/// <summary>The reference sets that some machines have; a test that needs one says so where it is absent.</summary>
internal static class Fixtures
{
    public static IReadOnlyList<string[]>? Rows(string path, ITestOutputHelper output)
    {
        if (Shared.Find(path) is not { } file)
        {
            output.WriteLine($"Not compared: {path} is not on this machine.");
            return null;
        }

        using var parser = new CsvParser(new StreamReader(file), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        var rows = new List<string[]>();
        while (parser.Read())
        {
            if (!parser[0].StartsWith(';'))
            {
                rows.Add([.. parser.Record!]); // a row was just read
            }
        }

        return rows;
    }

    public static IReadOnlyList<string> Column(IReadOnlyList<string[]> rows, string name)
    {
        var at = Array.IndexOf(rows[0], name);
        return [.. rows.Skip(1).Select(r => r[at])];
    }

    public static IReadOnlyList<double?> Numbers(IReadOnlyList<string[]> rows, string name) =>
        [.. Column(rows, name).Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null)];

    public static int[,] Cross(IEnumerable<(string, string)> pairs)
    {
        var all = pairs.Where(p => p.Item1.Length > 0 && p.Item2.Length > 0).ToList();
        var rows = all.Select(p => p.Item1).Distinct().Order(StringComparer.Ordinal).ToList();
        var columns = all.Select(p => p.Item2).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new int[rows.Count, columns.Count];
        all.ForEach(p => table[rows.IndexOf(p.Item1), columns.IndexOf(p.Item2)]++);
        return table;
    }

    public static void Close(double expected, double actual, double relative = 1e-9) =>
        Xunit.Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected) + 1e-300, $"expected {expected:R}, got {actual:R}");
}
