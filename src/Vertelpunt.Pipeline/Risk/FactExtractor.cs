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

    [GeneratedRegex(@"\b(?:ik\s+als\s+(moeder|vrouw|oma|dochter|zus|meisje|mama|vader|man|opa|zoon|broer|jongen|papa)|ik\s+ben\s+(?:een\s+)?(?:\p{L}+\s+)?(moeder|vrouw|oma|meisje|weduwe|dame|vader|man|opa|jongen|weduwnaar)\b|als\s+(moeder|vrouw|oma|meisje|mama|weduwe|vader|man|opa|jongen|papa|weduwnaar)(?:\s+(?:van|ben|heb|voel|sta|moet|weet)\b))", RegexOptions.IgnoreCase)]
    private static partial Regex SaysOwnSex();

    [GeneratedRegex(@"\b(?:mijn|m'n|mn)\s+(man|echtgenoot|vent|vrouw|echtgenote)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysPartner();

    [GeneratedRegex(@"\b(?:ik\s+(?:ben|was|raakte|bleek)(?:\s+\p{L}+){0,3}\s+(?:zwanger|in verwachting)|mijn\s+(?:zwangerschap|bevalling|menstruatie|overgang|borsten)|ik\s+ben\s+bevallen|toen\s+ik\s+beviel)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysPregnant();

    [GeneratedRegex(@"\b(?:lesbisch|lesbienne|homo|homoseksueel|biseksueel|homo's|lesbo|queer|uit de kast|transgender|transvrouw|transman|trans|non-binair|nonbinair|intersekse|genderdysforie|geslachtsverandering)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysOrientation();

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

    [GeneratedRegex(@"\b(?:anders|ander|other|geen|niet|not|none|onbekend|unknown|buitenland|abroad|elders|elsewhere)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysNothing();

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

        AddFromWording(facts, document.Text, findings);
        plain.AddTo(facts, document.Text, findings);
        foreach (var answer in background)
        {
            if (answer.IsPrinted && OfBackground(answer) is { } fact)
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

    private void AddFromWording(List<Fact> facts, string text, IReadOnlyList<Finding> findings)
    {
        double women = 0, men = 0;
        var spans = new List<TextSpan>();
        foreach (Match match in SaysOwnSex().Matches(text))
        {
            var word = match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value;
            Vote(word.ToLowerInvariant() is "moeder" or "vrouw" or "oma" or "dochter" or "zus" or "meisje" or "mama" or "weduwe" or "dame", 0.95, match);
        }

        foreach (Match match in SaysPartner().Matches(text))
        {
            Vote(match.Groups[1].Value.ToLowerInvariant() is "man" or "echtgenoot" or "vent", 0.9, match);
        }

        foreach (Match match in SaysPregnant().Matches(text))
        {
            Vote(true, 0.95, match);
        }

        if (women != men)
        {
            facts.Add(make.Sex(women > men) with { Confidence = Math.Max(women, men), Spans = spans });
        }

        foreach (Match match in SaysOrientation().Matches(text))
        {
            var span = new TextSpan(match.Index, match.Index + match.Length);
            if (!findings.Any(f => f.IsActive && f.Operator != RedactionOperator.Keep && f.Span.Overlaps(span)))
            {
                var gender = match.Value.StartsWith("trans", StringComparison.OrdinalIgnoreCase) || match.Value.Contains("bin", StringComparison.OrdinalIgnoreCase) || match.Value.Contains("sekse", StringComparison.OrdinalIgnoreCase) || match.Value.Contains("gender", StringComparison.OrdinalIgnoreCase);
                facts.Add(make.Orientation(gender) with { Confidence = 0.6, Spans = [span] });
                break;
            }
        }

        void Vote(bool woman, double confidence, Match match)
        {
            var span = new TextSpan(match.Index, match.Index + match.Length);
            if (findings.Any(f => f.IsActive && f.Operator != RedactionOperator.Keep && f.Span.Overlaps(span)))
            {
                return;
            }

            spans.Add(span);
            women = Math.Max(women, woman ? confidence : 0);
            men = Math.Max(men, woman ? 0 : confidence);
        }
    }

    private Fact? OfBackground(BackgroundFact answer)
    {
        var value = answer.Value.Trim();
        switch (answer.Fact)
        {
            case "age":
                return AgeRange(value) is { } range ? make.Age(range.Min, range.Max) : null;
            case "sex" or "gender":
                return value.ToLowerInvariant() switch
                {
                    "vrouw" or "v" or "woman" or "female" => make.Sex(true),
                    "man" or "m" or "male" => make.Sex(false),
                    _ => make.Orientation(gender: true),
                };
            case "region":
                return Region(value) is { } region ? make.Place(region) : SaysNothing().IsMatch(value) ? null : make.UnknownPlace();
            case "place":
                return make.KnowsPlace(value) ? make.Place(value) : SaysNothing().IsMatch(value) ? null : make.UnknownPlace();
            case "profession":
                return make.Profession(value);
            case "religion":
                return make.Religion(value);
            case "origin":
                return make.Origin(value);
            case "health":
                return make.Health(value);
            default:
                return make.Role(value);
        }
    }

    // Regions are provinces or wider: 'Utrecht' as an answer is not the city.
    private Place? Region(string value) =>
        model.Gazetteer.Find(value, PlaceKind.Province) ?? model.Gazetteer.Find(value, PlaceKind.CountryPart) ?? model.Gazetteer.Find(value, PlaceKind.Country)
        ?? model.Gazetteer.Find(value, PlaceKind.Region) ?? model.Gazetteer.Find(value);

    /// <summary>"45-64", "65+", "jonger dan 25", "onder de 18", "25 t/m 44".</summary>
    internal static (int Min, int Max)? AgeRange(string value)
    {
        var numbers = Regex.Matches(value, @"\d+").Select(m => int.TryParse(m.Value, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue).ToArray();
        if (numbers.Any(n => n > Cells.OldestAge))
        {
            return null;
        }

        return numbers switch
        {
            [var min, var max] when min <= max => (min, max),
            [var one] when Regex.IsMatch(value, "jonger|onder|tot|<", RegexOptions.IgnoreCase) => (0, Math.Max(0, one - 1)),
            [var one] when value.Contains('+') || Regex.IsMatch(value, "ouder|boven|vanaf|>", RegexOptions.IgnoreCase) => (one, Cells.OldestAge),
            [var one] => (one, one),
            _ => null,
        };
    }

    private void Add(List<Fact> facts, Fact fact, Finding finding, Attribution by) =>
        facts.Add(fact with
        {
            Subject = by.Subject,
            Person = by.Subject == FactSubject.Other ? "ander" : by.Person,
            Confidence = by.IsPlain ? 1 : by.Confidence * Math.Clamp(finding.Confidence, 0.5, 1),
            IsPlain = by.IsPlain,
            Spans = [finding.Span],
            Level = LevelOf(fact, finding),
        });

    /// <summary>The level a finding is shown at. A replacement that no level has tells no more than was asked, but we cannot know how much: it counts as kept.</summary>
    private static int LevelOf(Fact fact, Finding finding)
    {
        if (!finding.IsActive || finding.Operator != RedactionOperator.Generalise)
        {
            return 0;
        }

        if (finding.Replacement is { } words)
        {
            for (var i = 1; i < fact.Ladder.Count; i++)
            {
                if (fact.Ladder[i].Replacement == words)
                {
                    return i;
                }
            }

            return 0;
        }

        var preferred = fact.Type switch
        {
            FactType.Place => IndexOf("provincie"),
            FactType.Age => IndexOf("10"),
            _ => 1,
        };
        return Math.Min(preferred, fact.Ladder.Count - 1);

        int IndexOf(string name)
        {
            for (var i = 0; i < fact.Ladder.Count; i++)
            {
                if (fact.Ladder[i].Name == name)
                {
                    return i;
                }
            }

            return Math.Min(1, fact.Ladder.Count - 1);
        }
    }

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
