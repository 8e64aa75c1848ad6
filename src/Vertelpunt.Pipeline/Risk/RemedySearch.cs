using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Finds the changes that lose least meaning and bring the level down: exact, by branch and bound over the ladders of the facts.</summary>
/// <remarks>
/// Meaning lost is counted in bits: log2 of how many times more people the changed fact fits. The bound is sound because shares never shrink going up a ladder,
/// so leaving out everything undecided shows the largest set a branch can reach. A candidate is judged in full, rules included, before it is taken.
/// </remarks>
internal sealed class RemedySearch(RiskModel model, RiskAssessor assessor, SetCounter counter)
{
    /// <summary>Facts that may change in one search; of more, those that tell most.</summary>
    private const int MostFacts = 8;

    /// <summary>An event is what the story is about: losing it counts double.</summary>
    private const double EventWeight = 2;

    public IReadOnlyList<RiskRemedy> Find(IReadOnlyList<Fact> facts, RiskGroup group, RuleContext context, RiskLevel now)
    {
        var target = now > RiskLevel.Medium ? RiskLevel.Medium : RiskLevel.Low;
        var cleared = context with { DirectLeft = [] };
        if (context.DirectLeft.Count > 0 && assessor.Judge(facts, group, cleared).Level is var left && left <= target)
        {
            return [new([Unnamed(context.DirectLeft)], 0, left, RemedyWords.Of([], context.DirectLeft.Count > 0, left))];
        }

        var indexed = facts.Select((fact, i) => fact with { Index = i }).ToArray();
        var variables = Variables(indexed);
        var search = new RemedyBranches(model, assessor, counter, indexed, variables, group, cleared, target);
        search.Run();
        return [.. search.Best.Select(c => Remedy(c, variables, indexed, context))];
    }

    private RiskRemedy Remedy(RemedyCandidate candidate, RemedyVariable[] variables, Fact[] facts, RuleContext context)
    {
        var changes = new List<RiskChange>();
        var told = new List<(Fact Fact, string Replacement)>();
        if (context.DirectLeft.Count > 0)
        {
            changes.Add(Unnamed(context.DirectLeft));
        }

        for (var v = 0; v < variables.Length; v++)
        {
            var option = variables[v].Options[candidate.Choice[v]];
            if (candidate.Choice[v] == 0)
            {
                continue;
            }

            var fact = facts[variables[v].Indices[0]];
            var spans = variables[v].Indices.SelectMany(i => facts[i].Spans).Distinct().Order().ToArray();
            var replacement = option.Facts.Length == 0 ? "" : option.Facts[0].Current.Replacement;
            changes.Add(new(spans, replacement.Length == 0 ? RedactionOperator.Label : RedactionOperator.Generalise, replacement));
            told.Add((fact, replacement));
        }

        return new(changes, candidate.Bits, candidate.Level, RemedyWords.Of(told, context.DirectLeft.Count > 0, candidate.Level));
    }

    private static RiskChange Unnamed(IReadOnlyList<TextSpan> direct) => new(direct, RedactionOperator.Label, "");

    /// <summary>Facts that stand on the same words change together.</summary>
    private RemedyVariable[] Variables(Fact[] facts)
    {
        var groups = new List<List<int>>();
        for (var i = 0; i < facts.Length; i++)
        {
            if (!facts[i].IsChangeable)
            {
                continue;
            }

            var same = groups.FirstOrDefault(g => facts[i].Spans.Count > 0 && g.Any(j => facts[j].Spans.Intersect(facts[i].Spans).Any()));
            if (same is null)
            {
                groups.Add(same = []);
            }

            same.Add(i);
        }

        return [.. groups
            .Select(g => new RemedyVariable([.. g], Options(g.ConvertAll(i => facts[i]))))
            .OrderByDescending(v => v.Options[^1].Bits).ThenBy(v => v.Indices[0])
            .Take(MostFacts)];
    }

    private RemedyOption[] Options(List<Fact> facts)
    {
        var before = facts.Sum(f => Bits(f));
        var weight = facts.Any(f => f.Type == FactType.Event) ? EventWeight : 1;
        var options = new List<RemedyOption> { new(facts[0].Level, 0, 0, [.. facts], assessor.Scale.Rarities(facts)) };
        for (var level = facts[0].Level + 1; level < facts[0].Ladder.Count; level++)
        {
            Fact[] wider = [.. facts.Select(f => f with { Level = Math.Clamp(level, f.Level, f.Ladder.Count - 1) })];
            var bits = Math.Max(0, before - wider.Sum(Bits));
            // The country as a place says no more than leaving the place out.
            if (wider[0].Current.Name != "land")
            {
                options.Add(new(level, bits * weight, bits, wider, assessor.Scale.Rarities(wider)));
            }
        }

        options.Add(new(int.MaxValue, before * weight, before, [], assessor.Scale.Rarities([])));
        return [.. options];
    }

    private double Bits(Fact fact) => -Math.Log2(Math.Max(1e-12, Cells.Overall(model.People, fact.Current.Share)));
}
