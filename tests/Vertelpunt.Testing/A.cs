using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Testing;

/// <summary>Makes test data; name only what matters. All people are invented.</summary>
public static class A
{
    /// <summary>A form with one question of every kind.</summary>
    public static StoryForm Form(int version = 1) => new()
    {
        Version = version,
        Title = new("Hulp vragen", "Asking for help"),
        Organisation = "Stichting Voorbeeld",
        Purpose = new("We willen leren wat helpt.", "We want to learn what helps."),
        Eliciting = [new("moment", new("Vertel over een keer dat je hulp vroeg.", "Tell about a time you asked for help."))],
        Questions =
        [
            new SingleChoiceQuestion { Id = "hoe_vaak", Text = "Hoe vaak gebeurt dit?", Options = [new("nooit", "Nooit"), new("soms", "Soms"), new("vaak", "Vaak")], AllowOther = true },
            new MultipleChoiceQuestion { Id = "gevoel", Text = "Hoe voelde je je?", Options = [new("boos", "Boos"), new("blij", "Blij"), new("geen", "Geen van deze", Exclusive: true)], MaxChoices = 2 },
            new ScaleQuestion { Id = "steun", Text = "Hoeveel steun was er?", Left = "Geen", Right = "Heel veel" },
            new TriadQuestion { Id = "wie", Text = "Wie bepaalde wat er gebeurde?", Top = "Ik", Left = "De ander", Right = "Het systeem" },
            new PlacementQuestion { Id = "plek", Text = "Waar stond iedereen?", Stones = [new("ik", "Ik"), new("hulp", "De hulp")], XLow = "Ver weg", XHigh = "Dichtbij", YLow = "Koud", YHigh = "Warm" },
            new ShortTextQuestion { Id = "wens", Text = "Wat had je gewild?", ShowWhen = new("hoe_vaak", ["vaak"]) },
            new SingleChoiceQuestion { Id = "leeftijd", Text = "Hoe oud ben je?", About = QuestionSubject.Teller, Fact = "age", Options = [new("18_29", "18 tot 30"), new("30_44", "30 tot 45")] },
        ],
    };

    public static StoryBuilder Story() => new();
}

/// <summary>Builds a narrative.</summary>
public sealed class StoryBuilder
{
    private readonly Dictionary<string, Answer> _answers = [];
    private string _title = "Een goed gesprek";
    private string _text = "Ik vroeg om hulp en iemand luisterde. Dat was genoeg voor die dag.";

    public StoryBuilder Titled(string title)
    {
        _title = title;
        return this;
    }

    public StoryBuilder WithText(string text)
    {
        _text = text;
        return this;
    }

    public StoryBuilder WithAnswer(string questionId, Answer answer)
    {
        _answers[questionId] = answer;
        return this;
    }

    public StoryContent Build() => new() { Title = _title, Text = _text, ElicitingId = "moment", Answers = _answers };

    public static implicit operator StoryContent(StoryBuilder builder) => builder.Build();
}
