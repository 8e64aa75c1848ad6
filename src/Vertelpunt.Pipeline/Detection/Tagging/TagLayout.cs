using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>How tags lie in memory: four blocks (begin, inside, last, unit) of one lane per kind, with 'outside' in lane 0 of the unit block.</summary>
/// <remarks>BILOU: a span of one token is U, a longer one B I* L, all else O. Lane k + 1 stands for <see cref="IdentifierKind"/> k; a lane
/// is spare so that a block is three vectors of eight.</remarks>
internal static class TagLayout
{
    public const int Lanes = 24;
    public const int Begin = 0;
    public const int Inside = Lanes;
    public const int Last = 2 * Lanes;
    public const int Unit = 3 * Lanes;
    public const int Outside = Unit;
    public const int Size = 4 * Lanes;

    public static int LaneOf(IdentifierKind kind) => (int)kind + 1;

    public static IdentifierKind KindOf(int lane) => (IdentifierKind)(lane - 1);

    public static int Kinds => IdentifierKinds.All.Count;

    public static bool IsTag(int index) => index == Outside || (index % Lanes >= 1 && index % Lanes <= Kinds);
}
