using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Reads from the words around a finding whether it is about the teller, a relative or somebody else.</summary>
/// <remarks>Where the wording is silent the teller is assumed, with less confidence: overlooking a fact about the teller is the worse mistake.</remarks>
internal sealed partial class AttributionReader(string text)
{
    [GeneratedRegex(@"\b(?:mijn|m'n|mn|me|onze|ons|mijne)\s+(?:\p{L}+(?:ste|e|en)?\s+){0,2}?(man|vrouw|echtgenoot|echtgenote|vriend|vriendin|partner|zoon|zoontje|dochter|dochtertje|kind|kinderen|moeder|vader|ma|pa|mama|papa|mam|pap|ouders|broer|broertje|zus|zusje|oma|opa|grootmoeder|grootvader|kleinzoon|kleindochter|kleinkind|tante|oom|neef|nicht|schoonmoeder|schoonvader|schoonzus|zwager|bompa|bomma|meisje|jongen|pleegdochter|pleegzoon|stiefvader|stiefmoeder|vent)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RelativeWord();

    [GeneratedRegex(@"\b(mama|papa|oma|opa|mams|paps|moeder|vader|bomma|bompa)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BareRelative();

    [GeneratedRegex(@"\b(ik|ikzelf|wij|we|mij|mezelf|'k|ons)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\b(hij|zij|ze|hem|haar|hun)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ThirdPerson();

    [GeneratedRegex(@"(?:\b(?:ik\s+(?:ben|was|werd|word|blijf)(?:\s+\p{L}+){0,4}|(?:ben|was|werk|werkte|word|werd)\s+ik(?:\s+\p{L}+){0,4}|ik\s+werk(?:te)?(?:\s+\p{L}+){0,5}\s+als|als|wij\s+(?:zijn|waren)|ik,)\s*(?:een|de|het|enige|eerste|jonge|oude|gepensioneerd|oud-)?\s*)$", RegexOptions.IgnoreCase)]
    private static partial Regex BeingIt();

    [GeneratedRegex(@"\b(?:van beroep|beroep:|functie:|mijn (?:werk|baan|functie|beroep|opleiding) (?:is|als|was|tot)|gewerkt als|werkzaam als|in opleiding tot|opgeleid tot|leer(?:de)? voor|aan de slag als|gestopt als|begonnen als|werk ik als|werkte ik als)\s*(?:een|de)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex DoingIt();

    [GeneratedRegex(@"\b(?:ik\s+ben|ben\s+ik|ik\s+word|ik\s+heb|heb\s+ik|mijn\s+leeftijd\s+is|zelf\s+ben\s+ik|ik\s+ben\s+geboren\s+(?:in|op)|ik\s+kom\s+uit)\s+(?:nu|net|pas|inmiddels|zelf|bijna|al|een|de|sinds kort|ook)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex SaidOfOneself();

    /// <summary>Who a job or office belongs to: to the teller only when the wording says so, since other people's jobs fill most stories.</summary>
    public Attribution OfWork(TextSpan span)
    {
        var before = Before(span);
        if (DoingIt().IsMatch(before))
        {
            return new(FactSubject.Teller, "", 1, IsPlain: true);
        }

        var being = BeingIt().Match(before);
        if (being.Success && !Regex.IsMatch(before, @"\b(?:hij|zij|ze|die)\b[^,.;]*\bals\s*(?:een|de)?\s*$", RegexOptions.IgnoreCase))
        {
            var relative = Last(RelativeWord(), before);
            return relative is { } match && match.Index > before.Length - being.Length - 25 && !FirstPerson().IsMatch(before[match.Index..])
                ? new(FactSubject.Relative, Person(match), 0.85)
                : new(FactSubject.Teller, "", 1, IsPlain: true);
        }

        if (Regex.IsMatch(before, @"\b(?:mijn|onze|m'n)\s+(?:\p{L}+\s+)?(?:man|vrouw|zoon|dochter|moeder|vader|ouders|broer|zus|oma|opa|partner|vriend|vriendin|schoonvader|schoonmoeder|vent)\b[^.;!?]{0,25}\b(?:is|was|werkt|werkte|werkt als|werd|zijn|waren)\b[^.;!?]{0,20}$", RegexOptions.IgnoreCase)
            && Last(RelativeWord(), before) is { } owner)
        {
            return new(FactSubject.Relative, Person(owner), 0.85);
        }

        return new(FactSubject.Other, "", 0.8);
    }

    /// <summary>Who an age, illness, faith, origin or family tie belongs to.</summary>
    public Attribution OfTrait(TextSpan span)
    {
        var before = Before(span);
        var after = After(span);
        var first = Last(FirstPerson(), before)?.Index ?? -1;
        var relative = Last(RelativeWord(), before) ?? Last(BareRelative(), before);
        if (SaidOfOneself().IsMatch(before))
        {
            return new(FactSubject.Teller, "", 1, IsPlain: true);
        }

        var third = Last(ThirdPerson(), before)?.Index ?? -1;
        if (relative is { } match && match.Index >= first && match.Index >= third - 40)
        {
            return new(FactSubject.Relative, Person(match), 0.85);
        }

        if (first >= 0 && first >= third)
        {
            return new(FactSubject.Teller, "", 0.85);
        }

        if (third >= 0)
        {
            // A pronoun points back: to the relative named last, if any.
            var earlier = Last(RelativeWord(), text[Math.Max(0, span.Start - 400)..span.Start]);
            return earlier is { } person ? new(FactSubject.Relative, Person(person), 0.6) : new(FactSubject.Other, "", 0.6);
        }

        return FirstPerson().IsMatch(after) || Regex.IsMatch(after, @"\bmijn\b", RegexOptions.IgnoreCase)
            ? new(FactSubject.Teller, "", 0.7)
            : new(FactSubject.Teller, "", 0.5);
    }

    /// <summary>The part of the sentence before a span.</summary>
    public string Before(TextSpan span)
    {
        var start = span.Start;
        var least = Math.Max(0, span.Start - 140);
        while (start > least && !IsEnd(start - 1))
        {
            start--;
        }

        return text[start..span.Start];
    }

    /// <summary>The part of the sentence after a span.</summary>
    public string After(TextSpan span)
    {
        var end = span.End;
        var most = Math.Min(text.Length, span.End + 100);
        while (end < most && !IsEnd(end))
        {
            end++;
        }

        return text[span.End..end];
    }

    private bool IsEnd(int i) => text[i] is '!' or '?' or '\n' or ';' || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));

    private static Match? Last(Regex regex, string text)
    {
        Match? last = null;
        foreach (Match match in regex.Matches(text))
        {
            last = match;
        }

        return last;
    }

    private static string Person(Match match) => match.Groups[1].Value.ToLowerInvariant() switch
    {
        "zoontje" or "jongen" => "zoon",
        "dochtertje" or "meisje" => "dochter",
        "broertje" => "broer",
        "zusje" => "zus",
        "ma" or "mama" or "mam" or "mams" => "moeder",
        "pa" or "papa" or "pap" or "paps" => "vader",
        "grootmoeder" or "bomma" => "oma",
        "grootvader" or "bompa" => "opa",
        "echtgenoot" or "vent" => "man",
        "echtgenote" => "vrouw",
        var word => word,
    };
}
