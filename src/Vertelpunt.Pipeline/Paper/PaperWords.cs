using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Paper;

/// <summary>All fixed words of a form on paper, in one language.</summary>
internal sealed record PaperWords
{
    public required string Language { get; init; }
    public required Func<int, int, string> Page { get; init; }
    public required Func<int, string> Version { get; init; }
    public required Func<string, string> FormNumber { get; init; }
    public required string NoName { get; init; }
    public required string Help { get; init; }

    // What to know before writing
    public required string HowItGoes { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }
    public required string NotSafe { get; init; }
    public required string WhoReads { get; init; }
    public required string WhoReadsMore { get; init; }
    public required string Kept { get; init; }
    public required Func<int, string> KeptFor { get; init; }
    public required string NoCode { get; init; }
    public required string HandIn { get; init; }
    public required string HandInAt { get; init; }
    public required string HandInBefore { get; init; }
    public required Func<string, string> Questions { get; init; }

    // The strip
    public required string Strip { get; init; }
    public required Func<string, string> StripUse { get; init; }
    public required string StripCare { get; init; }
    public required string TearOff { get; init; }

    // Story and questions
    public required string YourStory { get; init; }
    public required string WhichQuestion { get; init; }
    public required string OwnWords { get; init; }
    public required string Title { get; init; }
    public required string StoryGoesOn { get; init; }
    public required string AboutStory { get; init; }
    public required string AboutYou { get; init; }
    public required string SkipAny { get; init; }
    public required string AboutYouLead { get; init; }
    public required string DoesNotApply { get; init; }
    public required string Other { get; init; }
    public required string ChooseOne { get; init; }
    public required string ChooseAny { get; init; }
    public required Func<int, string> ChooseAtMost { get; init; }
    public required Func<string, string> GoesAlone { get; init; }
    public required string OnTheLine { get; init; }
    public required string InTheTriangle { get; init; }
    public required string OnThePlane { get; init; }
    public required Func<int, string, string> OnlyIf { get; init; }
    public required string Or { get; init; }

    // Consent
    public required string YouChoose { get; init; }
    public required string MayBeUsed { get; init; }
    public required string Least { get; init; }
    public required string Research { get; init; }
    public required string Done { get; init; }
    public required string DoneMore { get; init; }
    public required string OfficeOnly { get; init; }

    public static PaperWords In(string language) => language == "en" ? English : Dutch;

    private static PaperWords Dutch { get; } = new()
    {
        Language = "nl",
        Page = (page, of) => $"bladzijde {page} van {of}",
        Version = version => $"vragenlijst {version}",
        FormNumber = number => $"formulier {number}",
        NoName = "Zet je naam of adres nergens op dit papier.",
        Help = "Hulp nodig?",
        HowItGoes = "Zo gaat het",
        Steps =
        [
            "Schrijf je verhaal in je eigen woorden, zo kort of lang als je wilt. Namen hoef je niet te noemen.",
            "Kruis de antwoorden aan die bij je verhaal passen. Elke vraag mag je overslaan.",
            "Kies op de laatste bladzijde wat er met je verhaal mag.",
            "Lever alle bladzijden in. Vouw ze dicht of doe ze in een envelop, zonder je naam.",
        ],
        NotSafe = "Is het nu niet veilig? Bel 112. Wat je hier schrijft, lezen we niet meteen. Wij weten niet wie je bent.",
        WhoReads = "Wie leest het",
        WhoReadsMore = "Eén mens van het team typt je verhaal over. Een programma haalt daarna namen, adressen en andere gegevens eruit. Dan kijkt een mens of het verhaal nog naar jou wijst. Is dat zo, dan wordt het niet gebruikt.",
        Kept = "Wat we bewaren",
        KeptFor = days => $"Na het overtypen vernietigen we dit papier. Je verhaal bewaren we versleuteld, tot {PeriodWords.Of(days, "nl")} nadat je het inleverde of er later iets mee deed. Daarna wissen we het.",
        NoCode = "Op dit formulier staat geen code. Na het inleveren kunnen wij jouw verhaal niet meer terugvinden, ook niet als jij erom vraagt.",
        HandIn = "Inleveren",
        HandInAt = "Bij",
        HandInBefore = "Vóór",
        Questions = contact => $"Vragen of een klacht? {contact}",
        Strip = "Jouw code. Scheur dit strookje af en bewaar het.",
        StripUse = address => $"Wil je je verhaal later nalezen, veranderen of laten weghalen? Ga naar {address} en vul deze code in. Dat kan zodra het verhaal is overgetypt; dat kan een paar weken duren.",
        StripCare = "Wij kunnen de code niet opzoeken en niet opnieuw geven. Wie de code heeft, kan je verhaal lezen. Bewaar hem dus waar alleen jij komt.",
        TearOff = "hier afscheuren",
        YourStory = "Jouw verhaal",
        WhichQuestion = "Welke vraag past bij wat je wilt vertellen? Kruis er één aan.",
        OwnWords = "Vertel in je eigen woorden.",
        Title = "Een titel die erbij past. Dat hoeft niet.",
        StoryGoesOn = "Verder met je verhaal. Je hoeft niet alle regels te vullen.",
        AboutStory = "Vragen over je verhaal",
        AboutYou = "Vragen over jou",
        SkipAny = "Kruis aan wat past. Elke vraag mag je overslaan.",
        AboutYouLead = "Deze vragen hoeven niet. Hoe minder je hier invult, hoe minder het verhaal naar jou wijst.",
        DoesNotApply = "niet van toepassing",
        Other = "anders, namelijk",
        ChooseOne = "Kies er één.",
        ChooseAny = "Je mag er meer kiezen.",
        ChooseAtMost = most => $"Kies er hoogstens {most}.",
        GoesAlone = options => $"{options}: alleen als je niets anders kiest.",
        OnTheLine = "Zet één kruisje op de lijn.",
        InTheTriangle = "Zet één kruisje in de driehoek. Hoe dichter bij een hoek, hoe meer die hoek erbij past.",
        OnThePlane = "Schrijf elke letter op de plek die past. Je hoeft ze niet allemaal te gebruiken.",
        OnlyIf = (number, answers) => $"Alleen als je bij vraag {number} dit koos: {answers}.",
        Or = "of",
        YouChoose = "Jij kiest wat er mag",
        MayBeUsed = "Wat mag er met je verhaal? Kruis er één aan.",
        Least = "Kruis je niets aan? Dan telt je verhaal alleen mee.",
        Research = "Mogen onderzoekers je verhaal zonder namen gebruiken? Kruis je niets aan, dan mag het niet.",
        Done = "Klaar",
        DoneMore = "Dank je wel voor je verhaal. Kijk of je naam nergens staat. Lever dan alle bladzijden in.",
        OfficeOnly = "Voor wie het formulier aanneemt: week van inleveren",
    };

