using System.Globalization;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Web.Intake;

/// <summary>Says in a teller's words where a story stands and what is done with it.</summary>
public static class StoryWords
{
    public static string State(TellerStory story, string language)
    {
        var nl = language != "en";
        if (story.Objected)
        {
            return nl ? "Je maakte bezwaar: niemand gebruikt dit verhaal." : "You objected: nobody uses this story.";
        }

        if (story.Restricted)
        {
            return nl ? "Je zette dit verhaal stil: niemand kijkt ernaar en er gebeurt niets mee." : "You paused this story: nobody looks at it and nothing happens with it.";
        }

        return story.State switch
        {
            StoryState.Pending or StoryState.Processing => nl
                ? "Het programma haalt nu namen en andere gegevens eruit. Daarna kijkt iemand van het team."
                : "The program is taking out names and other details. After that, someone from the team looks at it.",
            StoryState.ToReview or StoryState.Proposed => nl ? "Iemand van het team gaat kijken of het verhaal gebruikt kan worden." : "Someone from the team will look whether the story can be used.",
            StoryState.Included => nl ? "Je verhaal doet mee." : "Your story takes part.",
            StoryState.OnHold => nl ? "Het team wil er nog eens naar kijken. Zolang doet het verhaal niet mee." : "The team wants to look again. Until then the story does not take part.",
            StoryState.Excluded => nl ? "Het team gebruikt dit verhaal niet, meestal omdat het te veel naar iemand wijst." : "The team does not use this story, mostly because it points too much to someone.",
            _ => nl ? "Het programma kon dit verhaal niet goed lezen. Niemand ziet het tot iemand van het team heeft gekeken." : "The program could not read this story well. Nobody sees it until someone from the team has looked.",
        };
    }

    /// <summary>Who can see it now.</summary>
    public static string Readers(TellerStory story, string language)
    {
        var nl = language != "en";
        if (story.Objected || story.Restricted)
        {
            return nl ? "Niemand, behalve jij met je code." : "Nobody, except you with your code.";
        }

        return story.State switch
        {
            StoryState.Pending or StoryState.Processing or StoryState.Failed => nl ? "Nog niemand, behalve jij met je code." : "Nobody yet, except you with your code.",
            StoryState.Included when story.Consent.Level >= ConsentLevel.WorkshopCards => nl
                ? "Het projectteam, en mensen in een werksessie. Zij zien het verhaal zonder namen en andere gegevens die naar jou wijzen."
                : "The project team, and people in a work session. They see the story without names and other details that point to you.",
            _ => nl
                ? "Het projectteam. Zij zien het verhaal zonder namen en andere gegevens die naar jou wijzen. Je eigen woorden openen kan alleen met een reden, en dat wordt opgeschreven."
                : "The project team. They see the story without names and other details that point to you. Your own words can only be opened with a reason, and that is written down.",
        };
    }

    public static string Risk(RiskLevel level, string language)
    {
        var nl = language != "en";
        return level switch
        {
            RiskLevel.Low => nl ? "De kans dat iemand jou erin herkent is klein." : "The chance that someone recognises you in it is small.",
            RiskLevel.Medium => nl ? "Iemand die je kent, zou je er misschien in herkennen." : "Someone who knows you might recognise you in it.",
            RiskLevel.High => nl ? "De kans is groot dat iemand die je kent jou erin herkent." : "There is a large chance that someone who knows you recognises you in it.",
            _ => nl ? "Het verhaal wijst zo duidelijk naar jou dat het niet gebruikt kan worden zoals het is." : "The story points to you so clearly that it cannot be used as it is.",
        };
    }

    public static string Use(ConsentLevel level, string language)
    {
        var nl = language != "en";
        return level switch
        {
            ConsentLevel.WorkshopCards => nl ? "Je verhaal telt mee in overzichten en mag zonder namen op een kaart in een werksessie." : "Your story counts in overviews and may be on a card in a work session, without names.",
            ConsentLevel.Quotes => nl ? "Je verhaal telt mee, mag zonder namen op een kaart, en stukjes mogen in een verslag." : "Your story counts, may be on a card without names, and parts may be in a report.",
            _ => nl ? "Alleen je antwoorden tellen mee in overzichten." : "Only your answers count in overviews.",
        };
    }

    public static string Research(bool allowed, string language) => (allowed, language) switch
    {
        (true, "en") => "Researchers may use your story without names.",
        (true, _) => "Onderzoekers mogen je verhaal zonder namen gebruiken.",
        (false, "en") => "Researchers do not get your story.",
        (false, _) => "Onderzoekers krijgen je verhaal niet.",
    };

    public static string Day(DateOnly day, string language) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL"));
}
