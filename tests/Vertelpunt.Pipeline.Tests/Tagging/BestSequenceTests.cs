using Vertelpunt.Pipeline.Detection.Tagging;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Tagging;

/// <summary>The decoder against every sequence of tags there is, on short texts with few kinds.</summary>
public sealed class BestSequenceTests
{
    private const int Kinds = 2;
    private const int Tokens = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_sequence_found_is_the_best_of_all_that_are_allowed(int seed)
    {
        var random = new Random(seed);
        var weights = new Transitions();
        Fill(weights.Between, random);
        Fill(weights.Within, random);
        var potentials = new Transitions();
        potentials.SetPotentials(weights);
        var starting = Enumerable.Range(0, TagLayout.Lanes).Select(k => k == 0 ? 1f : 0.5f + random.NextSingle()).ToArray();
        var scores = new float[Tokens * TagLayout.Size];
        for (var t = 0; t < Tokens; t++)
        {
            foreach (var tag in Tags())
            {
                scores[(t * TagLayout.Size) + tag] = 0.05f + random.NextSingle();
            }
        }

        var found = new byte[Tokens];
        new BestSequence().Find(Tokens, scores, potentials, starting, found);

        var (best, sequence) = BestOfAll(scores, potentials, starting);
        Assert.True(IsAllowed(found), string.Join(' ', found));
        Assert.Equal(best, Product(found, scores, potentials, starting), best * 1e-4);
        Assert.Equal(sequence, found);
    }

    private static (double Best, byte[] Sequence) BestOfAll(float[] scores, Transitions potentials, float[] starting)
    {
        var tags = Tags().ToArray();
        var (best, bestSequence) = (-1d, Array.Empty<byte>());
        for (var n = 0; n < Math.Pow(tags.Length, Tokens); n++)
        {
            var (rest, sequence) = (n, new byte[Tokens]);
            for (var t = 0; t < Tokens; t++, rest /= tags.Length)
            {
                sequence[t] = (byte)tags[rest % tags.Length];
            }

            if (IsAllowed(sequence) && Product(sequence, scores, potentials, starting) is var product && product > best)
            {
                (best, bestSequence) = (product, sequence);
            }
        }

        return (best, bestSequence);
    }

    private static IEnumerable<int> Tags()
    {
        yield return TagLayout.Outside;
        for (var lane = 1; lane <= Kinds; lane++)
        {
            yield return TagLayout.Begin + lane;
            yield return TagLayout.Inside + lane;
            yield return TagLayout.Last + lane;
            yield return TagLayout.Unit + lane;
        }
    }

    // B and I are followed by I or L of their kind; all else by what starts or lies outside.
    private static bool IsAllowed(ReadOnlySpan<byte> tags)
    {
        var open = 0;
        foreach (var tag in tags)
        {
            var goesOn = tag is >= TagLayout.Inside and < TagLayout.Unit;
            if (goesOn != (open > 0) || (goesOn && tag % TagLayout.Lanes != open))
            {
                return false;
            }

            open = tag < TagLayout.Last ? tag % TagLayout.Lanes : 0;
        }

        return open == 0;
    }

    private static double Product(ReadOnlySpan<byte> tags, float[] scores, Transitions potentials, float[] starting)
    {
        var product = 1d;
        for (var t = 0; t < tags.Length; t++)
        {
            var (tag, lane) = (tags[t], tags[t] % TagLayout.Lanes);
            product *= scores[(t * TagLayout.Size) + tag];
            if (tag < TagLayout.Inside || tag >= TagLayout.Unit)
            {
                product *= potentials.Between[((t == 0 ? 0 : tags[t - 1] % TagLayout.Lanes) * TagLayout.Lanes) + lane] * starting[lane];
                continue;
            }

            var begun = tags[t - 1] < TagLayout.Inside;
            product *= potentials.Within[(tag < TagLayout.Last ? (begun ? Transitions.BeginInside : Transitions.InsideInside) : begun ? Transitions.BeginLast : Transitions.InsideLast) + lane];
        }

        return product;
    }

    private static void Fill(float[] weights, Random random)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (random.NextSingle() * 3) - 1.5f;
        }
    }
}