    private static PaperWords English { get; } = new()
    {
        Language = "en",
        Page = (page, of) => $"page {page} of {of}",
        Version = version => $"questions {version}",
        FormNumber = number => $"form {number}",
        NoName = "Put your name or address nowhere on this paper.",
        Help = "Need help?",
        HowItGoes = "How it goes",
        Steps =
        [
            "Write your story in your own words, as short or long as you like. You need not give names.",
            "Tick the answers that go with your story. You may skip any question.",
            "On the last page, choose what may happen with your story.",
            "Hand in all pages. Fold them or put them in an envelope, without your name.",
        ],
        NotSafe = "Not safe right now? Call 112. We do not read at once what you write here. We do not know who you are.",
        WhoReads = "Who reads it",
        WhoReadsMore = "One person of the team types your story over. Then a program takes out names, addresses and other details. After that a person looks whether the story still points to you. If it does, it is not used.",
        Kept = "What we keep",
        KeptFor = days => $"After typing we destroy this paper. We keep your story encrypted, until {PeriodWords.Of(days, "en")} after you handed it in or last did something with it. Then we erase it.",
        NoCode = "There is no code on this form. After you hand it in we cannot find your story again, not even if you ask us to.",
        HandIn = "Handing in",
        HandInAt = "At",
        HandInBefore = "Before",
        Questions = contact => $"Questions or a complaint? {contact}",
        Strip = "Your code. Tear off this strip and keep it.",
        StripUse = address => $"Do you want to read, change or take away your story later? Go to {address} and enter this code. You can as soon as the story has been typed; that may take some weeks.",
        StripCare = "We cannot look the code up and cannot give it again. Whoever has the code can read your story. So keep it where only you look.",
        TearOff = "tear off here",
        YourStory = "Your story",
        WhichQuestion = "Which question fits what you want to tell? Tick one.",
        OwnWords = "Tell in your own words.",
        Title = "A title that fits. You need not.",
        StoryGoesOn = "Your story goes on. You need not fill all lines.",
        AboutStory = "Questions about your story",
        AboutYou = "Questions about you",
        SkipAny = "Tick what fits. You may skip any question.",
        AboutYouLead = "You need not answer these. The less you fill in here, the less the story points to you.",
        DoesNotApply = "does not apply",
        Other = "other, namely",
        ChooseOne = "Choose one.",
        ChooseAny = "You may choose more than one.",
        ChooseAtMost = most => $"Choose at most {most}.",
        GoesAlone = options => $"{options}: only if you choose nothing else.",
        OnTheLine = "Put one cross on the line.",
        InTheTriangle = "Put one cross in the triangle. The closer to a corner, the better that corner fits.",
        OnThePlane = "Write each letter in the place that fits. You need not use them all.",
        OnlyIf = (number, answers) => $"Only if at question {number} you chose: {answers}.",
        Or = "or",
        YouChoose = "You choose what is allowed",
        MayBeUsed = "What may happen with your story? Tick one.",
        Least = "Do you tick nothing? Then your story only counts.",
        Research = "May researchers use your story without names? If you tick nothing, they may not.",
        Done = "Done",
        DoneMore = "Thank you for your story. See that your name stands nowhere. Then hand in all pages.",
        OfficeOnly = "For whoever takes the form in: week of handing in",
    };
}
