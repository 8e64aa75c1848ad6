using System.Collections.Frozen;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>The words the recognisers of structured kinds look at, each looked up once per text.</summary>
/// <remarks>Own lists, from the training stories and common knowledge of Dutch in the Netherlands and Flanders. In lower case.</remarks>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, Lexeme> Words = Build();
    private static readonly FrozenDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a word in lower case can mean here.</summary>
    public static Lexeme Of(ReadOnlySpan<char> lower)
    {
        if (Lookup.TryGetValue(lower, out var lexeme))
        {
            return lexeme;
        }

        if (lower.Length < 4)
        {
            return new(WordSense.None);
        }

        // Compounds: klantnummer, personeelsnr, tuchtzaak, duimendossier, kerstnacht, vrijdagavond.
        if (lower.EndsWith("nummer") || lower.EndsWith("nummers") || lower.EndsWith("nr"))
        {
            return new(WordSense.IdCue);
        }

        if (lower.EndsWith("dossier") || lower.EndsWith("kenmerk") || (lower.Length > 6 && lower.EndsWith("zaak")) || lower.EndsWith("pas") && lower.Length > 7)
        {
            return new(WordSense.IdCue);
        }

        if (lower.Length >= 7 && NumberWords.TryParse(lower, out var number))
        {
            return new(WordSense.NumberWord, number);
        }

        if (lower.Length > 6 && (lower.EndsWith("dagavond") || lower.EndsWith("dagnacht") || lower.EndsWith("dagmiddag") || lower.EndsWith("dagochtend") || lower.EndsWith("dagmorgen")))
        {
            return new(WordSense.Weekday);
        }

        if (lower.EndsWith("buurman") || lower.EndsWith("buurvrouw") || lower.EndsWith("buren"))
        {
            return new(WordSense.NeighbourCue | WordSense.Person);
        }

        if (lower.EndsWith("zoon") || lower.EndsWith("dochter") || lower.EndsWith("moeder") || lower.EndsWith("vader") || lower.EndsWith("meisje") || lower.EndsWith("jongen"))
        {
            return new(WordSense.Person);
        }

        return new(WordSense.None);
    }

    private static FrozenDictionary<string, Lexeme> Build()
    {
        var words = new Dictionary<string, Lexeme>();
        foreach (var (word, value) in NumberWords.UnderHundred())
        {
            Add(word, WordSense.NumberWord, value);
        }

        foreach (var (word, value) in NumberWords.Ordinals())
        {
            Add(word, WordSense.Ordinal, value);
        }

        Add("honderd", WordSense.NumberWord, 100);
        Add("duizend", WordSense.NumberWord, 1000);
        Add("tweeduizend", WordSense.NumberWord, 2000);
        string[] months =
        [
            "januari jan januarie january", "februari feb febr februarie february", "maart mrt mar march", "april apr", "mei meij may",
            "juni jun june", "juli jul july", "augustus aug augustis august", "september sep sept", "oktober okt oct october",
            "november nov", "december dec",
        ];
        for (var m = 0; m < months.Length; m++)
        {
            AddAll(months[m], WordSense.Month, m + 1);
        }

        AddAll("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo maan dins woens dond don vrij zat zon", WordSense.Weekday);
        AddAll("lente voorjaar zomer herfst najaar winter zomers winters", WordSense.Season);
        AddAll(FeastDays.SingleWords, WordSense.Feast);
        AddAll("dag dagen week weken weekend maand maanden avond nacht ochtend middag zondag zaterdag", WordSense.Period);
        AddAll("jaar jaren jr jarige jarig jarigen", WordSense.Year);
        AddAll("euro euro's eur cent km kilometer meter m cm mm kg kilo gram gr g mg ml l liter uur uren minuten min sec seconden procent graden " +
            "man mensen personen leden keer maal stuks x pagina pagina's blz bladzijden stappen woorden volgers inwoners kinderen koeien kippen schapen " +
            "euries gulden frank dollar pond watt kwh kw mb gb m2 m3 hectare ha pk punten jaargang treden stemmen handtekeningen tekens cliënten patiënten bezoekers " +
            "dozen flessen boeken foto's likes views stukjes stukken vmbo havo vwo bed bedden zinnen", WordSense.Quantity);
        AddAll("man vrouw jongen meisje jongetje meid meissie zoon zoontje dochter dochtertje kind kindje baby broer broertje zus zusje zuster oma opa " +
            "moeder vader mama papa mam pap ma pa kleinzoon kleindochter kleinkind neef neefje nicht nichtje tante oom vriend vriendin vriendje " +
            "bewoner bewoonster cliënt cliënte patiënt patiënte gast weduwe weduwnaar buurman buurvrouw collega mens mensen vrouwen mannen " +
            "jongens meisjes kids kinderen kleine oudste jongste middelste tweeling mevrouw meneer mw mw. dhr heer dame ventje kereltje " +
            "vrouwtje mannetje mevrouwtje omaatje opaatje peuter kleuter puber tiener student studente leerling", WordSense.Person);
        AddAll("ben bent bin is was zijn waren werd wordt word worden werden geworden zijt heette", WordSense.Being);
        AddAll("mijn mn m'n me mien zijn zn z'n ze haar hun ons onze je jouw uw d'r", WordSense.Possessive);
        AddAll("geboren geb geboortedatum geboortejaar gebdat geboorte gebjaar bouwjaar °", WordSense.Born);
        AddAll("op sinds sedert van tot vanaf in t/m tm rond omstreeks voor na d.d dd datum per tussen en uit begin eind einde half medio anno jaar " +
            "zomer winter najaar voorjaar verzonden onderwerp nacht dagtekening", WordSense.TimePreposition);
        AddAll("tel telefoon telefoonnummer telefoonnr telnr telno tf gsm gsmnr gsm-nummer mobiel mob mobieltje nummer bel bellen belde gebeld belt terugbellen " +
            "app appen appje whatsapp wapp sms smsen bereikbaar fax t doorkiesnummer toestel voicemail simkaart sim phone number call cell mobile fixe " +
            "mobielnummer telefoontje contact telefonisch nr", WordSense.PhoneCue);
        AddAll("mail mailen mailt mailtje mailde gemaild email e-mail emailadres mailadres e-mailadres meel adres mailbox bereikbaar", WordSense.MailCue);
        AddAll("insta instagram ig snap snapchat tiktok twitter x discord disc facebook fb roblox minecraft fortnite valorant steam twitch youtube " +
            "account accounts gebruikersnaam username user nickname nick login inlog inlognaam profiel forum online github linkedin telegram handle volg tag getagd taggen " +
            "gamer gamertag reply schuilnaam dj chat kanaal bereal threads reddit", WordSense.HandleCue);
        AddAll("bsn burgerservicenummer sofi sofinummer sofinr bsnnummer bsnnr bsn-nummer sofi-nummer", WordSense.BsnCue);
        AddAll("iban rekening rekeningnummer rekeningnr bankrekening bank giro gironummer rek rekeningnummers zichtrekening spaarrekening overmaken gestort storten", WordSense.AccountCue);
        AddAll("kenteken kentekens kentekennummer nummerplaat plaat nummerbord kentekenplaat nrplaat nummerplaten platen kt", WordSense.PlateCue);
        AddAll("auto wagen wagens bus busje bestelbus vrachtwagen vrachtauto truck trekker tractor scooter brommer motor aanhanger aanhangwagen caravan oplegger " +
            "taxi polo golf volvo mercedes opel toyota ford fiat citroën citroen bmw audi kia renault peugeot vw volkswagen vivaro transporter caddy jumpy skoda " +
            "seat mazda nissan honda suzuki tesla dacia corsa yaris clio aerox vespa piaggio lesauto ambu ambulance voertuig vtg bolide camper kever tvk " +
            "kotter schip boot voer schipper trawler logger garnalenkotter vissersboot botter", WordSense.Vehicle);
        AddAll("dossier zaak kenmerk polis aangifte paspoort id-kaart idkaart rijbewijs parket ubn kvk big agb v-nr v-nummer vnr vnummer cjib ind mutatie pv " +
            "proces-verbaal verbaal ref referentie cliënt client clientnr cl patiënt patient pat case ticket order bestelling badge stamboek akte rijksregister rr insz nn irv " +
            "imei serienummer sn barcode pakket ean registratie reg beschikking veteranenpas personeelspas pas pasje bonuskaart kaart kit lot " +
            "monsterboek monsterboekje frame meldcode pin pincode code bajesnummer tazkera ring lrk brief beslissing vergunning bezwaar besluit relatie " +
            "lid klant rit krat medewerker id verblijf transmitter parketnr gevangenisnummer nommer lzb tolk melding klacht gesprek", WordSense.IdCue);
        AddAll("kamer kamernummer bed cel unit hut kluisje kluis plek box appartement", WordSense.PlaceIdCue);
        AddAll("woon wonen woont woonde woonden wonende wonend adres woonachtig huis huisje flat appartement woning verhuisd getogen opgegroeid huisnummer " +
            "logeer logeert verblijf verblijft verblijfplaats pension kamer bezoekadres postadres deurbel pand", WordSense.ResidenceCue);
        AddAll("buur buurman buurvrouw buren overburen onderburen bovenburen overbuurman overbuurvrouw buurmeisje buurjongen bewoners bewoner nummer nr huisnummer huis deurbel deur", WordSense.NeighbourCue);
        AddAll("at apenstaart apenstaartje apestaart apestaartje aapje aapstaartje apenstaatje arobase", WordSense.AtWord);
        AddAll("punt dot stip puntje", WordSense.DotWord);
        AddAll("streepje streep liggend laag underscore koppelteken min dash underscor", WordSense.DashWord);
        AddAll("aan af ah al an as be bv cc cm cv da de di dj do dr du eh eu el em en er et ex ff ga ge gb gr ha he hè hm hé hu ie ik in is ja je jl jo jr kg km kw la le lo ma mb me mg ml mm mn mw " +
            "na ne ni no nr nu of oh om on ook op pa per pk pp re se so st ta te ti to tv ui uit um un up ur uu va vd vr we wo za ze zn zo", WordSense.TwoLetterWord);
        AddAll("en maar toen ik die dat dus want of ook nog al wel niet er daar hij zij ze we wij u je jij ging kwam was werd wist had heb heeft hebben kreeg zat zag " +
            "stond wilde wou mocht moest kon dacht vond ben is met door zonder bij om uit heeft hoorde liep deed begon stopte leerde verhuisde trouwde vertelde vroeg kocht " +
            "speel speelde werkte werk woonde woon gestopt gediagnosticeerd plukken in op van tot voor altijd nooit nooit rookte at kende stierf verloor vluchtte dit wat nu he hè hé ge weet hoor opgegroeid geboren zegt vraagt leefde enne", WordSense.FunctionWord);
        AddAll("ik hij zij ze die we wij jullie u je jij hem haar ie", WordSense.Pronoun);
        AddAll("nu nou al pas bijna net inmiddels intussen ook toen nog maar ongeveer ruim zelf dan uh eh eindelijk ondertussen vandaag morgen net volgende maand week krap amper " +
            "zeker minstens hooguit rond binnenkort misschien zo'n weer vorig vorige deze dit jaar sinds", WordSense.AgeFiller);
        foreach (var phrase in FeastDays.Phrases)
        {
            Add(phrase.Split(' ')[0], WordSense.FeastStart);
        }

        AddAll("nummer nr no num nrs nummers n° #", WordSense.NumberCue);
        AddAll("oud oude leeftijd jarige jarig", WordSense.AgeCue);
        return words.ToFrozenDictionary();

        void AddAll(string list, WordSense sense, int value = -1)
        {
            foreach (var word in list.Split(' '))
            {
                Add(word, sense, value);
            }
        }

        void Add(string word, WordSense sense, int value = -1)
        {
            words[word] = words.TryGetValue(word, out var known) ? new(known.Sense | sense, known.Value < 0 ? value : known.Value) : new(sense, value);
        }
    }
}
