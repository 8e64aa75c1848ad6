using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Exchange;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Exchange;

public sealed class NarraFirmaImportTests(ITestOutputHelper output)
{
    private const string Form = """
        ; a comment
        Data column name,Type,About,Short name,Long name,Options,Answers
        Asked,eliciting,eliciting,Asked,,,Best|What was best?,Worst|What was worst?
        Who,Single choice,story,Who,Who was there?,,me|Just me,Others
        Nr,Single choice indexed,story,Nr,Which?,,one,two
        Many,Multi-choice multi-column texts,story,Many,What?,maxNumAnswers=2|writeInTextBoxLabel=Other,a,b,c
        Yn,Multi-choice multi-column yes/no,story,Yn,Which?,,help,trust
        Del,Multi-choice single-column delimited,story,Del,Which?,,help,trust
        Idx,Multi-choice single-column delimited indexed,story,Idx,Which?,,help,trust
        Far,Scale,story,Far,How far?,,near,far,1,5
        Note,Text,participant,Note,What else?,
        ,Yes no questions Q-A separator,import,,,,": "
        ,Yes no questions yes indicator,import,,,,Yes
        ,Multi choice single column delimiter,import,,,,","
        """;

    [Fact]
    public void Each_of_the_eight_layouts_gives_the_same_kind_of_answers()
    {
        const string stories = """
            Story title,Story text,Asked,Who,Nr,Many,Many,Many,WRITEIN_Many,Yn: help,Yn: trust,Del,Idx,Far,Note
            ;,,Best,,,a,b,c,,,,,,,
            T,"We went, and came back.",Best,me,2,a,,c,more,Yes,,"help,trust","1,2",3,words
            U,Nothing else.,Worst,Others,,,,,,,,,,does not apply,
            """;

        var result = NarraFirmaImport.Read(stories, Form);

        Assert.Empty(result.Problems);
        Assert.Equal(2, result.Stories.Count);
        var first = result.Stories[0].Content;
        Assert.Equal("We went, and came back.", first.Text);
        Assert.Equal("e_what_was_best", first.ElicitingId);
        Assert.Equal(new Chosen(["just_me"]), first.Answers["who"]);
        Assert.Equal(new Chosen(["two"]), first.Answers["nr"]);
        Assert.Equal(new Chosen(["a", "c", Chosen.OtherId], "more"), first.Answers["many"]);
        Assert.Equal(new Chosen(["help"]), first.Answers["yn"]);
        Assert.Equal(new Chosen(["help", "trust"]), first.Answers["del"]);
        Assert.Equal(first.Answers["del"], first.Answers["idx"]);
        Assert.Equal(new Scaled(50), first.Answers["far"]);
        Assert.Equal(new Written("words"), first.Answers["note"]);
        var second = result.Stories[1].Content;
        Assert.IsType<LeftBlank>(second.Answers["nr"]);
        Assert.IsType<LeftBlank>(second.Answers["yn"]);
        Assert.IsType<DoesNotApply>(second.Answers["far"]);
        Assert.All(result.Stories, s => Assert.Equal(ConsentLevel.PatternsOnly, s.Consent.Level));
    }

    [Fact]
    public void What_the_native_writer_quotes_too_often_is_peeled()
    {
        const string stories = "Story title,Story text,Who\n\"\"\"T\"\"\",\"\"\"first line\nsecond, line\"\"\",me\nA \"word\" here,plain,me\n";

        var result = NarraFirmaImport.Read(stories, Form);

        Assert.Equal(["first line\nsecond, line", "plain"], result.Stories.Select(s => s.Content.Text));
        Assert.Equal("A \"word\" here", result.Stories[1].Content.Title);
    }

    [Fact]
    public void One_wrong_answer_stops_all_and_is_named_by_line_and_column()
    {
        var result = NarraFirmaImport.Read("Story title,Story text,Who,Far\nT,text,me,2\nU,other text,nobody,9\n", Form);

        Assert.Null(result.Form);
        Assert.Empty(result.Stories);
        Assert.Equal(["line 3, column 'Who': this is none of the answers of the form.", "line 3, column 'Far': this number lies outside 1 to 5."], result.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void The_guide_of_its_maker_comes_in_with_all_eight_layouts()
    {
        if (Shared.Find("fixtures/narrafirma/narrafirma import guide example stories.csv") is not { } file)
        {
            output.WriteLine("Not run: the import guide of NarraFirma is not on this machine.");
            return;
        }

        var result = NarraFirmaImport.Read(File.ReadAllText(file), File.ReadAllText(file.Replace("stories.csv", "story form.csv", StringComparison.Ordinal)));

        Assert.Empty(result.Problems);
        Assert.Equal(3, result.Stories.Count);
        var first = result.Stories[0].Content;
        Assert.Equal("Never would have guessed", first.Title);
        Assert.Equal(["manager", "a_colleague"], ((Chosen)first.Answers["people_who_helped"]).OptionIds.Select(o => o == "a_manager" ? "manager" : o));
        Assert.Equal(2, ((Chosen)first.Answers["who_would_be_surprised"]).OptionIds.Count);
        Assert.Equal(["to_be_helped"], ((Chosen)first.Answers["needed"]).OptionIds);
    }

    [Fact]
    public void The_example_set_of_its_maker_comes_in_whole()
    {
        if (Shared.Find("fixtures/narrafirma/narrafirma_example_stories.csv") is not { } file)
        {
            output.WriteLine("Not run: the NarraFirma example set is not on this machine.");
            return;
        }

        var result = NarraFirmaImport.Read(File.ReadAllText(file), File.ReadAllText(file.Replace("stories.csv", "story_form.csv", StringComparison.Ordinal)));

        Assert.Empty(result.Problems);
        Assert.Equal(80, result.Stories.Count);
        Assert.Equal(3, result.Form!.Eliciting.Count); // no problems, so there is one
        Assert.IsType<ReadFormFile>(FormFile.Parse(FormFile.Write(result.Form, new())));
        foreach (var answers in result.Stories.Select(s => s.Content.Answers))
        {
            // The set asks the same question in several layouts on purpose.
            Assert.Equal(answers["scope"], answers["scope_index"]);
            Assert.Equal(((Chosen)answers["scope"]).OptionIds, ((Chosen)answers["scope_custom_answer_name"]).OptionIds);
            Assert.Equal(answers["needed"], answers["needed_delimited"]);
            Assert.Equal(answers["needed"], answers["needed_index_delimited"]);
            Assert.Equal(answers["needed"], answers["needed_yes_no"]);
        }
    }
}
