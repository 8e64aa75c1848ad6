using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>How re-identifiable a story is after redaction. Pure: the same story and model give the same assessment.</summary>
public sealed partial class RiskAssessor(RiskModel model)
{
    private readonly FactExtractor extractor = new(model);
    private readonly SetCounter counter = new(model);
    private readonly RiskWords words = new();
    private readonly Lazy<RiskAssessor> strict = new(() => new(model.With(model.Parameters with { Thresholds = model.Parameters.Thresholds with { PBelow11High = model.Parameters.Thresholds.PBelow11Remedy } })));
    private readonly Lazy<LevelTable> read = new(() => new(model.Parameters.Thresholds.GroupMatchMediumRead, set => FloorOf(set, model.Parameters.Thresholds)));
    private readonly Lazy<LevelTable> given = new(() => new(model.Parameters.Thresholds.GroupMatchMedium, set => LevelOf(set, model.Parameters.Thresholds)));
    private readonly LevelScale scale = new(model);

    /// <summary>See <see cref="RiskAssessment.ModelVersion"/>.</summary>
    public string ModelVersion => model.Parameters.Version;

    /// <summary>Assesses a story as its findings leave it.</summary>
    /// <param name="findings">As resolution and review leave them, each with the operator that is applied.</param>
    /// <param name="background">What the teller answered about themselves; those not printed are ignored.</param>
    public RiskAssessment Assess(StoryDocument document, IReadOnlyList<Finding> findings, IReadOnlyList<BackgroundFact> background, ProjectSettings settings)
    {
        var facts = extractor.Extract(document, findings, background);
        return Assess(facts, RiskGroup.Of(settings), RuleContext.Of(document, findings));
    }

    /// <summary>The same without the facts numbered <paramref name="off"/>, and without the cues that stand in their words.</summary>
    public WhatIf WithoutFacts(StoryDocument document, IReadOnlyList<Finding> findings, IReadOnlyList<BackgroundFact> background, ProjectSettings settings, IReadOnlySet<int> off)
    {
        var facts = extractor.Extract(document, findings, background);
        var gone = facts.Where((_, i) => off.Contains(i)).SelectMany(f => f.Spans).ToArray();
        var context = RuleContext.Of(document, findings);
        var risk = Assess([.. facts.Where((_, i) => !off.Contains(i))], RiskGroup.Of(settings), context with { Cues = [.. context.Cues.Where(c => !gone.Any(g => g.Overlaps(c.Span)))] });
        return new([.. facts.Select((f, i) => new SwitchableFact(i, RiskWords.Of(f), !off.Contains(i)))], risk);
    }

    /// <summary>The level alone, without figures, reasons and remedies: for trying out changes to many stories.</summary>
    public RiskLevel LevelOf(StoryDocument document, IReadOnlyList<Finding> findings, IReadOnlyList<BackgroundFact> background, ProjectSettings settings) =>
        Judge(extractor.Extract(document, findings, background), RiskGroup.Of(settings), RuleContext.Of(document, findings)).Level;

    /// <summary>What the scale of readers is fitted on.</summary>
    internal Judgement Judge(StoryDocument document, IReadOnlyList<Finding> findings, ProjectSettings settings) =>
        Judge(extractor.Extract(document, findings, []), RiskGroup.Of(settings), RuleContext.Of(document, findings));

    /// <summary>Assesses facts alone.</summary>
    public RiskAssessment Assess(IReadOnlyList<Fact> facts, RiskGroup group) => Assess(facts, group, RuleContext.None);

    internal RiskAssessment Assess(IReadOnlyList<Fact> facts, RiskGroup group, RuleContext context)
    {
        var judged = Judge(facts, group, context);
        var critical = judged.Critical;
        var reasons = words.Reasons(judged, counter);
        var remedies = judged.Level == RiskLevel.Low ? [] : new RemedySearch(model, strict.Value, counter).Find(facts, group, context, judged.Level);
        var set = critical.Set;
        var (low, high) = RiskMath.Interval(set.Mu, set.Sigma);
        return new(
            judged.Level,
            words.Summary(judged, counter, low, high, group),
            set.K,
            low,
            high,
            set.Unique,
            set.Below11,
            set.Match,
            judged.Persons.Max(p => p.Set.GroupMatch),
            group.Size,
            reasons,
            remedies,
            model.Parameters.Version);
    }

    /// <summary>How readers weigh texts.</summary>
    internal LevelScale Scale => scale;

    /// <summary>Where levels begin, by standard error, for facts given or read.</summary>
    internal LevelTable TableFor(RuleContext context) => (context.IsRead ? read : given).Value;

