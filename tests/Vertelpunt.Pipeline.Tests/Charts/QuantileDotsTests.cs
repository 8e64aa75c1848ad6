using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Pipeline.Charts;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Charts;

public sealed class QuantileDotsTests
{
    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(42, 8)]
    [InlineData(1000, 20)]
    public void No_dot_stands_for_fewer_people_than_may_be_shown(int people, int dots) =>
        Assert.Equal(dots, QuantileDots.Of([.. Enumerable.Range(0, people).Select(i => (double)i)], people, 5).Count);

    [Fact]
    public void Each_dot_is_the_mean_of_its_share() =>
        Assert.Equal([2, 7], QuantileDots.Of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10, 5));

    [Fact]
    public void Piles_hold_every_dot_and_do_not_overlap() => Prop.ForAll<byte[]>(places =>
    {
        double[] sorted = [.. places.Select(p => p * 2.0).Order()];

        var piles = QuantileDots.Piles(sorted, 11);

        return piles.Sum(p => p.Dots) == sorted.Length && piles.Zip(piles.Skip(1)).All(p => p.First.X < p.Second.X);
    }).QuickCheckThrowOnFailure();
}
