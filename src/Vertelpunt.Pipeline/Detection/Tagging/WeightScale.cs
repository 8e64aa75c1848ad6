namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Weights in one byte each: the square of a count of steps, so that the many small weights are told apart and the few large ones still fit.</summary>
/// <param name="Step">The smallest weight that is not zero.</param>
internal readonly record struct WeightScale(float Step)
{
    private const int Most = 127;

    /// <summary>The scale on which <paramref name="largest"/> is the last step.</summary>
    public static WeightScale For(float largest) => new(Math.Max(largest, 1e-3f) / (Most * Most));

    public float WeightOf(sbyte steps) => Step * steps * Math.Abs((int)steps);

    public sbyte StepsOf(float weight) =>
        (sbyte)Math.Clamp((int)MathF.Round(MathF.Sqrt(Math.Abs(weight) / Step)) * Math.Sign(weight), -Most, Most);
}
