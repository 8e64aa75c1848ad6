using System.Globalization;
using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Fits the scale of readers (<see cref="LevelScale"/>) by a cumulative logit model with weights of at least 0 (McCullagh 1980), then cuts it where kappa is largest.</summary>
/// <remarks>A hard condition: no story to exclude may score low among those fitted on, with <see cref="Margin"/> to spare.</remarks>
public static class LevelFit
{
    /// <summary>Parts in cross-validation.</summary>
    public const int Folds = 5;

    /// <summary>How far below the lowest story to exclude the first cut stays.</summary>
    public const double Margin = 1;

    private const double Ridge = 5;
    private const int Rounds = 600;
    private const int Grid = 60;
    private const int Levels = 4;

    private sealed record Point(double[] Signals, RiskLevel Floor, RiskLevel Told);

    /// <exception cref="ArgumentException">There are too few stories, or none of some level.</exception>
    public static LevelFitResult Fit(IReadOnlyList<LabelledStory> stories, RiskAssessor assessor, int seed)
    {
        var settings = new ProjectSettings();
        Point[] points = [.. stories.Select(s =>
        {
            var judged = assessor.Judge(s.Document, RiskLines.DirectHidden(s.Findings), settings);
            return new Point(judged.Signals, judged.Floor, s.Told);
        })];
        if (points.Length < 10 * Folds || Enum.GetValues<RiskLevel>().Any(l => points.Count(p => p.Told == l) < Folds))
        {
            throw new ArgumentException("There are too few stories of each level to fit on.", nameof(stories));
        }

        var random = new Random(seed);
        var fold = points.Select(_ => random.Next(Folds)).ToArray();
        var unseen = new RiskAgreement();
        for (var k = 0; k < Folds; k++)
        {
            var (weights, cuts) = FitOne([.. points.Where((_, i) => fold[i] != k)]);
            for (var i = 0; i < points.Length; i++)
            {
                if (fold[i] == k)
                {
                    unseen.Add(points[i].Told, LevelOf(points[i], weights, cuts));
                }
            }
        }

        var (all, allCuts) = FitOne(points);
        var seen = new RiskAgreement();
        foreach (var point in points)
        {
            seen.Add(point.Told, LevelOf(point, all, allCuts));
        }

        var scale = new ReaderScale(LevelScale.Signals.Zip(all).ToDictionary(p => p.First, p => Math.Round(p.Second, 2)), [.. allCuts.Select(c => Math.Round(c, 2))]);
        return new(scale, unseen, seen);
    }

    /// <summary>The tables for docs/risk-validation.md and the part of data/population/parameters.json.</summary>
    public static string ToMarkdown(LevelFitResult result) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        Levels of {{Folds}}-fold cross-validation:

        {{result.Unseen.ToMarkdown()}}
        Seen while fitting: quadratic kappa {{result.Seen.Kappa:F3}}.

        "readers": {{JsonSerializer.Serialize(result.Scale, JsonSerializerOptions.Web)}}

