using System.Collections.Frozen;

namespace Vertelpunt.Pipeline.Resolution;

/// <summary>Which names of one person are forms of each other: call names, diminutives, a genitive -s.</summary>
/// <remarks>The families of call names were written down for this project; only forms that seldom name two people in one story are in it.</remarks>
internal static class Nicknames
{
    private static readonly string[] Families =
    [
        "johannes jan johan hans jannes joannes janus", "cornelis cees kees cor corneel", "hendrik henk hendrikus henkie hein rik", "gerrit gert gerard gerardus ger",
        "jacobus jaap koos sjaak jacob ko", "nicolaas nico klaas niek", "petrus piet peter pieter", "wilhelmus willem wim wil", "antonius anton ton toon toontje antoon",
        "theodorus theo dorus", "franciscus frans sjef", "adrianus adriaan arie ad aad", "martinus martin tinus rinus", "leonardus leo leendert", "lambertus bert lambert bertus",
        "hubertus huub huib bert", "mathijs matthijs thijs matthias", "bartholomeus bart", "alexander alex sander xander lex", "sebastiaan bas", "maximiliaan max",
        "robert rob robbert robbie", "thomas tom tommie", "michael michiel mike maikel", "frederik fred freek frits", "lodewijk lode louis", "jozef jef jos sjef zjef",
        "johanna jo joke annie hanna jopie sjaan", "maria marie mia ria mieke riet marietje mies", "elisabeth els liesbeth lies bets betty elly liesje ellie",
        "catharina trijn toos rina kaat tineke katrien trien ina", "wilhelmina mien willemien willy wil mina minie", "petronella nel nelly pietje ella", "cornelia cor corrie nelie cora",
        "hendrika riek rika hennie ria", "adriana jaantje adrie", "geertruida truus trudy geertje truida trui", "margaretha greet gré margriet greetje greta grietje", "johanna hannie",
        "helena lena leni heleen", "jacoba coba cobie", "theresia trees thea", "christina tina stien tineke christien", "francisca cisca sisca francien ciska", "antonia tonia toos tonny",
        "mohammed mohamed mo moh mohamad", "mustafa mus", "abdelkader kader", "fatima fatiha fati", "khadija khadi", "ibrahim brahim ibo", "oleksandr sasha sacha", "anastasia nastya",
        "katarzyna kasia", "małgorzata gosia", "wojciech wojtek", "krzysztof krzysiek", "grzegorz grzesiek", "magdalena magda", "aleksandra ola",
    ];

    private static readonly FrozenDictionary<string, int[]> FamiliesOf = Families
        .SelectMany((family, number) => family.Split(' ').Select(name => (name, number)))
        .GroupBy(p => p.name, p => p.number)
        .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

    private static readonly string[] Endings = ["'s", "s", "tje", "je", "ke", "eke", "ie", "y", "pje", "etje"];

    /// <summary>True when one is the other, a call name, a diminutive or a genitive of it.</summary>
    public static bool AreSame(string a, string b)
    {
        if (a == b)
        {
            return true;
        }

        if (FamiliesOf.TryGetValue(a, out var ofA) && FamiliesOf.TryGetValue(b, out var ofB) && ofA.Intersect(ofB).Any())
        {
            return true;
        }

        return IsFormOf(a, b) || IsFormOf(b, a);
    }

    private static bool IsFormOf(string longer, string stem)
    {
        if (stem.Length < 3 || longer.Length <= stem.Length || !longer.StartsWith(stem, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = longer.AsSpan(stem.Length);

        // Bram-metje, Rob-bie: the last consonant is doubled.
        if (rest.Length > 1 && rest[0] == stem[^1])
        {
            rest = rest[1..];
        }

        foreach (var ending in Endings)
        {
            if (rest.SequenceEqual(ending))
            {
                return true;
            }
        }

        return false;
    }
}
