using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Checks the model against a synthetic population with known truth: docs/risk.md, 'Validation'.</summary>
public static class RiskValidation
{
    private const double Unsafe = 0.05;
    private static readonly double[] Taus = [0.05, 0.1, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8];
    private static readonly double[] Shifts = [-0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4];

    /// <summary>Makes people and stories, fits on one half, measures on the other.</summary>
    public static RiskValidationResult Run(RiskModel model, RiskValidationOptions options)
    {
        var population = new SyntheticPopulation(model, options.ProvincesOrDefault, options.Seed);
        var source = new SyntheticStories(model, population);
        var random = new Random(options.Seed + 1);
        var stories = Enumerable.Range(0, options.Stories).Select(_ => source.Draw(random)).ToArray();
        var fitting = stories.Where((_, i) => i % 2 == 0).ToArray();
        var held = stories.Where((_, i) => i % 2 == 1).ToArray();

        var conditional = Measure(model, "by age and sex", fitting, held, f => f);
        var national = Measure(model, "national totals only", fitting, held, f => Flat(f, model.People));
        var (tried, found, true11, times) = Remedies(model, source, held, conditional);
        var fitted = model.Parameters with
        {
            ShiftPerFact = Math.Max(0, conditional.Shift),
            Tau = new Dictionary<string, double>(model.Parameters.Tau) { ["conditional"] = conditional.Tau, ["national"] = Math.Max(conditional.Tau, national.Tau) },
        };
        times.Sort();
        return new(options, population.Count, [conditional, national], tried, found, true11, times[times.Count / 2], times[^1], fitted);
    }

