using System.Text.Json;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Patterns;

public sealed class TellerBlocksTests
{
    private static readonly StoryForm Form = Sample.Form with
    {
        Questions =
        [
            new SingleChoiceQuestion { Id = "a", Text = "?", Options = [new("x", "x"), new("y", "y")] },
            new ScaleQuestion { Id = "s", Text = "?", Left = "l", Right = "r" },
        ],
    };

    [Fact]
    public void Telling_the_same_ten_times_makes_nothing_more_certain()
    {
        var random = new Random(3);
        List<AnsweredStory> stories = [.. Enumerable.Range(0, 14).SelectMany(teller =>
        {
            var answers = new Dictionary<string, Answer> { ["a"] = new Chosen([teller % 2 == 0 ? "x" : "y"]), ["s"] = new Scaled(random.Next(101)) };
            return Enumerable.Range(0, 10).Select(_ => new AnsweredStory(StoryId.Create(), default, answers, "t" + teller));
        })];

        using var json = JsonDocument.Parse(PatternsReport.Write(Form, stories, pairs: true, new(1)));

        var pair = json.RootElement.GetProperty("pairs").GetProperty("patterns").EnumerateArray().Single(p => (p.GetProperty("first").GetString(), p.GetProperty("second").GetString()) == ("a", "s"));
        var all = pair.GetProperty("all_stories");
        Assert.Equal(14, pair.GetProperty("n").GetInt32());
        Assert.Equal(140, all.GetProperty("n").GetInt32());
        Assert.Equal(pair.GetProperty("p").GetDouble(), all.GetProperty("p_by_teller").GetDouble(), 0.06);
    }
}