    /// <summary>The level with what led to it, without words and remedies.</summary>
    internal Judgement Judge(IReadOnlyList<Fact> facts, RiskGroup group, RuleContext context)
    {
        var persons = new List<JudgedPerson>();
        foreach (var person in Persons.Of(facts, model))
        {
            var set = counter.Count(person.Facts, group);
            persons.Add(new(person, set, context.IsRead ? FloorOf(person, set, group) : LevelOf(set, model.Parameters.Thresholds)));
        }

        var rules = Rules(persons, facts, context);
        var critical = persons.OrderByDescending(p => p.Level).ThenBy(p => p.Set.Mu).First();
        var floor = rules.Select(r => r.Level).Append(critical.Level).Max();
        if (!context.IsRead)
        {
            return new(floor, persons, critical, rules, floor, []);
        }

        var signals = scale.Of(persons.Min(p => p.Set.Mu), facts, context, rules.Any(r => r.Code == "office"));
        return new((RiskLevel)Math.Max((int)floor, (int)scale.LevelOf(scale.Score(signals))), persons, critical, rules, floor, signals);
    }

    private static RiskLevel LevelOf(AnonymitySet set, RiskThresholds t)
    {
        var match = set.Match;
        if (match >= t.MatchExclude)
        {
            return RiskLevel.Exclude;
        }

        if (match > t.MatchHigh || set.Below11 > t.PBelow11High)
        {
            return RiskLevel.High;
        }

        return match > t.MatchMedium || set.Below20 > t.PBelow20Medium || set.GroupMatch > t.GroupMatchMedium ? RiskLevel.Medium : RiskLevel.Low;
    }

    /// <summary>What a text is at least, whatever readers would say: few people who fit make it medium.</summary>
    private static RiskLevel FloorOf(AnonymitySet set, RiskThresholds t) =>
        set.Below11 > t.PBelow11High || set.GroupMatch > t.GroupMatchMediumRead ? RiskLevel.Medium : RiskLevel.Low;

    /// <summary>The same, and what tellers say outright of themselves counts like facts that are given, up to high.</summary>
    private RiskLevel FloorOf(PersonFacts person, AnonymitySet set, RiskGroup group)
    {
        var floor = FloorOf(set, model.Parameters.Thresholds);
        var plain = person.Subject == FactSubject.Teller ? person.Facts.Where(f => f.IsPlain).ToArray() : [];
        if (floor == RiskLevel.Low || plain.Length < 2)
        {
            return floor;
        }

        return LevelOf(counter.Count(plain, group), model.Parameters.Thresholds) >= RiskLevel.High ? RiskLevel.High : floor;
    }

    private List<RuleHit> Rules(List<JudgedPerson> persons, IReadOnlyList<Fact> facts, RuleContext context)
    {
        var hits = new List<RuleHit>();
        if (context.DirectLeft.Count > 0)
        {
            hits.Add(new("direct-left", RiskLevel.Exclude, context.DirectLeft));
        }

        foreach (var person in persons)
        {
            foreach (var office in person.Person.Facts.Where(f => f.IsOffice && f.Level == 0))
            {
                var place = person.Person.Facts.FirstOrDefault(f => f.Type == FactType.Place);
                if (place is not null && counter.Count([office with { Confidence = 1 }, place with { Confidence = 1 }], new(1, [])).Fits <= model.Parameters.Thresholds.OfficeHolders)
                {
                    hits.Add(new("office", RiskLevel.Exclude, office.Spans));
                }
            }
        }

        var events = facts.Where(f => f.Type == FactType.Event && f.Current.Name == "gebeurtenis").ToArray();
        // Detection finds a third of the events at most: words for an incident count as well where the case can be looked up.
        TextSpan[] spans = [.. events.SelectMany(e => e.Spans), .. context.Cues.Where(c => c.Kind == CueKind.Incident).Select(c => c.Span)];
        var placed = facts.Any(f => f is { Type: FactType.Place } && f.Current.Name is "plaats" or "gemeente");
        var findable = context.HasDayNear(spans) || (spans.Length > 0 && (context.Has(CueKind.News) || context.Has(CueKind.Court)));
        if (placed && findable)
        {
            hits.Add(new("media", RiskLevel.Exclude, spans));
        }
        else if (events.Length > 0 || findable)
        {
            hits.Add(new("event", RiskLevel.Medium, spans));
        }

        var named = facts.Any(f => f is { Type: FactType.Organisation, Level: 0, IsUnknown: true } || (f.Type == FactType.Place && f.Current.Name is "plaats" or "gemeente"));
        var bearers = facts.Where(f => f is { IsOffice: true, Level: 0, Subject: FactSubject.Other }).SelectMany(f => f.Spans).ToArray();
        if (named && bearers.Length > 0)
        {
            hits.Add(new("office-other", RiskLevel.Medium, bearers));
        }

        hits.AddRange(context.Cues.Select(c => new RuleHit("cue-" + c.Kind.ToString().ToLowerInvariant(), RiskLevel.Low, [c.Span])));
        return hits;
    }
}
