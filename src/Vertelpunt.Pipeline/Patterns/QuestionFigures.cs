using System.Text.Json.Nodes;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>What can be said of one question besides its counts.</summary>
internal static class QuestionFigures
{
    /// <param name="everything">Also what single people could be told from.</param>
    public static void AddTo(JsonObject json, IReadOnlyList<Facet> facets, int people, bool everything)
    {
        foreach (var facet in facets)
        {
            int[] answered = [.. Enumerable.Range(0, people).Where(facet.Has)];
            switch (facet)
            {
                case NumberFacet number:
                    Number(json, [.. answered.Select(i => number.Values[i]!.Value)], everything); // answered
                    break;
                case PointFacet { IsTriad: true } triad:
                    Point(json, triad, answered, everything);
                    break;
                case PointFacet stone:
                    var found = new JsonObject { ["stone"] = stone.Id[(stone.Id.IndexOf('#', StringComparison.Ordinal) + 1)..] };
                    Point(found, stone, answered, everything);
                    (json["stones"] as JsonArray ?? Add(json, "stones")).Add((JsonNode)found);
                    break;
                case ItemsFacet items when everything:
                    var options = Enumerable.Range(0, items.Options.Count).Where(o => answered.Any(i => items.Chosen[i]![o]) && answered.Any(i => !items.Chosen[i]![o])).ToList(); // answered
                    json["co_occurrence"] = PairFigures.CoOccurrence(items, items, answered, (from a in options from b in options where a < b select (a, b)).ToList());
                    break;
            }
        }

        if (facets.Count > 1 && everything && facets.All(f => f is PointFacet))
        {
            json["distances_of_stones"] = new JsonArray([.. from a in facets.OfType<PointFacet>() from b in facets.OfType<PointFacet>() where string.CompareOrdinal(a.Id, b.Id) < 0 select Apart(a, b, people)]);
        }
    }

    /// <summary>A question as columns for Gower's distance: names, numbers, one for each option, weight or direction.</summary>
    public static IEnumerable<(double[] Values, bool IsName)> Columns(Question question, IReadOnlyList<Facet> facets, IReadOnlyList<AnsweredStory> people)
    {
        if (question is TriadQuestion)
        {
            Composed?[] points = [.. people.Select(p => p.Answers.GetValueOrDefault(question.Id) as Composed)];
            return new Func<Composed, double>[] { c => c.Top, c => c.Left, c => c.Right }.Select(weight => (points.Select(p => p is null ? double.NaN : weight(p)).ToArray(), false));
        }

        return facets.Where(f => f.Id == question.Id || f.Id.StartsWith(question.Id + "#", StringComparison.Ordinal)).SelectMany(f => f switch
        {
            ChoiceFacet c => [([.. c.Codes.Select(v => v < 0 ? double.NaN : v)], true)],
            NumberFacet n => [([.. n.Values.Select(v => v ?? double.NaN)], false)],
            ItemsFacet items => Enumerable.Range(0, items.Options.Count).Select(o => (items.Chosen.Select(c => c is null ? double.NaN : c[o] ? 1.0 : 0).ToArray(), true)),
            PointFacet p => [([.. p.Points.Select(v => v?.X ?? double.NaN)], false), ([.. p.Points.Select(v => v?.Y ?? double.NaN)], false)],
            _ => Enumerable.Empty<(double[], bool)>(),
        });
    }

    private static void Number(JsonObject json, double[] values, bool everything)
    {
        double[] sorted = [.. values.Order()];
        (json["mean"], json["sd"]) = (Figures.N(values.Average()), Figures.N(Moments.Sd(values)));
        foreach (var (name, share) in new[] { ("q25", 0.25), ("median", 0.5), ("q75", 0.75) })
        {
            json[name] = Figures.N(Quantiles.At(sorted, share));
        }

        if (everything && values.Length > 1)
        {
            (json["min"], json["max"]) = (Figures.N(sorted[0]), Figures.N(sorted[^1]));
            var dip = DipTest.Of(values);
            json["dip"] = new JsonObject { ["statistic"] = Figures.N(dip.Dip), ["p"] = Figures.N(dip.P) };
            var curve = Density.Curve(values);
            json["density"] = new JsonObject { ["bandwidth"] = Figures.N(curve.Bandwidth), ["bandwidth_nrd"] = Figures.N(Density.Scott(values)), ["x"] = Figures.List(curve.X), ["y"] = Figures.List(curve.Y) };
        }
    }

    private static void Point(JsonObject json, PointFacet facet, int[] answered, bool everything)
    {
        List<(double X, double Y)> points = [.. answered.Select(i => facet.Points[i]!.Value)]; // answered
        foreach (var (name, value) in Figures.Places(points, facet.IsTriad).ToList())
        {
            if (name != "n" || !facet.IsTriad)
            {
                json[name] = value?.DeepClone();
            }
        }

        if (everything && points.Count > 1)
        {
            json["zones"] = new JsonObject([.. facet.Zones.Options.Select((zone, z) => KeyValuePair.Create(zone, (JsonNode?)answered.Count(i => facet.Zones.Codes[i] == z)))]);
            if (Density.Field(points) is { } field)
            {
                json["density"] = new JsonObject
                {
                    ["bandwidth_x"] = Figures.N(field.BandwidthX), ["bandwidth_y"] = Figures.N(field.BandwidthY),
                    ["x"] = Figures.List(field.X), ["y"] = Figures.List(field.Y),
                    ["z"] = new JsonArray([.. Enumerable.Range(0, field.X.Count).Select(i => (JsonNode)Figures.List(Enumerable.Range(0, field.Y.Count).Select(j => field.Z[i, j])))]),
                };
            }
        }
    }

    private static JsonNode Apart(PointFacet a, PointFacet b, int people)
    {
        int[] both = [.. Enumerable.Range(0, people).Where(i => a.Has(i) && b.Has(i))];
        double[] distances = [.. both.Select(i => (a.Points[i]!.Value, b.Points[i]!.Value)).Select(p => Math.Sqrt(Math.Pow(p.Item1.X - p.Item2.X, 2) + Math.Pow(p.Item1.Y - p.Item2.Y, 2)))]; // both have
        var json = Figures.Spread(distances);
        json.Insert(0, "second", b.Id);
        json.Insert(0, "first", a.Id);
        return json;
    }

    private static JsonArray Add(JsonObject json, string name)
    {
        var list = new JsonArray();
        json[name] = list;
        return list;
    }
}
