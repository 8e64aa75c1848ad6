using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Tests;

/// <summary>Forms to try the site with; everything in them is invented.</summary>
public static class Forms
{
    /// <summary>One question of every kind, a follow-up, and a background question.</summary>
    public static StoryForm Whole { get; } = new()
    {
        Version = 1,
        Title = new("Hulp vragen", "Asking for help"),
        Organisation = "Stichting Voorbeeld",
        Purpose = new("We willen weten hoe hulp vragen gaat.", "We want to know how asking for help goes."),
        Eliciting = [new("a", new("Vertel over een keer dat je hulp vroeg.")), new("b", new("Wat maakte verschil?"))],
        Questions =
        [
            new SingleChoiceQuestion
            {
                Id = "wie", Text = "Wie hielp?", AllowOther = true,
                Options = [new("buur", "een buur"), new("niemand", "niemand")],
            },
            new MultipleChoiceQuestion
            {
                Id = "gevoel", Text = "Hoe voelde dat?", AllowOther = true, MaxChoices = 2,
                Options = [new("boos", "boos"), new("blij", "blij"), new("bang", "bang"), new("geen", "geen van deze", Exclusive: true)],
            },
            new ShortTextQuestion { Id = "nodig", Text = "Wat had je nodig?", ShowWhen = new("wie", ["niemand"]), MaxLength = 100 },
            new ScaleQuestion { Id = "steun", Text = "Hoeveel steun was er?", Left = "alleen", Right = "gedragen" },
            new TriadQuestion { Id = "bepaalde", Text = "Wie bepaalde het?", Top = "ik", Left = "een ander", Right = "de regels" },
            new PlacementQuestion
            {
                Id = "plek", Text = "Wie stond waar?", Stones = [new("ik", "ik"), new("helper", "wie hielp")],
                XLow = "ver weg", XHigh = "dichtbij", YLow = "weinig te zeggen", YHigh = "veel te zeggen",
            },
            new SingleChoiceQuestion
            {
                Id = "leeftijd", Text = "Hoe oud ben je?", About = QuestionSubject.Teller, Fact = "age",
                Options = [new("jong", "jonger dan 30"), new("oud", "30 of ouder")],
            },
        ],
    };
}
