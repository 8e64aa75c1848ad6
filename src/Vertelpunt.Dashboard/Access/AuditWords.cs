using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Pages;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Review;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Access;

/// <summary>The audit log's codes in words.</summary>
internal static class AuditWords
{
    /// <summary>What somebody did; the code itself when it is not known here.</summary>
    public static string Action(string code) => Words.TryGetValue(code, out var words) ? DeskLanguage.T(words.Nl, words.En) : code;

    /// <summary>What it was done to: the kind in words, and the first digits of a number.</summary>
    public static string Object(string obj)
    {
        var colon = obj.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return obj;
        }

        var kind = obj[..colon] switch
        {
            "story" => DeskLanguage.T("verhaal", "story"),
            "pack" => DeskLanguage.T("pakket", "pack"),
            "link" => "link",
            "project" => "project",
            "account" => "account",
            "page" => DeskLanguage.T("pagina", "page"),
            "SavedView" => DeskLanguage.T("blik", "view"),
            "Observation" => DeskLanguage.T("observatie", "observation"),
            "Theme" => DeskLanguage.T("thema", "theme"),
            "Perspective" => DeskLanguage.T("perspectief", "perspective"),
            "WorkSession" => DeskLanguage.T("werksessie", "session"),
            "forms" => DeskLanguage.T("formulieren:", "forms:"),
            "Lumping" => DeskLanguage.T("samenvoeging", "lumping"),
            "disclosure" => DeskLanguage.T("verzoek", "demand"),
            var other => other,
        };
        var rest = obj[(colon + 1)..];
        if (obj[..colon] == "page")
        {
            var name = rest.Split('.', ':')[0];
            return Pages.TryGetValue(name, out var page) ? DeskLanguage.T(page.Nl, page.En) : $"{kind} {rest}";
        }