        """);

    private static (double[] Weights, double[] Cuts) FitOne(Point[] points)
    {
        var weights = Weights(points);
        return (weights, Cuts(points, weights));
    }

    private static RiskLevel LevelOf(Point point, double[] weights, double[] cuts)
    {
        var score = Score(point, weights);
        return (RiskLevel)Math.Max((int)point.Floor, cuts.Count(c => score > c));
    }

    private static double Score(Point point, double[] weights)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * point.Signals[i];
        }

        return sum;
    }

    // Projected gradient ascent with AdaGrad's steps on the penalised likelihood; signals are measured in their standard deviations.
    private static double[] Weights(Point[] points)
    {
        var n = points[0].Signals.Length;
        var spread = Enumerable.Range(0, n).Select(i =>
        {
            var mean = points.Average(p => p.Signals[i]);
            return Math.Max(1e-3, Math.Sqrt(points.Average(p => Math.Pow(p.Signals[i] - mean, 2))));
        }).ToArray();
        var weights = new double[n];
        var cuts = new[] { 0.0, 1.5, 3.0 };
        var (seenWeights, seenCuts) = (new double[n], new double[cuts.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            var (byWeight, byCut) = (new double[n], new double[cuts.Length]);
            foreach (var point in points)
            {
                var told = (int)point.Told;
                var score = Score(point, weights);
                double below = Upto(told - 1), upto = Upto(told);
                var p = Math.Max(1e-9, upto - below);
                double atBelow = below * (1 - below), atUpto = upto * (1 - upto);
                if (told < cuts.Length)
                {
                    byCut[told] += atUpto / p;
                }

                if (told > 0)
                {
                    byCut[told - 1] -= atBelow / p;
                }

                var slope = (atBelow - atUpto) / p;
                for (var i = 0; i < n; i++)
                {
                    byWeight[i] += slope * point.Signals[i];
                }

                double Upto(int level) => level < 0 ? 0 : level >= cuts.Length ? 1 : 1 / (1 + Math.Exp(score - cuts[level]));
            }

            for (var i = 0; i < n; i++)
            {
                var gradient = byWeight[i] - (Ridge * weights[i] * spread[i] * spread[i]);
                seenWeights[i] += gradient * gradient;
                weights[i] = Math.Max(0, weights[i] + (0.1 / spread[i] * gradient / Math.Sqrt(seenWeights[i] + 1e-9)));
            }

            for (var k = 0; k < cuts.Length; k++)
            {
                seenCuts[k] += byCut[k] * byCut[k];
                cuts[k] += 0.3 * byCut[k] / Math.Sqrt(seenCuts[k] + 1e-9);
            }

            Array.Sort(cuts);
        }

        return weights;
    }

    private static double[] Cuts(Point[] points, double[] weights)
    {
        var scored = points.Select(p => (Point: p, Score: Score(p, weights))).OrderBy(p => p.Score).ToArray();
        var lowest = scored.Where(s => s.Point is { Told: RiskLevel.Exclude, Floor: RiskLevel.Low }).Select(s => s.Score).DefaultIfEmpty(double.PositiveInfinity).Min() - Margin;
        var candidates = Enumerable.Range(1, Grid).Select(i => scored[i * scored.Length / (Grid + 1)].Score).Append(lowest).Where(double.IsFinite).Distinct().Order().ToArray();

        // Stories by what readers told, the floor, and between which candidates the score lies: kappa of any three cuts then needs no stories.
        var counts = new int[Levels, Levels, candidates.Length + 1];
        foreach (var (point, score) in scored)
        {
            counts[(int)point.Told, (int)point.Floor, candidates.Count(c => score > c)]++;
        }

        var best = (Kappa: double.NegativeInfinity, Cuts: new double[Levels - 1]);
        for (var a = 0; a < candidates.Length && candidates[a] <= lowest; a++)
        {
            for (var b = a; b < candidates.Length; b++)
            {
                for (var c = b; c < candidates.Length; c++)
                {
                    var kappa = Kappa(counts, a, b, c);
                    if (kappa > best.Kappa)
                    {
                        best = (kappa, [candidates[a], candidates[b], candidates[c]]);
                    }
                }
            }
        }

        return best.Cuts;
    }

    private static double Kappa(int[,,] counts, int a, int b, int c)
    {
        var table = new int[Levels, Levels];
        for (var told = 0; told < Levels; told++)
        {
            for (var floor = 0; floor < Levels; floor++)
            {
                for (var bin = 0; bin < counts.GetLength(2); bin++)
                {
                    var level = bin > c ? 3 : bin > b ? 2 : bin > a ? 1 : 0;
                    table[told, Math.Max(level, floor)] += counts[told, floor, bin];
                }
            }
        }

        return RiskAgreement.KappaOf(table);
    }
}
