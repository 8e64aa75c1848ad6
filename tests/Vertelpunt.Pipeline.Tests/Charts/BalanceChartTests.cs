using System.Xml.Linq;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Tests.Patterns;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Charts;

public sealed class BalanceChartTests
{
    [Fact]
    public void Who_told_is_drawn_as_approved() =>
        Approved.Matches(BalanceChart.Draw(new(Sample.Form, Sample.Stories(160), SmallNumbers.Inside), "nl").Svg, "balance-160.svg");

    [Fact]
    public void A_group_that_is_hardly_heard_is_named()
    {
        var chart = BalanceChart.Draw(new(Sample.Form, Ages(("young", 60), ("middle", 50), ("old", 8)), SmallNumbers.Inside), "nl");

        Assert.Contains("ouder dan 50", chart.Sees, StringComparison.Ordinal);
        Assert.Contains("7%", chart.Sees, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_too_small_to_show_is_never_named_as_small_nor_counted()
    {
        var chart = BalanceChart.Draw(new(Sample.Form, Ages(("young", 60), ("middle", 50), ("old", 3)), SmallNumbers.Inside), "nl");

        Assert.DoesNotContain("ouder dan 50", chart.Sees, StringComparison.Ordinal);
        Assert.Equal("te weinig om te tonen", chart.Table.Rows.Single(r => r[1] == "ouder dan 50")[2]);
        Assert.DoesNotContain(">3 (", chart.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_background_questions_there_is_nothing_to_draw()
    {
        var form = Sample.Form with { Questions = [Sample.Feeling] };

        var chart = BalanceChart.Draw(new(form, Sample.Stories(40), SmallNumbers.Inside), "en");

        Assert.True(chart.IsEmpty);
        XElement.Parse(chart.Svg);
    }

    private static IReadOnlyList<AnsweredStory> Ages(params (string Age, int Count)[] groups) =>
        [.. groups.SelectMany(g => Enumerable.Repeat(g.Age, g.Count)).Select(age =>
            new AnsweredStory(StoryId.Create(), new(2900), new Dictionary<string, Answer> { ["age"] = new Chosen([age]) }))];
}
