using System.Text.Json;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class PatternsReportTests(ITestOutputHelper output)
{
    private static readonly StoryForm Ademo = new()
    {
        Version = 1,
        Title = "ADemo",
        Organisation = "-",
        Purpose = "-",
        Eliciting = [new("e", "-")],
        Questions =
        [
            new TriadQuestion { Id = "t1", Text = "-", Top = "a", Left = "b", Right = "c" },
            new ScaleQuestion { Id = "d1_x", Text = "-", Left = "a", Right = "b" },
            new MultipleChoiceQuestion { Id = "feel", Text = "-", Options = [.. "glad|angry|excited|stressed|confident|informed|uncertain|disappointed|hopeful|sad|relieved|frustrated|indifferent|surprised|not sure".Split('|').Select((o, i) => new AnswerOption("f" + i, o))] },
            new SingleChoiceQuestion { Id = "l_overall_would_you", Text = "-", Options = [.. "strongly positive|positive|neutral|negative|strongly negative|not sure".Split('|').Select((o, i) => new AnswerOption("o" + i, o))] },
        ],
    };

    [Fact]
    public void A_flat_table_and_a_form_give_every_statistic_by_name()
    {
        if (Shared.Find("fixtures/sensemaker-ademo/ademo_flat.csv") is not { } file)
        {
            output.WriteLine("Not run: the SenseMaker demonstration set is not on this machine.");
            return;
        }

        var result = PatternsReport.Run(File.ReadAllText(file), FormFile.Write(Ademo, new()));

        Assert.Empty(result.Problems);
        using var json = JsonDocument.Parse(result.Json!); // no problems, so there is one
        var triad = json.RootElement.GetProperty("questions")[0];
        Assert.Equal(123, triad.GetProperty("n").GetInt32());
        Assert.Equal(6, triad.GetProperty("does_not_apply").GetInt32());
        var feel = json.RootElement.GetProperty("pairs").GetProperty("patterns").EnumerateArray().Single(p => p.GetProperty("first").GetString() == "feel" && p.GetProperty("second").GetString() == "l_overall_would_you");
        Assert.Equal(451.243165331639, feel.GetProperty("chi_squared_sum").GetDouble(), 9);
        Assert.Equal(300.376107831345, feel.GetProperty("rao_scott").GetDouble(), 9);
    }

    [Fact]
    public void Each_problem_names_its_line_and_column()
    {
        var result = PatternsReport.Run("feeling;ended\nalone;50\nnobody;x\n", FormFile.Write(Sample.Form with { Questions = [Sample.Feeling, Sample.Ended] }, new()));

        Assert.Null(result.Json);
        Assert.Equal(["line 3, column 'feeling': this is none of the options.", "line 3, column 'ended': a number from 0 to 100 was expected."], result.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_form_that_cannot_be_read_is_told_by_its_own_field()
    {
        var result = PatternsReport.Run("a\n1\n", "{ \"title\": ");

        Assert.Contains("form $", Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
    }
}
