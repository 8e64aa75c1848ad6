namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>What a feature looks at. The numbers are part of every trained model: add at the end, never renumber.</summary>
internal enum FeatureTemplate : byte
{
    Bias,
    Word,
    WordWithShape,
    Previous,
    Next,
    BeforePrevious,
    AfterNext,
    PreviousAndWord,
    WordAndNext,
    TwoBefore,
    TwoAfter,
    Prefix1,
    Prefix2,
    Prefix3,
    Prefix4,
    Suffix1,
    Suffix2,
    Suffix3,
    Suffix4,
    Suffix5,
    Suffix6,
    PreviousSuffix,
    NextSuffix,
    NextPrefix,
    Shape,
    PreviousShape,
    NextShape,
    BeforePreviousShape,
    AfterNextShape,
    ShapeTriple,
    PreviousShapeAndShape,
    ShapeAndNextShape,
    SentenceStart,
    List,
    PreviousList,
    NextList,
    ListsWithShape,
    ListsTriple,
    ListsPair,
    Case,
    CaseWithLists,
    Style,
    Chunk,
    ChunkPlace,
    Length,
    PreviousAndNext,
    PreviousAndShape,
    NextAndShape,
    ListsTwoBefore,
    ListsTwoAfter,
    PreviousAndLists,
    NextAndLists,
    ThreeBefore,
    PreviousSuffixAndShape,
}

/// <summary>What kind of thing a template looks at.</summary>
internal static class FeatureTemplates
{
    /// <summary>Whether the letters of the token itself are in it.</summary>
    public static bool IsOwnWord(this FeatureTemplate template) => template is FeatureTemplate.Word or FeatureTemplate.WordWithShape
        or FeatureTemplate.PreviousAndWord or FeatureTemplate.WordAndNext or FeatureTemplate.Prefix4
        or FeatureTemplate.Suffix4 or FeatureTemplate.Suffix5 or FeatureTemplate.Suffix6;
}
