using Vertelpunt.Testing;
using Vertelpunt.Domain.Stories;
using Xunit;

namespace Vertelpunt.Domain.Tests.Stories;

public sealed class StoryFileTests
{
    private static readonly StoryForm Form = ((ReadFormFile)FormFile.Parse(Repository.Read("data/demo/form.json"))).Form;

    [Fact]
    public void The_demo_holds_sixty_stories_that_fit_the_form()
    {
        var result = StoryFile.Parse(Form, Repository.Read("data/demo/stories.jsonl"));

        Assert.Empty(result.Errors);
        Assert.Equal(60, result.Stories.Count);
        Assert.Equal(60, result.Stories.Select(s => s.Name).Distinct().Count());
        Assert.Equal(3, result.Stories.Select(s => s.Consent.Level).Distinct().Count());
        var answers = result.Stories.SelectMany(s => s.Content.Answers.Values).ToList();
        Assert.Equal(
            ["Chosen", "Composed", "DoesNotApply", "LeftBlank", "Placed", "Scaled", "Written"],
            answers.Select(a => a.GetType().Name).Distinct().Order());
        Assert.Contains(answers.OfType<Chosen>(), c => c.Other is not null);
    }

    [Fact]
    public void A_question_that_was_never_shown_has_no_answer_in_the_demo()
    {
        var result = StoryFile.Parse(Form, Repository.Read("data/demo/stories.jsonl"));

        Assert.All(result.Stories, s => Assert.Equal(
            s.Content.Answers["wie_hielp"] is Chosen { OptionIds: ["niemand"] },
            s.Content.Answers.ContainsKey("wat_nodig")));
    }

    [Theory]
    [InlineData("x", "line 1: $")]
    [InlineData("""{ "id": "a" }""", "line 1: $.text")]
    [InlineData("""{ "id": "a", "text": "x", "eliciting": "zz" }""", "line 1: $.eliciting")]
    [InlineData("""{ "id": "a", "text": "x", "consent": { "level": "all" } }""", "line 1: $.consent.level")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "gevoell": null } }""", "line 1: $.answers.gevoell")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "gevoel": ["geen", "boos"] } }""", "line 1: $.answers.gevoel")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "gevoel": ["boos", "bang", "blij", "trots"] } }""", "line 1: $.answers.gevoel")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "hoe_vaak": ["soms", "vaak"] } }""", "line 1: $.answers.hoe_vaak")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "steun": 101 } }""", "line 1: $.answers.steun")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "wie_bepaalde": { "top": 1, "left": 1, "right": 1 } } }""", "line 1: $.answers.wie_bepaalde")]
    [InlineData("""{ "id": "a", "text": "x", "answers": { "plek": { "wie": { "x": 1, "y": 1 } } } }""", "line 1: $.answers.plek")]
    public void A_wrong_line_refuses_the_file_and_names_the_field(string line, string path)
    {
        var result = StoryFile.Parse(Form, line);

        Assert.Empty(result.Stories);
        Assert.Contains(result.Errors, e => e.Path == path);
    }

    [Fact]
    public void An_error_holds_no_story_text()
    {
        var result = StoryFile.Parse(Form, """{ "id": "a", "text": "KANARIE", "title": "KANARIE", "answers": { "wat_nodig": 3 }, "x": "KANARIE" }""");

        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain(result.Errors, e => e.ToString().Contains("KANARIE", StringComparison.Ordinal));
    }

    [Fact]
    public void The_demo_names_nobody_reachable()
    {
        var text = Repository.Read("data/demo/stories.jsonl");

        Assert.DoesNotMatch(@"@[a-z0-9-]+\.(nl|com|be|org)\b(?<!@example\.(nl|org))(?<!\.example\.(nl|org))", text.Replace("hertogh.example", "example", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\b(?!1234)[1-9]\d{3} ?[A-Z]{2}\b", text);
    }
}
