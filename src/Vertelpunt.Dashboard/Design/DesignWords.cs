using Vertelpunt.Dashboard.Pages;

namespace Vertelpunt.Dashboard.Design;

/// <summary>What kinds of questions and facts are called on the project desk.</summary>
public static class DesignWords
{
    private static string T(string nl, string en) => DeskLanguage.T(nl, en);

    public static string Kind(string kind) => kind switch
    {
        "singleChoice" => T("één antwoord", "one answer"),
        "multipleChoice" => T("meer antwoorden", "several answers"),
        "scale" => T("schaal", "scale"),
        "triad" => T("driehoek", "triangle"),
        "placement" => T("steentjes leggen", "placing stones"),
        "shortText" => T("korte tekst", "short text"),
        _ => T("achtergrond", "background"),
    };

    public static string About(string kind) => kind switch
    {
        "singleChoice" => T("Een lijst waaruit de verteller er één kiest.", "A list of which the teller chooses one."),
        "multipleChoice" => T("Een lijst waaruit er meer mogen, met een grens als je wilt.", "A list of which several may be chosen, with a limit if you like."),
        "scale" => T("Een lijn tussen twee uitersten, zonder beginstand.", "A line between two ends, without a preset."),
        "triad" => T("Een punt in een driehoek: wat woog het zwaarst?", "A point in a triangle: what weighed most?"),
        "placement" => T("Mensen of dingen neerleggen in een vlak met benoemde randen.", "Putting people or things on a plane with named edges."),
        "shortText" => T("Een paar woorden of zinnen. Die gaan net als het verhaal door de redactie.", "A few words or sentences. They are redacted like the story."),
        _ => T("Iets over de verteller, zoals leeftijd in groepen. Hou het er weinig: elke vraag maakt iemand makkelijker te vinden.", "Something about the teller, such as age in bands. Keep them few: each makes somebody easier to find."),
    };

    public static string Fact(string fact) => fact switch
    {
        "age" => T("leeftijd", "age"),
        "sex" => T("geslacht", "sex"),
        "region" => T("streek of provincie", "region or province"),
        "place" => T("woonplaats", "place"),
        "role" => T("rol", "role"),
        "profession" => T("beroep", "profession"),
        "organisation" => T("organisatie", "organisation"),
        "origin" => T("afkomst", "origin"),
        "nationality" => T("nationaliteit", "nationality"),
        "religion" => T("geloof", "religion"),
        "health" => T("gezondheid", "health"),
        "family" => T("gezin", "family"),
        "household" => T("huishouden", "household"),
        _ => T("opleiding", "education"),
    };
}
