using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>A run of tokens the tagger takes for one span.</summary>
/// <param name="Last">The last token, included.</param>
internal readonly record struct TokenSpan(int First, int Last, int Lane, float Confidence);

/// <summary>Reads spans off the probabilities of a <see cref="Chain"/>: decided token by token, each kind against its own threshold.</summary>
/// <remarks>Finding too much costs a reviewer a moment, finding too little may cost a teller their safety: thresholds lie below one half.</remarks>
internal static class SpanDecoder
{
    private const int Lanes = TagLayout.Lanes;

    public static void Decode(DetectionText text, ReadOnlySpan<float> marginals, float[] thresholds, List<TokenSpan> into)
    {
        into.Clear();
        var tokens = text.Tokens;
        int first = -1, lane = 0;
        var sum = 0f;
        for (var t = 0; t <= tokens.Length; t++)
        {
            var (next, probability, starts) = t < tokens.Length ? Decide(marginals.Slice(t * TagLayout.Size, TagLayout.Size), thresholds) : default;
            if (lane != 0 && (next != lane || starts))
            {
                Close(tokens, first, t - 1, lane, sum, into);
                lane = 0;
            }

            if (next != 0)
            {
                if (lane == 0)
                {
                    (first, lane, sum) = (t, next, 0);
                }

                sum += probability;
            }
        }
    }

    private static (int Lane, float Probability, bool Starts) Decide(ReadOnlySpan<float> tags, float[] thresholds)
    {
        // Most tokens of most stories: nothing here.
        var found = 1 - tags[TagLayout.Outside];
        if (found < 0.02f)
        {
            return default;
        }

        // Whether: some kind reaches its threshold. Which: the likeliest kind, so that a low threshold does not bend the label.
        var best = 0;
        var bestRatio = 0f;
        var bestProbability = 0f;
        for (var k = 1; k < Lanes - 1; k++)
        {
            var probability = tags[TagLayout.Begin + k] + tags[TagLayout.Inside + k] + tags[TagLayout.Last + k] + tags[TagLayout.Unit + k];
            bestRatio = Math.Max(bestRatio, probability / thresholds[k]);
            if (probability > bestProbability)
            {
                (best, bestProbability) = (k, probability);
            }
        }

        if (bestRatio < 1 && found < thresholds[0])
        {
            return default;
        }

        var starts = tags[TagLayout.Begin + best] + tags[TagLayout.Unit + best];
        return (best, bestProbability, starts * 2 > bestProbability);
    }

    private static void Close(ReadOnlySpan<Token> tokens, int first, int last, int lane, float sum, List<TokenSpan> into)
    {
        var confidence = sum / (last - first + 1);
        while (first <= last && IsBorder(tokens[first]))
        {
            first++;
        }

        while (last >= first && IsBorder(tokens[last]))
        {
            last--;
        }

        if (first <= last)
        {
            into.Add(new(first, last, lane, Math.Clamp(confidence, 0f, 1f)));
        }

        static bool IsBorder(in Token token) => token.IsLineBreak;
    }
}
