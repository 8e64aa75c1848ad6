using System.Globalization;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Pipeline.Tests.Patterns.Statistics;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Exchange;

public sealed class SenseMakerImportTests(ITestOutputHelper output)
{
    private const string Definition = """
        { "name": ["Demo"], "signifiers": [
          { "id": "s", "type": "freetext", "title": "Tell", "fragment": true, "content": { "multiline": true } },
          { "id": "h", "type": "freetext", "title": "Headline", "fragment": false, "content": { "multiline": false } },
          { "id": "c", "type": "list", "title": "Access", "content": { "items": [ { "id": "c1", "title": "Only the provider may read this" } ] } },
          { "id": "t", "type": "triad", "title": "What counts", "content": { "labels": [ { "id": "a", "text": "top<br>one" }, { "id": "b", "text": "left" }, { "id": "d", "text": "right" } ] } },
          { "id": "y", "type": "dyad", "title": "How far", "content": { "labels": [ { "id": "l", "text": "near" }, { "id": "r", "text": "far" } ] } },
          { "id": "p", "type": "stones", "title": "Where", "content": { "axis": { "x": { "start_label": "low", "end_label": "high" }, "y": {} }, "stones": [ { "id": "p1", "title": "me" } ] } },
          { "id": "m", "type": "list", "title": "Feel", "content": { "items": [ { "id": "m1", "title": "glad" }, { "id": "m2", "title": "sad" } ] } }
        ] }
        """;

    [Fact]
    public void Both_styles_of_columns_give_the_same_answers()
    {
        var now = SenseMakerImport.Read("id,s,h,c,t_percentX,t_percentY,t_a,t_b,t_d,t_NA,y_percentX,y_NA,p_p1_percentX,p_p1_percentY,m_m1,m_m2\n1,story,head,,.5,.5,0.5,0.25,0.25,,0.4,,0.1,0.9,1,\n", Definition);
        var before = SenseMakerImport.Read("FragmentID,s,h,c,tX,tY,t_a,t_b,t_d,t_NA,yX,y_NA,p_p1XRight,p_p1YTop,m_m1,m_m2\n1,story,head,,.5,.43,50,25,25,,0.4,,0.1,0.9,1,\n", Definition);

        Assert.Empty(now.Problems);
        Assert.Equal(now.Stories[0].Content.Answers.OrderBy(a => a.Key), before.Stories[0].Content.Answers.OrderBy(a => a.Key));
        Assert.Equal(new Composed(0.5, 0.25, 0.25), now.Stories[0].Content.Answers["what_counts"]);
        Assert.Equal(new Placed([new("me", 10, 90)]), now.Stories[0].Content.Answers["where"]);
        Assert.Equal("top one", ((TriadQuestion)now.Form!.Find("what_counts")!).Top.Nl); // read without problems
        Assert.Equal("head", now.Stories[0].Content.Title);
    }

    [Fact]
    public void Does_not_apply_and_blank_stay_apart_and_a_restricted_story_never_comes_in()
    {
        var result = SenseMakerImport.Read("id,s,h,c,t_a,t_b,t_d,t_NA,y_percentX,y_NA,m_m1,m_m2\n1,open,,,,,,1,,,,\n2,closed,,c1,,,,,,1,1,\n", Definition);

        var story = Assert.Single(result.Stories);
        Assert.IsType<DoesNotApply>(story.Content.Answers["what_counts"]);
        Assert.IsType<LeftBlank>(story.Content.Answers["how_far"]);
        Assert.Contains("1 stories were left out", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_demonstration_project_comes_in_from_both_its_exports()
    {
        if (Fixtures.Rows("fixtures/sensemaker-ademo/ademo_flat.csv", output) is not { } flat)
        {
            return;
        }

        var now = SenseMakerImport.Read(File.ReadAllText(Shared.Find("fixtures/sensemaker-ademo/ADemo_Data.csv")!), File.ReadAllText(Shared.Find("fixtures/sensemaker-ademo/ADemo_Definition.json")!)); // stand beside it
        var before = SenseMakerImport.Read(File.ReadAllText(Shared.Find("fixtures/sensemaker-ademo/fr_ADemoData.csv")!), File.ReadAllText(Shared.Find("fixtures/sensemaker-ademo/fr_ADemoDefinition.json")!)); // stand beside it

        Assert.Empty(now.Problems);
        Assert.Empty(before.Problems);
        Assert.Equal(126, now.Stories.Count);
        Assert.Equal(126, before.Stories.Count);
        Assert.Contains(now.Notes, n => n.StartsWith("3 stories were left out", StringComparison.Ordinal));
        Assert.IsType<ReadFormFile>(FormFile.Parse(FormFile.Write(now.Form!, new()))); // read without problems

        var expected = flat.Skip(1).ToDictionary(r => r[0]);
        var columns = flat[0].ToList();
        var feel = now.Form!.Questions.OfType<MultipleChoiceQuestion>().Single().Id; // as above
        foreach (var (a, b) in now.Stories.Zip(before.Stories))
        {
            Assert.Equal(a.Name, b.Name);
            var row = expected[a.Name];
            if (a.Content.Answers["influences_on_this_situation_were"] is Composed triad)
            {
                Assert.Equal(double.Parse(row[columns.IndexOf("T1_top")], CultureInfo.InvariantCulture), triad.Top, 2);
                Assert.Equal(triad.Top, ((Composed)b.Content.Answers["influences_on_this_situation_were"]).Top, 6);
            }
            else
            {
                Assert.IsType<DoesNotApply>(a.Content.Answers["influences_on_this_situation_were"]);
                Assert.Equal("1", row[columns.IndexOf("T1_na")]);
            }

            Assert.Equal(row[columns.IndexOf("FEEL")].Split(';', StringSplitOptions.RemoveEmptyEntries).Length, a.Content.Answers[feel] is Chosen c ? c.OptionIds.Count : 0);
        }
    }

    [Fact]
    public void A_definition_that_is_no_json_is_told_in_one_line() =>
        Assert.Equal("line 1: The definition is not JSON.", Assert.Single(SenseMakerImport.Read("a\n1\n", "nonsense").Problems).ToString());
}
