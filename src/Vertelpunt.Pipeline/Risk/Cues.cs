using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Looks for words that set a story apart. Word lists of our own, made with the training stories beside them.</summary>
internal static partial class Cues
{
    [GeneratedRegex(@"\b(?:brand|afgebrand|uitgebrand|afbrandde|vlam(?:men)?zee|brandende|\w{3,}brand|ontplof\w*|explo(?:sie|deer)\w*|instort\w*|ingestort|stortte in|in elkaar (?:zakte|gezakt)|verdronk\w*|verdrink\w*|verongelukt\w*|ongeval|ongeluk|\w+ongeval|\w+ongeluk|aanrijding|aangereden|overreden|aanvaring|overval(?:len)?|ramkraak|inbraak|ingebroken|gijzel\w*|gegijzeld|moord|vermoord|doodgestoken|neergestoken|steekpartij|schietpartij|neergeschoten|doodgeschoten|doodgeslagen|aanslag|granaat|bom(?:metje|melding)?|\w*ramp|watersnood|overstroming|dijkdoorbraak|windhoos|orkaan|schipbreuk|vergaan|gezonken|omgeslagen|gekapseisd|overboord|gestrand|ontspoor\w*|noodlanding|neergestort|vermist\w*|vermissing|zoektocht|ontvoer\w*|brandstichting|in beslag genomen|inbeslagname|ontsnap\w*|losgebroken|losbrak|losgeslagen|losschoot|losgeschoten|omgevallen|omvallen|viel om|gekanteld|kantelde|ontruim\w*|geëvacueerd|evacuatie|gaslek|chloor(?:gas|wolk)|gifwolk|helikopter|reddingboot|reddingsboot|brandweer|kerkasiel|bezetting|bezetters|zelfmoord|zelfdoding|suïcide|dodelijk\w*|slachtoffers?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Incident();

    [GeneratedRegex(@"\b(?:rechtszaak|rechtszaken|strafzaak|hoger beroep|kort geding|rechtbank|vonnis|veroordeeld|vrijspraak|vrijgesproken|officier van justitie|proces-verbaal|tucht(?:zaak|college|proces|recht\w*)|celstraf|gevangenis\w*|werkstraf|voorarrest|assisen|klokkenluider|aangifte|ontucht\w*|verkracht\w*|gearresteerd|arrestatie|inval|contactverbod|geheim(?:e)? (?:adres|opvang)|stalk\w*|ondergedoken|loverboy)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Court();

    [GeneratedRegex(@"\b(?:krant|kranten\w*|weekblad|voorpagina|journalist\w*|verslaggever|cameraploeg|op tv|televisie|het nieuws|journaal|omroep|viraal|keer bekeken|opsporing verzocht|reportage|documentaire|wikipedia|kamervragen|raadsvergadering|kampioen\w*|wereldrecord|elfstedentocht)\b", RegexOptions.IgnoreCase)]
    private static partial Regex News();

    [GeneratedRegex(@"\b(?:de|het|als|was|ben|een|mijn|onze|hun|zijn|haar) (?:enige|eerste|laatste|jongste|oudste|allereerste) (?:vrouw\w*|man|\w*burgemeester|dominee|\w*lera(?:ar|res)|\w*arts|imam|zwarte|\w*meester|speler|doof\w*|dove|blinde|transg\w*|joodse|turkse|marokkaanse|gediplomeerde|\w+ (?:van|in|op) (?:het dorp|het land|het eiland|ons dorp|onze school|heel|nederland|vlaanderen|de streek))\b|\b(?:heel|het hele) (?:het )?dorp\b|\b(?:drieling\w*|vierling\w*|vijfling\w*|zesling\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    [GeneratedRegex(@"\b(?:(?:oud-|loco-)?burgemeester|(?:oud-)?wethouder|raadslid|gemeenteraadslid|fractievoorzitter|schepen|dijkgraaf|gedeputeerde|korpschef|dominee|predikant\w*|pastoor|imam|rabbijn|priester|voorganger|aalmoezenier|diaken|dirigent\w*|organist\w*|koster\w*|\w*beiaardier|prins(?:es)? carnaval|schutterskoning|brandweercommandant|bevelvoerder|kapitein|schipper|hoofdredacteur|schoolhoofd|vuurtorenwachter|sluiswachter|molenaar)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Office();

    private static readonly (CueKind Kind, Regex Words)[] Lists =
        [(CueKind.Incident, Incident()), (CueKind.Court, Court()), (CueKind.News, News()), (CueKind.Only, Only()), (CueKind.Office, Office())];

    /// <summary>The cues that stay readable: words under an active finding that is not kept tell nothing.</summary>
    public static IReadOnlyList<Cue> In(string text, IReadOnlyList<Finding> findings)
    {
        var hidden = findings.Where(f => f.IsActive && f.Operator != RedactionOperator.Keep).Select(f => f.Span).ToArray();
        var cues = new List<Cue>();
        foreach (var (kind, words) in Lists)
        {
            foreach (var match in words.EnumerateMatches(text))
            {
                var span = new TextSpan(match.Index, match.Index + match.Length);
                if (!hidden.Any(h => h.Overlaps(span)))
                {
                    cues.Add(new(kind, span));
                    break;
                }
            }
        }

        return cues;
    }
}
