using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>Whether confidence means what it says: of the findings said with a confidence, how many a reader agrees with.</summary>
/// <remarks>A reader agrees when a marked span of the same kind covers at least half of the finding.</remarks>
public sealed class Reliability
{
    private readonly double[] _said = new double[10];
    private readonly int[] _agreed = new int[10];
    private readonly int[] _all = new int[10];

    /// <summary>Counts the findings of one story.</summary>
    public void Add(AnnotatedStory gold, IReadOnlyList<LabelledSpan> predicted)
    {
        ArgumentNullException.ThrowIfNull(gold);
        foreach (var p in predicted)
        {
            var bin = Math.Clamp((int)(p.Confidence * 10), 0, 9);
            _all[bin]++;
            _said[bin] += p.Confidence;
            _agreed[bin] += gold.Spans.Any(g => g.Kind == p.Kind
                && 2 * (Math.Min(g.Span.End, p.Span.End) - Math.Max(g.Span.Start, p.Span.Start)) >= p.Span.Length) ? 1 : 0;
        }
    }

    /// <summary>Per tenth of confidence that occurs: the mean said, the share agreed with, and how many.</summary>
    public IReadOnlyList<(double Said, double Agreed, int Count)> Curve() =>
        [.. Enumerable.Range(0, 10).Where(b => _all[b] > 0).Select(b => (_said[b] / _all[b], (double)_agreed[b] / _all[b], _all[b]))];
}
