using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Web.Intake;

namespace Vertelpunt.Web.Tests.Intake;

public sealed class AnswerFieldsTests
{
    public static TheoryData<string, Answer> Answers => new()
    {
        { "wie", new Chosen(["buur"]) },
        { "wie", new Chosen([Chosen.OtherId], "een agent") },
        { "wie", new Chosen([Chosen.OtherId]) },
        { "wie", DoesNotApply.Instance },
        { "wie", LeftBlank.Instance },
        { "gevoel", new Chosen(["boos", "bang"]) },
        { "gevoel", new Chosen(["geen"]) },
        { "gevoel", DoesNotApply.Instance },
        { "steun", new Scaled(0) },
        { "steun", new Scaled(63.5) },
        { "steun", new Scaled(100) },
        { "steun", DoesNotApply.Instance },
        { "bepaalde", new Composed(0.3333, 0.3333, 0.3334) },
        { "bepaalde", new Composed(1, 0, 0) },
        { "bepaalde", LeftBlank.Instance },
        { "plek", new Placed([new("ik", 12.5, 87.3)]) },
        { "plek", new Placed([new("ik", 0, 0), new("helper", 100, 99.9)]) },
        { "plek", DoesNotApply.Instance },
        { "nodig", new Written("Twee\nregels.") },
        { "nodig", LeftBlank.Instance },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_a_form_shows_is_read_back_as_the_same_answer(string id, Answer answer)
    {
        var question = Forms.Whole.Find(id)!;
        var fields = new Dictionary<string, StringValues>();

        AnswerFields.Write(question, answer, fields);

        Assert.Equal((answer, null), AnswerFields.Read(question, new FormCollection(fields)));
    }

    [Theory]
    [InlineData("wie", "q.wie=bestaat-niet")]
    [InlineData("steun", "q.steun=NaN")]
    [InlineData("steun", "q.steun=-5")]
    [InlineData("steun", "q.steun=1e9")]
    [InlineData("bepaalde", "q.bepaalde.was=0.5;0.5;0")]
    [InlineData("plek", "q.plek.elders.x=50")]
    [InlineData("nodig", "q.nodig=   ")]
    public void What_cannot_be_an_answer_is_left_blank(string id, string fields) =>
        Assert.Equal((LeftBlank.Instance, null), Read(id, fields));

    [Theory]
    [InlineData("gevoel", "q.gevoel=boos&q.gevoel=blij&q.gevoel=bang", "hoogstens 2")]
    [InlineData("gevoel", "q.gevoel=boos&q.gevoel=geen", "gaat niet samen")]
    [InlineData("gevoel", "q.gevoel=boos&q.gevoel.na=1", "niet van toepassing")]
    [InlineData("bepaalde", "q.bepaalde.top=veel", "getal van 0 tot 100")]
    [InlineData("bepaalde", "q.bepaalde.top=0&q.bepaalde.left=0", "meer dan 0")]
    [InlineData("plek", "q.plek.ik.x=50", "maar één plek")]
    public void What_contradicts_itself_is_asked_again(string id, string fields, string words) =>
        Assert.Contains(words, Read(id, fields).Message?.Nl ?? "", StringComparison.Ordinal);

    [Fact]
    public void Weights_become_shares_of_one() =>
        Assert.Equal(new Composed(0.5, 0.5, 0), Read("bepaalde", "q.bepaalde.top=3&q.bepaalde.left=3").Answer);

    [Fact]
    public void A_finer_value_counts_only_while_the_coarse_field_agrees()
    {
        Assert.Equal(new Scaled(63), Read("steun", "q.steun=60&q.steun.was=63").Answer);
        Assert.Equal(new Scaled(20), Read("steun", "q.steun=20&q.steun.was=63").Answer);
    }

    private static (Answer Answer, LocalisedText? Message) Read(string id, string fields) =>
        AnswerFields.Read(Forms.Whole.Find(id)!, new FormCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(fields)));
}
