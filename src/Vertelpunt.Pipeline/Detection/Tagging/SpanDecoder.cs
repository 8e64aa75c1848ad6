using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>A run of tokens the tagger takes for one span.</summary>
/// <param name="Last">The last token, included.</param>
internal readonly record struct TokenSpan(int First, int Last, int Lane, float Confidence);

/// <summary>Reads spans off a <see cref="Chain"/>: the likeliest sequence, where a span of a kind counts for more the lower its threshold.</summary>
/// <remarks>
/// A kind with threshold p may start a span when the odds of the sequence with it are at least p / (1 - p); one half gives the plain best
/// sequence. Finding too much costs a reviewer a moment, finding too little may cost a teller their safety: most thresholds lie below one half.
/// Tokens left outside although some kind or other is as likely as the threshold of lane 0 become spans of the likeliest kind.
/// Holds working memory: one per thread.
/// </remarks>
internal sealed class SpanDecoder
{
    private const int Lanes = TagLayout.Lanes;
    private const int Size = TagLayout.Size;

    // Tokens surer than this to lie outside end the stretch that is looked at: most of most stories.
    private const float Surely = 0.985f;

    private readonly BestSequence _best = new();
    private readonly float[] _starting = new float[Lanes];
    private byte[] _tags = [];

    /// <param name="potentials">Per token and tag, as <see cref="Chain.Run"/> leaves them.</param>
    public void Decode(ReadOnlySpan<Token> tokens, ReadOnlySpan<float> potentials, ReadOnlySpan<float> marginals, TaggerModel model, float[] thresholds, List<TokenSpan> into)
    {
        into.Clear();
        if (_tags.Length < tokens.Length)
        {
            _tags = new byte[tokens.Length * 3 / 2];
        }

        for (var k = 0; k < Lanes; k++)
        {
            _starting[k] = k == 0 ? 1 : (1 - thresholds[k]) / thresholds[k];
        }

        for (var t = 0; t < tokens.Length;)
        {
            if (marginals[(t * Size) + TagLayout.Outside] > Surely || tokens[t].IsLineBreak)
            {
                t++;
                continue;
            }

            var first = t;
            while (t < tokens.Length && marginals[(t * Size) + TagLayout.Outside] <= Surely)
            {
                t++;
            }

            var tags = _tags.AsSpan(first, t - first);
            _best.Find(t - first, potentials[(first * Size)..], model.Potentials, _starting, tags);
            Fill(tags, marginals[(first * Size)..], thresholds[0]);
            Read(tokens, first, tags, marginals, into);
        }
    }

    // Each run of tokens outside that are likely something becomes a span of its own.
    private static void Fill(Span<byte> tags, ReadOnlySpan<float> marginals, float any)
    {
        var open = 0;
        for (var t = 0; t < tags.Length; t++)
        {
            if (tags[t] != TagLayout.Outside || 1 - marginals[(t * Size) + TagLayout.Outside] < any)
            {
                open = 0;
                continue;
            }

            var best = Likeliest(marginals.Slice(t * Size, Size));
            if (best == open)
            {
                tags[t - 1] -= (byte)(tags[t - 1] >= TagLayout.Unit ? TagLayout.Unit - TagLayout.Begin : TagLayout.Last - TagLayout.Inside);
                tags[t] = (byte)(TagLayout.Last + best);
            }
            else
            {
                tags[t] = (byte)(TagLayout.Unit + best);
                open = best;
            }
        }
    }

    private static int Likeliest(ReadOnlySpan<float> tags)
    {
        var best = 1;
        for (var k = 2; k <= TagLayout.Kinds; k++)
        {
            best = LaneProbability(tags, k) > LaneProbability(tags, best) ? k : best;
        }

        return best;
    }

    private static void Read(ReadOnlySpan<Token> tokens, int offset, ReadOnlySpan<byte> tags, ReadOnlySpan<float> marginals, List<TokenSpan> into)
    {
        var first = 0;
        Span<float> sums = stackalloc float[Lanes];
        for (var t = 0; t < tags.Length; t++)
        {
            if (tags[t] == TagLayout.Outside)
            {
                continue;
            }

            if (tags[t] < TagLayout.Inside || tags[t] >= TagLayout.Unit)
            {
                first = t;
                sums.Clear();
            }

            for (var k = 1; k <= TagLayout.Kinds; k++)
            {
                sums[k] += LaneProbability(marginals.Slice((offset + t) * Size, Size), k);
            }

            if (tags[t] >= TagLayout.Last)
            {
                // Thresholds say whether; which kind it is, the likeliest: a low threshold must not bend the label.
                var lane = 1;
                for (var k = 2; k <= TagLayout.Kinds; k++)
                {
                    lane = sums[k] > sums[lane] ? k : lane;
                }

                Close(tokens, offset + first, offset + t, lane, sums[lane], into);
            }
        }
    }

    private static float LaneProbability(ReadOnlySpan<float> tags, int lane) =>
        tags[TagLayout.Begin + lane] + tags[TagLayout.Inside + lane] + tags[TagLayout.Last + lane] + tags[TagLayout.Unit + lane];

    private static void Close(ReadOnlySpan<Token> tokens, int first, int last, int lane, float sum, List<TokenSpan> into)
    {
        var confidence = sum / (last - first + 1);
        while (first <= last && tokens[first].IsLineBreak)
        {
            first++;
        }

        while (last >= first && tokens[last].IsLineBreak)
        {
            last--;
        }

        if (first <= last)
        {
            into.Add(new(first, last, lane, Math.Clamp(confidence, 0f, 1f)));
        }
    }
}