        return $"{kind} {(rest.Length == 32 && rest.All(char.IsAsciiHexDigit) ? rest[..8] : rest)}";
    }

    /// <summary>What a page is called in the menu, by the name the log keeps.</summary>
    private static readonly Dictionary<string, (string Nl, string En)> Pages = new()
    {
        ["design/overview"] = ("project: overzicht en links", "project: overview and links"),
        ["design/questions"] = ("project: vragen", "project: questions"),
        ["design/question"] = ("project: een vraag", "project: a question"),
        ["design/begin"] = ("project: begin van de vragenlijst", "project: start of the form"),
        ["design/settings"] = ("project: instellingen", "project: settings"),
        ["design/print"] = ("project: op papier", "project: on paper"),
        ["paper/enter"] = ("papier overtypen", "typing over paper"),
        ["annotating/begin"] = ("teamvragen", "team questions"),
        ["annotating/answer"] = ("teamvragen bij een verhaal", "team questions about a story"),
        ["design/copy"] = ("project: kopie maken", "project: making a copy"),
        ["design/edit"] = ("project: als tekst", "project: as text"),
        ["review/explanation"] = ("uitleg", "explanation"),
        ["review/practice"] = ("oefenen", "practice"),
        ["review/queue"] = ("wachtrij", "queue"),
        ["review/story"] = ("verhaal", "story"),
        ["review/original"] = ("vraag om een origineel", "asking for an original"),
        ["looking/choose"] = ("patronen: groep kiezen", "patterns: choosing a group"),
        ["looking/lump"] = ("patronen: antwoorden samenvoegen", "patterns: putting answers together"),
        ["interpreting/board"] = ("duiden: observaties en thema's", "making sense: observations and themes"),
        ["interpreting/perspectives"] = ("duiden: perspectieven", "making sense: perspectives"),
        ["interpreting/keep"] = ("duiden: blikken", "making sense: views"),
        ["interpreting/observed"] = ("duiden: een observatie", "making sense: an observation"),
        ["interpreting/write"] = ("duiden: schrijven", "making sense: writing"),
        ["interpreting/sessions"] = ("duiden: werksessies", "making sense: work sessions"),
        ["interpreting/session"] = ("duiden: een werksessie", "making sense: a work session"),
        ["interpreting/report"] = ("duiden: verslag", "making sense: report"),
        ["packs/list"] = ("werkpakketten", "work packs"),
        ["packs/pack"] = ("een werkpakket", "a work pack"),
        ["people"] = ("mensen", "people"),
        ["disclosures/new"] = ("verzoeken: inschrijven", "demands: entering"),
    };

    /// <summary>Why, in words where the log keeps a code: what was decided, and which roles were given.</summary>
    public static string? Reason(string action, string? reason) => action switch
    {
        "story.decide" or "story.propose" when Enum.TryParse<DecisionKind>(reason, out var kind) => DeskWords.Of(kind),
        "staff.roles" when reason is not null => string.Join(", ", reason.Split(' ').Select(r => Enum.TryParse<StaffRole>(r, out var role) ? RoleWords.Of(role) : r)),
        AuditRetention.Checkpoint => null,
        _ => reason,
    };

    private static readonly Dictionary<string, (string Nl, string En)> Words = new()
    {
        ["story.read"] = ("las een verhaal", "read a story"),
        ["story.original"] = ("opende een origineel", "opened an original"),
        ["story.enter"] = ("typte een verhaal over van papier", "typed a story over from paper"),
        ["paper.print"] = ("printte formulieren op papier", "printed forms on paper"),
        ["story.annotate"] = ("beantwoordde teamvragen over een verhaal", "answered team questions about a story"),
        ["story.edit"] = ("veranderde de redactie", "changed the redaction"),
        ["story.decide"] = ("besliste", "decided"),
        ["story.propose"] = ("stelde een beslissing voor", "proposed a decision"),
        ["danger.taken-up"] = ("pakte een gevaar op", "took up a danger"),
        ["danger.none"] = ("zag dat er geen gevaar is", "saw that there is no danger"),
        ["story.rescore"] = ("liet verhalen opnieuw schatten", "had stories scored again"),
        ["collection.read"] = ("bekeek wat verhalen samen verraden", "looked at what stories give away together"),
        ["queue.read"] = ("bekeek de wachtrij", "looked at the queue"),
        ["patterns.read"] = ("bekeek patronen", "looked at patterns"),
        ["patterns.stories"] = ("las verhalen bij een selectie of observatie", "read stories behind a selection or observation"),
        ["note.make"] = ("schreef iets op bij het duiden", "wrote a note"),
        ["note.change"] = ("veranderde een aantekening", "changed a note"),
        ["note.remove"] = ("haalde een aantekening weg", "removed a note"),
        ["report.export"] = ("maakte het verslag", "made the report"),
        ["monitor.read"] = ("bekeek de aantallen", "looked at the counts"),
        ["pack.choose"] = ("las verhalen voor een pakket", "read stories for a pack"),
        ["pack.make"] = ("maakte een werkpakket", "made a work pack"),
        ["pack.read"] = ("bekeek een werkpakket", "looked at a work pack"),
        ["pack.export"] = ("printte een werkpakket", "printed a work pack"),
        ["pack.recall"] = ("printte een terughaalblad", "printed a recall notice"),
        ["link.create"] = ("maakte een link", "made a link"),
        ["link.read"] = ("bekeek of printte een link", "looked at or printed a link"),
        ["link.revoke"] = ("trok een link in", "revoked a link"),
        ["project.read"] = ("bekeek de opzet", "looked at the project"),
        ["form.change"] = ("veranderde de vragen", "changed the questions"),
        ["settings.change"] = ("veranderde instellingen", "changed settings"),
        ["staff.sign-in"] = ("meldde zich aan", "signed in"),
        ["staff.sign-in-recovery"] = ("meldde zich aan met een herstelcode", "signed in with a recovery code"),
        ["staff.sign-in-passkey"] = ("meldde zich aan met een passkey", "signed in with a passkey"),
        ["staff.sign-out-everywhere"] = ("meldde zich overal af", "signed out everywhere"),
        ["staff.session-end"] = ("beëindigde een eigen sessie", "ended an own session"),
        ["staff.passkey-add"] = ("maakte een passkey", "made a passkey"),
        ["staff.passkey-rename"] = ("hernoemde een passkey", "renamed a passkey"),
        ["staff.passkey-remove"] = ("verwijderde een passkey", "removed a passkey"),
        ["staff.second-factor"] = ("stelde de tweede stap in", "set up the second step"),
        ["staff.password"] = ("veranderde het eigen wachtwoord", "changed the own password"),
        ["staff.password-link"] = ("koos een wachtwoord met een link", "chose a password with a link"),
        ["staff.link-seen"] = ("zag dat een ander een link had gemaakt", "saw that somebody else had made a link"),
        ["staff.invite"] = ("nodigde iemand uit", "invited somebody"),
        ["staff.reset"] = ("maakte een nieuwe link voor iemand", "made a new link for somebody"),
        ["staff.roles"] = ("veranderde rollen", "changed roles"),
        ["staff.read"] = ("bekeek accounts", "looked at accounts"),
        ["staff.phone"] = ("veranderde het eigen telefoonnummer", "changed the own telephone number"),
        ["staff.team"] = ("bekeek wie er meewerkt", "looked at who works along"),
        ["staff.end"] = ("beëindigde een account", "ended an account"),
        ["audit.read"] = ("bekeek het logboek", "looked at the audit log"),
        ["audit.check"] = ("controleerde het logboek", "checked the audit log"),
        ["audit.export"] = ("exporteerde het logboek", "exported the audit log"),
        ["audit.checkpoint"] = ("ruimde oude regels op", "removed old lines"),
        ["retention.read"] = ("bekeek de bewaartijden", "looked at retention"),
        ["retention.run"] = ("wiste wat te oud was", "erased what was too old"),
        ["disclosure.read"] = ("bekeek het verzoekenregister", "looked at the register of demands"),
        ["disclosure.add"] = ("schreef een verzoek in", "entered a demand"),
        ["disclosure.decide"] = ("besliste over een verzoek", "decided on a demand"),
        ["disclosure.agree"] = ("stemde in als tweede", "agreed as the second person"),
        ["disclosure.refuse"] = ("stemde niet in als tweede", "did not agree as the second person"),
        ["check.signed"] = ("tekende een controle af", "signed a control off"),
        [AuditedPages.Used] = ("gebruikte een pagina", "used a page"),
    };
}
