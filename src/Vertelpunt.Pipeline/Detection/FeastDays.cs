namespace Vertelpunt.Pipeline.Detection;

/// <summary>Feast and remembrance days of the Netherlands, Flanders and their communities, as they are written.</summary>
/// <remarks>
/// Sources: Algemene Termijnenwet art. 3 and the Belgian Feestdagenwet of 1974 for official days; church, islamic, jewish and hindu
/// calendars and folk customs from common knowledge. Weekdays and months by themselves are not here: they pin nothing.
/// </remarks>
internal static class FeastDays
{
    public const string SingleWords =
        "kerst kerstmis kerstdag kerstdagen kerstavond kerstnacht kerstweekend eerstekerstdag tweedekerstdag pasen paasdag paasdagen paaszondag paasmaandag paaszaterdag paasweekend " +
        "pinksteren pinksterdag pinksterzondag pinkstermaandag pinksterweekend sinksen hemelvaart hemelvaartsdag hemelvaartdag aswoensdag palmzondag palmpasen " +
        "koningsdag koningsnacht koninginnedag koninginnenacht bevrijdingsdag dodenherdenking prinsjesdag " +
        "sinterklaas sinterklaasavond sinterklaasdag sinterklaasfeest pakjesavond nieuwjaar nieuwjaarsdag nieuwjaarsnacht nieuwjaarsavond oudjaar oudjaarsdag oudjaarsavond oudjaarsnacht " +
        "oudejaarsavond oudejaarsdag oudejaarsnacht allerheiligen allerzielen driekoningen dankdag biddag hervormingsdag vastenavond vastelaovend " +
        "carnavalsmaandag carnavalszondag carnavalsdinsdag rosenmontag suikerfeest offerfeest ramadan eid bajram bayram ashura asjoera mawlid newroz nowruz noroez " +
        "divali diwali holi phagwa vesak chanoeka chanoekah pesach poerim soekot sukkot moederdag vaderdag valentijnsdag secretaressedag " +
        "ketikoti wapenstilstand veteranendag halloween wintersolstice lichtmis bloemencorso " +
        "gentsefeesten wapenstilstandsdag werelddierendag jeanettendag kermismaandag";

    /// <summary>Feasts of several words, in lower case, words parted by one space; hyphens count as spaces.</summary>
    public static readonly string[] Phrases =
    [
        "oud en nieuw", "goede vrijdag", "stille zaterdag", "witte donderdag", "eerste kerstdag", "tweede kerstdag", "1e kerstdag", "2e kerstdag",
        "eerste paasdag", "tweede paasdag", "1e paasdag", "2e paasdag", "eerste pinksterdag", "tweede pinksterdag", "1e pinksterdag", "2e pinksterdag",
        "jom kipoer", "jom kippoer", "yom kippur", "rosj hasjana", "rosj hasjanah", "keti koti", "sint maarten", "sint nicolaas", "sint jan", "onze lieve vrouw hemelvaart",
        "nationale feestdag", "dag van de arbeid", "islamitisch nieuwjaar", "chinees nieuwjaar", "joods nieuwjaar", "vlaamse feestdag", "feest van de vlaamse gemeenschap",
        "eid al fitr", "eid al adha", "eid ul fitr", "eid ul adha", "id al fitr", "offer feest", "suiker feest", "eerste advent", "tweede kerst", "eerste kerst", "derde kerstdag",
        "1ste kerstdag", "2de kerstdag", "2de paasdag", "2de pinksterdag", "1ste paasdag", "1ste pinksterdag", "nacht van de vluchteling", "tweede paas", "leidens ontzet",
        "gronings ontzet", "bommen berend",
    ];
}
