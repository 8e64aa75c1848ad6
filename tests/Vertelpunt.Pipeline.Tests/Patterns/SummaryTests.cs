using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class SummaryTests
{
    [Fact]
    public void Does_not_apply_and_left_blank_are_counted_apart_and_take_no_part_in_the_rest()
    {
        Answer[] answers = [new Scaled(10), new Scaled(30), DoesNotApply.Instance, LeftBlank.Instance, LeftBlank.Instance];

        var summary = Assert.IsType<ScaleSummary>(QuestionSummary.Of(Sample.Ended, answers));

        Assert.Equal((2, 1, 2), (summary.Answered, summary.DoesNotApply, summary.Blank));
        Assert.Equal([10, 30], summary.Values);
    }

    [Fact]
    public void A_question_that_was_never_shown_is_neither_blank_nor_does_not_apply()
    {
        var summary = QuestionSummary.Of(Sample.Ended, [new AnsweredStory(StoryId.Create(), new(1), new Dictionary<string, Answer>())]);

        Assert.Equal((0, 0, 0, 1), (summary.Answered, summary.DoesNotApply, summary.Blank, summary.NotAsked));
    }

    [Fact]
    public void The_interval_of_a_share_is_Wilsons()
    {
        // R: prop.test(12, 40, correct = FALSE)
        var p = Proportion.Wilson(12, 40);

        Assert.Equal(0.3, p.Share, 12);
        Assert.Equal(0.180748452297465, p.Low, 12);
        Assert.Equal(0.454300188181449, p.High, 12);
    }

    [Fact]
    public void Quantiles_are_those_of_R() => Assert.Equal([2.75, 4.5, 6.25], new[] { 0.25, 0.5, 0.75 }.Select(q => Quantiles.At([1, 2, 3, 4, 5, 6, 7, 8], q)));

    [Fact]
    public void The_centre_of_a_triad_is_the_closed_geometric_mean()
    {
        var centre = Compositions.Centre([new(0.6, 0.2, 0.2), new(0.2, 0.6, 0.2)]);

        var middle = Math.Sqrt(0.12);
        Assert.Equal(middle / (2 * middle + 0.2), centre!.Top, 12);
        Assert.Equal(0.2 / (2 * middle + 0.2), centre.Right, 12);
    }

    [Fact]
    public void Every_composition_falls_in_the_bin_whose_corners_surround_it()
    {
        var weights = Gen.Choose(0, 20);

        Prop.ForAll(Gen.Zip(weights, weights).Zip(Gen.Zip(weights, Gen.Choose(2, 7))).ToArbitrary(), drawn =>
        {
            var ((a, b), (c, order)) = drawn;
            if (a + b + c == 0)
            {
                return true;
            }

            double sum = a + b + c;
            var point = new Composed(a / sum, b / sum, c / sum);
            var bins = new TriadBins(order);
            var index = bins.IndexOf(point);
            var corners = bins.Corners(index);
            return index >= 0 && index < bins.Count && Within(p => p.Top) && Within(p => p.Left) && Within(p => p.Right);

            bool Within(Func<Composed, double> weight) =>
                weight(point) >= corners.Min(weight) - 1e-9 && weight(point) <= corners.Max(weight) + 1e-9;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_bins_of_a_triad_cover_it_once()
    {
        var bins = new TriadBins(5);

        var found = Enumerable.Range(0, bins.Count).Select(i =>
        {
            var corners = bins.Corners(i);
            return bins.IndexOf(new(corners.Average(c => c.Top), corners.Average(c => c.Left), corners.Average(c => c.Right)));
        });

        Assert.Equal(Enumerable.Range(0, bins.Count), found);
    }

    [Fact]
    public void Zones_of_a_plane_are_a_partition_with_its_edges()
    {
        Assert.Equal(0, PlaneZones.IndexOf(0, 0));
        Assert.Equal(2, PlaneZones.IndexOf(100, 0));
        Assert.Equal(8, PlaneZones.IndexOf(100, 100));
        Assert.Equal(4, PlaneZones.IndexOf(50, 50));
    }
}
