using System.Runtime.Intrinsics;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Weights, potentials or expected counts of the transitions of a <see cref="Chain"/>.</summary>
internal sealed class Transitions
{
    public const int BeginInside = 0;
    public const int InsideInside = TagLayout.Lanes;
    public const int BeginLast = 2 * TagLayout.Lanes;
    public const int InsideLast = 3 * TagLayout.Lanes;

    /// <summary>From the lane of what ended (row; 0 = outside) to the lane of what starts (column; 0 = outside).</summary>
    public float[] Between { get; } = new float[TagLayout.Lanes * TagLayout.Lanes];

    /// <summary><see cref="Between"/> with rows and columns exchanged; kept by <see cref="SetPotentials"/> only.</summary>
    public float[] BetweenAcross { get; } = new float[TagLayout.Lanes * TagLayout.Lanes];

    /// <summary>Four rows of lanes: begin to inside, inside to inside, begin to last, inside to last.</summary>
    public float[] Within { get; } = new float[4 * TagLayout.Lanes];

    /// <summary>Makes this hold e to the power of <paramref name="weights"/>.</summary>
    public void SetPotentials(Transitions weights)
    {
        Exponentiate(weights.Between, Between);
        Exponentiate(weights.Within, Within);
        for (var row = 0; row < TagLayout.Lanes; row++)
        {
            for (var column = 0; column < TagLayout.Lanes; column++)
            {
                BetweenAcross[(column * TagLayout.Lanes) + row] = Between[(row * TagLayout.Lanes) + column];
            }
        }
    }

    public void Clear()
    {
        Between.AsSpan().Clear();
        Within.AsSpan().Clear();
    }

    private static void Exponentiate(float[] from, float[] to)
    {
        for (var i = 0; i < from.Length; i += 8)
        {
            var x = Vector256.Max(Vector256.Min(Vector256.LoadUnsafe(ref from[i]), Vector256.Create(15f)), Vector256.Create(-15f));
            Exponential.Of(x).StoreUnsafe(ref to[i]);
        }
    }
}