    /// <summary>The result as a table for docs/risk-validation.md.</summary>
    public static string ToMarkdown(RiskValidationResult result)
    {
        var text = new StringBuilder();
        text.AppendLine(Invariant($"{result.People:N0} invented people of {string.Join(", ", result.Options.ProvincesOrDefault)}; {result.Options.Stories:N0} stories, half held out; seed {result.Options.Seed}."));
        text.AppendLine();
        text.AppendLine("| figure on the held-out half | " + string.Join(" | ", result.Figures.Select(f => "tables " + f.Tables)) + " | reach |");
        text.AppendLine("|---|" + string.Concat(result.Figures.Select(_ => "---|")) + "---|");
        Row("stories; unique; k < 11", f => Invariant($"{f.Stories:N0}; {f.Unique}; {f.Unsafe}"), "");
        Row("AUC unique / not unique", f => Invariant($"{f.AucUnique:F3}"), "≥ .98");
        Row("AUC k < 11", f => Invariant($"{f.AucBelow11:F3}"), "");
        Row("RMSE of log10 k", f => Invariant($"{f.RmseLog10:F3}"), "≤ .20");
        Row("RMSE of log10 k, k < 100", f => Invariant($"{f.RmseLog10Below100:F3}"), "≤ .25");
        Row("coverage of the 90 % interval", f => Invariant($"{f.Coverage:F3}"), ".88–.92");
        Row("calibration error of P(K < 11)", f => Invariant($"{f.CalibrationError:F3}"), "≤ .02");
        Row("unsafe stories missed by P(K < 11) > 0.05", f => Invariant($"{100 * f.Missed:F1} %"), "");
        Row("false alarms of that rule", f => Invariant($"{100 * f.FalseAlarms:F1} %"), "≤ 10 %");
        Row("unsafe missed at 10 % false alarms", f => Invariant($"{100 * f.MissedAtTenPercent:F1} %"), "≤ 1 %");
        Row("fitted: shift per fact, τ", f => Invariant($"{f.Shift:F2}, {f.Tau:F2}"), "");
        text.AppendLine();
        text.AppendLine(Invariant($"Remedies: {result.RemediesTried} stories above medium, {result.RemediesFound} with a remedy; the best one truly fits at least 11 people in {result.RemediesTrue} ({100.0 * result.RemediesTrue / Math.Max(1, result.RemediesFound):F1} %)."));
        text.AppendLine(Invariant($"Time per assessment of given facts, remedies included: median {result.MedianMilliseconds:F2} ms, worst {result.WorstMilliseconds:F0} ms."));
        return text.ToString();

        void Row(string name, Func<RiskFigures, string> of, string reach) =>
            text.AppendLine($"| {name} | {string.Join(" | ", result.Figures.Select(of))} | {reach} |");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static RiskFigures Measure(RiskModel model, string name, SyntheticStory[] fitting, SyntheticStory[] held, Func<Fact, Fact> seen)
    {
        var (shift, tau) = Fit(model, fitting, seen);
        // A negative shift would say that sets are smaller than the product: the model does not go below it, it says so in the table.
        var counter = new SetCounter(model.With(model.Parameters with { ShiftPerFact = Math.Max(0, shift) }));
        var group = new RiskGroup(1, []);
        var scored = held.Select(s => (s.K, Beyond: s.Facts.Any(IsBeyondCore), Set: counter.Count([.. s.Facts.Select(f => WithTau(seen(f), tau))], group))).ToArray();
        var figures = scored.Select(s => (s.K, P11: s.Set.Below11, Log: Math.Log10(s.Set.K), s.Set.Mu, s.Set.Sigma, s.Beyond)).ToArray();
        var below100 = figures.Where(f => f.K < 100).ToArray();
        var dangerous = figures.Where(f => f.K < 11).ToArray();
        var safe = figures.Where(f => f.K >= 11).ToArray();
        return new(
            name, held.Length, figures.Count(f => f.K == 1), dangerous.Length,
            Measures.Auc(figures.Select(f => (f.K == 1, -f.Mu))), Measures.Auc(figures.Select(f => (f.K < 11, -f.Mu))),
            Measures.Rmse(figures.Select(f => f.Log - Math.Log10(f.K))), Measures.Rmse(below100.Select(f => f.Log - Math.Log10(f.K))),
            figures.Where(f => f.Beyond).Average(f => Within(f.K, f.Mu, f.Sigma)),
            Measures.CalibrationError(figures.Select(f => (f.P11, f.K < 11 ? 1.0 : 0))),
            dangerous.Average(f => f.P11 <= Unsafe ? 1.0 : 0), safe.Average(f => f.P11 > Unsafe ? 1.0 : 0),
            MissedAt(0.1, dangerous.Select(f => f.P11), safe.Select(f => f.P11)), shift, tau);
    }

    // The part of the step at k that lies within the central 90 %: its expectation over a uniform draw within the step.
    private static double Within(int k, double mu, double sigma)
    {
        double low = RiskMath.Cdf(k - 1, mu, sigma), high = RiskMath.Cdf(k, mu, sigma);
        return high - low < 1e-12
            ? low is > 0.05 and < 0.95 ? 1 : 0
            : Math.Max(0, Math.Min(high, 0.95) - Math.Max(low, 0.05)) / (high - low);
    }

    private static double MissedAt(double falseAlarms, IEnumerable<double> dangerous, IEnumerable<double> safe)
    {
        var sorted = safe.OrderDescending().ToArray();
        var threshold = sorted[(int)(falseAlarms * sorted.Length)];
        return dangerous.Average(p => p <= threshold ? 1.0 : 0);
    }

    /// <summary>The shift and τ under which the true sizes of the fitting half are likeliest.</summary>
    private static (double Shift, double Tau) Fit(RiskModel model, SyntheticStory[] fitting, Func<Fact, Fact> seen)
    {
        var counter = new SetCounter(model.With(model.Parameters with { ShiftPerFact = 0 }));
        var group = new RiskGroup(1, []);
        var points = fitting.Select(s =>
        {
            var facts = s.Facts.Select(f => WithTau(seen(f), 0)).ToArray();
            // The shift works as s(1 - p) per fact beyond the core.
            var weight = facts.Where(IsBeyondCore).Sum(f => 1 - counter.Overall(f));
            var core = facts.Where(f => !IsBeyondCore(f)).Sum(f => Math.Pow(model.Parameters.TauOf("core"), 2));
            return (s.K, counter.Count(facts, group).Mu, Weight: weight, Count: facts.Count(IsBeyondCore), Core: core);
        }).ToArray();
        var best = (Likelihood: double.NegativeInfinity, Shift: 0.0, Tau: 0.0);
        foreach (var shift in Shifts)
        {
            foreach (var tau in Taus)
            {
                double sum = 0;
                foreach (var p in points)
                {
                    sum += Math.Max(-20, LogLikelihood(p.K, p.Mu + (shift * p.Weight), Math.Sqrt(p.Core + (p.Count * tau * tau))));
                }

                if (sum > best.Likelihood)
                {
                    best = (sum, shift, tau);
                }
            }
        }

        return (best.Shift, best.Tau);
    }

    private static double LogLikelihood(int k, double mu, double sigma)
    {
        if (k > 60)
        {
            var variance = (sigma * sigma) + (1.0 / k);
            var delta = Math.Log(k - 1) - mu;
            return (-0.5 * delta * delta / variance) - (0.5 * Math.Log(2 * Math.PI * variance)) - Math.Log(k - 1);
        }

        return Math.Log(1e-300 + RiskMath.Mean(mu, sigma, lambda => PoissonMass(k - 1, lambda)));
    }

    private static double PoissonMass(int n, double lambda)
    {
        var log = (n * Math.Log(Math.Max(lambda, 1e-12))) - lambda;
        for (var i = 2; i <= n; i++)
        {
            log -= Math.Log(i);
        }

        return Math.Exp(log);
    }

    private static (int Tried, int Found, int True11, List<double> Times) Remedies(RiskModel model, SyntheticStories source, SyntheticStory[] held, RiskFigures figures)
    {
        var fitted = model.With(model.Parameters with { ShiftPerFact = Math.Max(0, figures.Shift) });
        var assessor = new RiskAssessor(fitted);
        var group = new RiskGroup(1, []);
        int tried = 0, found = 0, true11 = 0;
        var times = new List<double>();
        // The first assessments compile code and are not timed.
        foreach (var story in held.Take(50))
        {
            _ = assessor.Assess(story.Facts, group);
        }

        foreach (var story in held)
        {
            var facts = story.Facts.Select((f, i) => WithTau(f, figures.Tau) with { Spans = [new(i, i + 1)] }).ToArray();
            var start = Stopwatch.GetTimestamp();
            var risk = assessor.Assess(facts, group);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (risk.Level <= Domain.Risk.RiskLevel.Medium || tried >= 400)
            {
                continue;
            }

            tried++;
            if (risk.Remedies.Count == 0)
            {
                continue;
            }

            found++;
            var changed = new List<Fact>();
            foreach (var fact in facts)
            {
                var change = risk.Remedies[0].Changes.FirstOrDefault(c => c.Spans.Contains(fact.Spans[0]));
                if (change is null)
                {
                    changed.Add(fact);
                }
                else if (change.Replacement.Length > 0)
                {
                    changed.Add(fact with { Level = Enumerable.Range(0, fact.Ladder.Count).First(i => fact.Ladder[i].Replacement == change.Replacement) });
                }
            }

            true11 += source.CountTrue(changed, story.Person) >= 11 ? 1 : 0;
        }

        return (tried, found, true11, times);
    }

    private static bool IsBeyondCore(Fact fact) => fact.Type is not (FactType.Place or FactType.Age or FactType.Sex);

    private static Fact WithTau(Fact fact, double tau) => IsBeyondCore(fact) ? fact with { Tau = tau } : fact;

    // As if only the national total were known.
    private static Fact Flat(Fact fact, double[] people) => IsBeyondCore(fact)
        ? fact with { Ladder = [.. fact.Ladder.Select(l => l with { Share = Cells.Constant(Cells.Overall(people, l.Share)) })] }
        : fact;
}
