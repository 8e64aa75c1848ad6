using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>From findings, wording and background answers to facts, as far as the redacted story still tells them.</summary>
/// <remarks>
/// Rejecting a finding shows its words again: they still tell what they tell. A finding that is masked, labelled or removed tells nothing more; one that is generalised counts at the level its replacement has; one that is kept counts fully.
/// Direct identifiers are no facts: <see cref="RiskAssessor"/> judges those by rule.
/// </remarks>
public sealed partial class FactExtractor(RiskModel model)
{
    private readonly FactMaker make = new(model);
    private readonly PlainWords plain = new(model, new FactMaker(model));
    private readonly BackgroundFacts backgrounds = new(model);

    [GeneratedRegex(@"\b(?:toen|als)\s+(?:ik|hij|zij|ze|we|mijn)\b|\b(?:destijds|vroeger|op\s+(?:mijn|mn|m'n|zijn|haar|hun)|sinds\s+(?:mijn|mn|m'n)|werd\s+ik|vanaf\s+mijn|tot\s+mijn|rond\s+mijn)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex InThePast();

    [GeneratedRegex(@"(?:gevlucht|vluchtte[n]?|geboren|afkomstig|kom(?:t|en)?|kwam(?:en)?|komend|opgegroeid|afkomst|oorlog|naar nederland|naar belgië)\b[^.;!?]{0,25}$", RegexOptions.IgnoreCase)]
    private static partial Regex ComesFrom();

    [GeneratedRegex(@"(?:woon(?:t|de|achtig)?|wonen(?:de)?|woonden|verhuis(?:d|den|de)?|thuis|dorp|stad|buurt|wijk|wonend)\b[^.;!?]{0,25}$", RegexOptions.IgnoreCase)]
    private static partial Regex LivesIn();

    [GeneratedRegex(@"\b(?:ik|wij|we|mijn\s+(?:man|vrouw|gezin))\b[^.;!?]{0,30}\bwo(?:on|ont|nen|onden|onde)\b[^.;!?]{0,25}$|\bwo(?:on|nen)\s+(?:ik|wij|we)\b[^.;!?]{0,25}$|\bwonende?\b[^.;!?]{0,15}$|\bik\s+kom(?:\s+oorspronkelijk)?\s+uit\s+(?:het\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex SaysHome();

    [GeneratedRegex(@"\b(?:in|te|op|bij|uit|rond)\s*(?:het\s|de\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtPlace();

    [GeneratedRegex(@"\b(\p{L}+|\d+)\s*(?:eigen\s+|jonge\s+|kleine\s+|volwassen\s+)?(?:kind(?:eren|\.|ren)?|kids|dochters|zonen|zoons|jongens|meisjes|broers|zussen|pleegkinderen)\b|\bvan\s+(?:de\s+)?(\p{L}+|\d+)\s*$|\b(\p{L}+)\s+(?:kind|zoon|dochter|thuis)\b|\bvan\s+(\p{L}+|\d+)(?:,|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ChildCount();

    /// <param name="findings">As resolution and review leave them.</param>
    /// <param name="background">Answers that are not printed do not count.</param>
    public IReadOnlyList<Fact> Extract(StoryDocument document, IReadOnlyList<Finding> findings, IReadOnlyList<BackgroundFact> background)
    {
        var reader = new AttributionReader(document.Text);
        var facts = new List<Fact>();
        foreach (var finding in findings)
        {
            if (!finding.IsActive || finding.Operator is RedactionOperator.Keep or RedactionOperator.Generalise)
            {
                AddFacts(facts, document.Text, finding, reader);
            }
        }

        new WordingFacts(make, document.Text, findings).AddTo(facts);
        plain.AddTo(facts, document.Text, findings);
        foreach (var answer in background)
        {
            if (answer.IsPrinted && backgrounds.Of(answer) is { } fact)
            {
                facts.Add(fact with { Spans = [] });
            }
        }

        return Merge(facts);
    }

    private void AddFacts(List<Fact> facts, string text, Finding finding, AttributionReader reader)
    {
        var words = finding.Span.In(text).ToString();
        switch (finding.Kind)
        {
            case IdentifierKind.Location:
                AddPlace(facts, words, finding, reader);
                break;
            case IdentifierKind.Age:
                AddAge(facts, words, finding, reader);
                break;
            case IdentifierKind.Date when reader.Before(finding.Span) is var before && Regex.IsMatch(before, @"\bgeb(?:oren|\.|oortedatum)?\b[^.;]{0,20}$", RegexOptions.IgnoreCase):
                AddAge(facts, words, finding, reader);
                break;
            case IdentifierKind.Profession:
                AddWork(facts, words, finding, reader);
                break;
            case IdentifierKind.Nationality:
                Add(facts, make.Origin(words), finding, reader.OfTrait(finding.Span));
                break;
            case IdentifierKind.Religion:
                Add(facts, make.Religion(words), finding, reader.OfTrait(finding.Span));
                break;
            case IdentifierKind.Health:
                Add(facts, make.Health(words), finding, reader.OfTrait(finding.Span));
                break;
            case IdentifierKind.Family:
                AddFamily(facts, words, finding, reader);
                break;
            case IdentifierKind.Organisation:
                Add(facts, make.Organisation(words), finding, new(FactSubject.Teller, "", 0.5));
                break;
            case IdentifierKind.Event:
                Add(facts, make.Event(), finding, new(FactSubject.Teller, "", 0.8));
                break;
        }
    }

    private void AddPlace(List<Fact> facts, string words, Finding finding, AttributionReader reader)
    {
        var before = reader.Before(finding.Span);
        var known = make.KnowsPlace(words);
        if (make.KnowsOrigin(words) && !known)
        {
            if (ComesFrom().IsMatch(before))
            {
                Add(facts, make.Origin(words), finding, reader.OfTrait(finding.Span));
            }

            return;
        }

        if (SaysHome().IsMatch(before))
        {
            Add(facts, make.Place(words), finding, new(FactSubject.Teller, "", 1, IsPlain: true));
            return;
        }

        var cue = LivesIn().IsMatch(before) ? 0.9 : AtPlace().IsMatch(before) ? 0.7 : 0.5;
        if (!known)
        {
            // Squares, buildings and ships that no table knows are seldom anyone's home.
            cue *= 0.6;
        }

        Add(facts, make.Place(words), finding, new(FactSubject.Teller, "", cue));
    }

    private void AddAge(List<Fact> facts, string words, Finding finding, AttributionReader reader)
    {
        var number = DutchNumber.First(words);
        var year = Regex.Match(words, @"\b(?:18|19|20)\d\d\b");
        int age;
        if (year.Success)
        {
            age = model.Parameters.ReferenceYear - int.Parse(year.Value, System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (number is { } told)
        {
            age = told;
        }
        else
        {
            return;
        }

        if (age is < 0 or > Cells.OldestAge)
        {
            return;
        }

        var by = reader.OfTrait(finding.Span);
        var past = InThePast().IsMatch(reader.Before(finding.Span)) && !year.Success;
        // An age of long ago tells only that the person is older now.
        var fact = past ? make.Age(age, Cells.OldestAge) : make.Age(age, age);
        Add(facts, fact, finding, past ? by with { IsPlain = false } : by);
    }

    private void AddWork(List<Fact> facts, string words, Finding finding, AttributionReader reader)
    {
        var by = reader.OfWork(finding.Span);
        Add(facts, make.Profession(words), finding, by);
        if (by.Subject == FactSubject.Teller && make.TellsWoman(words))
        {
            Add(facts, make.Sex(true), finding, by);
        }
    }

    private void AddFamily(List<Fact> facts, string words, Finding finding, AttributionReader reader)
    {
        var by = reader.OfTrait(finding.Span);
        var count = ChildCount().Match(words) is { Success: true } match && DutchNumber.First(match.Value) is { } n ? n : DutchNumber.First(words);
        if (count is >= 2 and < 60 && !Regex.IsMatch(words, "twee (?:moeders|vaders|mannen|mama|papa)", RegexOptions.IgnoreCase))
        {
            var byChild = Regex.IsMatch(words, @"(?:de|ste)\s+(?:kind|zoon|dochter|van|thuis)|broers|zussen|jongste|oudste", RegexOptions.IgnoreCase);
            Add(facts, make.Children(count.Value, byParent: !byChild), finding, by);
        }

        if (model.Figures.Family(words) is not null || count is null)
        {
            Add(facts, make.Family(words), finding, by);
        }

        if (Regex.IsMatch(words, @"\bweduwe\b", RegexOptions.IgnoreCase) && by.Subject == FactSubject.Teller)
        {
            Add(facts, make.Sex(true), finding, by);
        }
    }

    private void Add(List<Fact> facts, Fact fact, Finding finding, Attribution by) =>
        facts.Add(fact with
        {
            Subject = by.Subject,
            Person = by.Subject == FactSubject.Other ? "ander" : by.Person,
            Confidence = by.IsPlain ? 1 : by.Confidence * Math.Clamp(finding.Confidence, 0.5, 1),
            IsPlain = by.IsPlain,
            Spans = [finding.Span],
            Level = ShownLevel.Of(fact, finding),
        });

    /// <summary>One fact for what is told several times about one person.</summary>
    private List<Fact> Merge(List<Fact> facts)
    {
        var merged = new List<Fact>();
        foreach (var same in facts.GroupBy(f => (f.Subject, f.Person, f.Type, f.Current.Words.Nl)))
        {
            var spans = same.SelectMany(f => f.Spans).Distinct().Order().ToArray();
            merged.Add(same.MaxBy(f => f.Confidence)! with { Spans = spans });
        }

        return merged;
    }
}
