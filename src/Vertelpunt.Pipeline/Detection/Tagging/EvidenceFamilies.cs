using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Groups feature templates into what a reviewer can be told.</summary>
internal static class EvidenceFamilies
{
    public const int List = 4;

    private static readonly string[] Names = ["word", "ending", "shape", "context", "list", "elsewhere"];

    private static readonly (WordLists List, string Name)[] ListNames =
    [
        (WordLists.FirstName, "list:first-names"),
        (WordLists.Surname, "list:surnames"),
        (WordLists.Place, "list:places"),
        (WordLists.Nationality, "list:nationalities"),
        (WordLists.Profession, "list:professions"),
        (WordLists.Religion, "list:religions"),
        (WordLists.Health, "list:health"),
        (WordLists.Family, "list:families"),
        (WordLists.Organisation, "list:organisations"),
        (WordLists.Street, "list:street-endings"),
        (WordLists.Title, "list:titles"),
        (WordLists.Event, "list:events"),
        (WordLists.KnownPerson, "list:known-people"),
        (WordLists.KnownOrganisation, "list:known-organisations"),
        (WordLists.KnownPlace, "list:known-places"),
        (WordLists.KnownWork, "list:known-works"),
        (WordLists.OfPlace, "list:of-places"),
    ];

    public static int Count => Names.Length;

    public static string Name(int family) => Names[family];

    public static string ListName(WordLists lists)
    {
        foreach (var (list, name) in ListNames)
        {
            if ((lists & list) != 0)
            {
                return name;
            }
        }

        return Names[List];
    }

    public static int Of(FeatureTemplate template) => template switch
    {
        FeatureTemplate.Word or FeatureTemplate.WordWithShape or FeatureTemplate.PreviousAndWord or FeatureTemplate.WordAndNext => 0,
        >= FeatureTemplate.Prefix1 and <= FeatureTemplate.Suffix6 or >= FeatureTemplate.FourLetters and <= FeatureTemplate.CompoundTail => 1,
        FeatureTemplate.Shape or FeatureTemplate.ShapeTriple or FeatureTemplate.PreviousShapeAndShape or FeatureTemplate.ShapeAndNextShape
            or FeatureTemplate.SentenceStart or FeatureTemplate.Style or FeatureTemplate.Chunk or FeatureTemplate.ChunkPlace or FeatureTemplate.Length
            or FeatureTemplate.Bias => 2,
        FeatureTemplate.List or FeatureTemplate.ListsWithShape or FeatureTemplate.ListsTriple or FeatureTemplate.ListsPair
            or FeatureTemplate.CompoundList => 4,
        FeatureTemplate.Case or FeatureTemplate.CaseWithLists or FeatureTemplate.PreviousElsewhere or FeatureTemplate.NextElsewhere
            or >= FeatureTemplate.PreviousListsElsewhere => 5,
        _ => 3,
    };
}
