using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What wording can hint at where detection found no event.</summary>
public enum HintKind
{
    /// <summary>Fire, explosion, drowning, robbery, murder, disaster, ...</summary>
    Incident,

    /// <summary>Court, sentence, report to the police, whistleblowing.</summary>
    Court,

    /// <summary>Newspaper, television, gone viral.</summary>
    News,

    /// <summary>'de enige vrouwelijke ...', 'de eerste ... van het dorp'.</summary>
    Only,
}

/// <summary>Looks for words that set a story apart. A word list of our own, made with the training stories beside it.</summary>
internal static partial class Hints
{
    [GeneratedRegex(@"\b(?:brand|afgebrand|uitgebrand|afbrandde|ontplof\w*|explo(?:sie|deer)\w*|instort\w*|ingestort|verdronk\w*|verdrink\w*|verongelukt\w*|ongeval|ongeluk|aanrijding|aangereden|overreden|aanvaring|overval(?:len)?|ramkraak|gijzel\w*|moord|vermoord|doodgestoken|neergestoken|steekpartij|schietpartij|neergeschoten|doodgeschoten|aanslag|granaat|\w*ramp|watersnood|overstroming|dijkdoorbraak|windhoos|vergaan|gezonken|omgeslagen|gekapseisd|ontspoor\w*|noodlanding|neergestort|vermist|ontvoer\w*|brandstichting|\w{3,}brand)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Incident();

    [GeneratedRegex(@"\b(?:rechtszaak|tuchtzaak|tuchtcollege|kort geding|rechtbank|veroordeeld|strafzaak|celstraf|gevangenis\w*|assisen|officier van justitie|proces-verbaal|klokkenluider|aangifte|ontucht\w*|verkracht\w*|gearresteerd|arrestatie|inval)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Court();

    [GeneratedRegex(@"\b(?:de krant|krantenkop|journalist\w*|op tv|televisie|het nieuws|journaal|voorpagina|omroep|viraal|keer bekeken|opsporing verzocht|reportage|documentaire|kampioen\w*|wereldrecord|elfstedentocht)\b", RegexOptions.IgnoreCase)]
    private static partial Regex News();

    [GeneratedRegex(@"\b(?:de|het|als|was|ben|een|mijn|onze|hun|zijn|haar) (?:enige|eerste|laatste|jongste|oudste|allereerste) (?:vrouw\w*|man|\w*burgemeester|dominee|\w*lera(?:ar|res)|\w*arts|imam|zwarte|\w*meester|speler|doof\w*|dove|blinde|transg\w*|joodse|turkse|marokkaanse|gediplomeerde|\w+ (?:van|in|op) (?:het dorp|het land|het eiland|ons dorp|onze school|heel|nederland|vlaanderen|de streek))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    /// <summary>The first place of each kind of hint.</summary>
    public static IEnumerable<(HintKind Kind, TextSpan Span)> In(string text)
    {
        foreach (var (kind, regex) in ((HintKind, Regex)[])[(HintKind.Incident, Incident()), (HintKind.Court, Court()), (HintKind.News, News()), (HintKind.Only, Only())])
        {
            if (regex.Match(text) is { Success: true } match)
            {
                yield return (kind, new(match.Index, match.Index + match.Length));
            }
        }
    }
}
