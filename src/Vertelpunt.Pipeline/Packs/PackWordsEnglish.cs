using System.Globalization;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>The fixed words of a pack in plain English.</summary>
internal static class PackWordsEnglish
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static PackWords Words { get; } = new()
    {
        Language = "en",
        Pack = "Pack",
        Copy = (number, of) => $"copy {number} of {of}",
        Page = (page, of) => $"page {page} of {of}",
        Confidential = "Confidential: only for this work session",
        Day = day => day.ToString("d MMMM yyyy", English),

        Kind = "Workshop pack",
        Session = "Session",
        Date = "Date",
        Facilitator = "Facilitator",
        Contents = "In this pack",
        MadeOn = "Made on",
        CoverPromise = "This pack holds stories that people told in confidence. Names and other details that point to someone were taken out or made wider. Everything goes back to the facilitator after the session.",
        Counts = (stories, cards, patterns) => $"{Plural(stories, "story", "stories")} on {Plural(cards, "card", "cards")}, {Plural(patterns, "pattern", "patterns")}",

        Guide = "For the facilitator",
        GuideLead = "You are going to look at stories with a group. You are not looking for culprits or for averages. You look at what there is to see, say what it may mean, and agree on what is needed now.",
        Before =
        [
            new("Beforehand",
            [
                "Read all cards yourself. When you know which stories are heavy, you can introduce them calmly.",
                "Print the cards single-sided on sturdy paper. Cut along the marks in the corners. Count them and compare with the list at the back.",
                "Make groups of three to five people. People who are each other's boss had better not share a group.",
                "Have a large table or a long wall for each group, sticky notes in three colours, felt-tips and tape.",
            ]),
            new("During the session",
            [
                "Start with the participants' page and have everyone sign the statement.",
                "Whoever finds a story too heavy puts the card aside. Nobody has to explain.",
                "Do you hear people guess who it is? Say: 'We do not find that out here. What touches you in the story?'",
                "When someone recognises themselves or another, take the card back and talk about it together, outside the group.",
                "Look first, explain later. With every explanation ask: what else could it be?",
            ]),
            new("Afterwards",
            [
                "Fill in 'Returned or destroyed'. No card stays on a table, in a bag or on a phone.",
                "Observation sheets belong to the project. Write no names on them.",
            ]),
        ],
        Agenda = "How the session can go",
        AgendaLead = "Count on two and a half hours, with eight to twenty people.",
        AgendaItems =
        [
            new(10, "Welcome", "Why we are here, what happens with the outcome."),
            new(10, "Explanation and statement", "Read the participants' page together. Everyone signs."),
            new(20, "Reading", "Everyone reads three to five cards. In silence."),
            new(25, "Told twice", "In groups. See the exercise."),
            new(15, "Break", "Have something to drink ready. Walk around."),
            new(40, "One exercise with cards", "Choose timeline or landscape. With more time: story elements or a composite story."),
            new(15, "Patterns and observations", "Put the patterns beside them. Fill in the observation sheets."),
            new(10, "Rounding off", "What do we take along, what are we going to do, who does what."),
            new(5, "Everything back", "Count the cards, fill in the list."),
        ],
        AgendaTotal = "Together",
        AgendaNote = "Less time? Leave out the second exercise and you can do with an hour and a half. Half a day? Do two exercises in a row with other groups.",
        Minutes = "minutes",
        Clock = "starts at",
        What = "What",
        How = "How",
        Exercises = "Exercises with the cards",
        Needed = "Needed",
        ExerciseList =
        [
            new("Told twice", 25,
                "A story you retell aloud begins to sound different.",
                "three to five cards each",
                [
                    "From the cards they read, everyone picks one story that stays with them.",
                    "In turn you retell that story in your own words, in about two minutes. The others listen.",
                    "Together choose one of the stories: the one the rest of the room must hear. Say why.",
                    "One of you tells it again, now to the whole room. Notice what sounds different the second time.",
                ]),
            new("Timeline", 40,
                "To see what comes first, where it turns and what came too late.",
                "a long strip of paper, cards, sticky notes in two colours",
                [
                    "Draw a line. On the left it says 'it began', on the right 'now'.",
                    "Lay each card where the story fits on that road. The moment in the course of things counts, not the date.",
                    "At each turning point write on a note what happened there, or did not happen.",
                    "Take the other colour. Write what could have helped at that point, and from whom it could have come.",
                    "Walk along the line together. Where are many cards, where not a single one?",
                ]),
            new("Landscape", 40,
                "To see where stories lie close together and where it stays empty.",
                "a large sheet with two crossed lines, cards, felt-tips",
                [
                    "Choose two contrasts that matter for your question, such as 'alone – together' and 'stuck – moving'. Write them at the lines.",
                    "Lay the cards down, first without talking. After that you may move them and explain.",
                    "Draw borders around groups of cards and name each group the way one names a region.",
                    "Look at empty places. Do those stories not exist, or did nobody tell them?",
                    "Draw an arrow: where would you want stories to go, and what pushes them there?",
                ]),
            new("Story elements", 50,
                "To draw from many stories who plays in them, what is at stake and what people believe.",
                "cards, many sticky notes, a wall",
                [
                    "Read the cards and write what you meet on separate notes: persons ('the colleague who looks away'), situations, what people value, what people believe.",
                    "Put notes of one kind together and make heaps of what is alike.",
                    "For each heap write what is good about it and what is hard about it. Do both.",
                    "Take only those good and hard sides and make new heaps of them. Name them.",
                    "Those names are the elements. Which do you know from your own work or life?",
                ]),
            new("Composite story", 60,
                "To make one new story that is nobody's and in which many recognise themselves.",
                "cards, paper, perhaps the elements of the exercise before",
                [
                    "Choose a question, such as: how does it go wrong while everyone means well? Or: how does it work out after all?",
                    "Find cards with a piece that belongs to that question. Write the piece on a note in your own words.",
                    "Lay the notes in order: beginning, what chafes, turning point, ending. Think of what is still missing.",
                    "Invent a main character and a place that are on none of the cards.",
                    "Tell the story to another group. Ask: is this right? What would really happen?",
                ]),
            new("Rounding off in three lists", 10,
                "Not going home without knowing what you found.",
                "three sheets on the wall",
                [
                    "Write above the sheets: 'We found out that …', 'It would help if …' and 'We do not know yet how …'.",
                    "Everyone writes at least one sentence on each sheet. Read them aloud, without judging.",
                    "Together choose one sentence to begin with. Who does what, and when will the others hear of it?",
                    "Ask at the end: which story kept coming back today?",
                ]),
        ],

        Instruction = "For you as a participant",
        InstructionLead = "Good that you take part. The stories on the cards are real. People told them without giving their names, because they want something to be learnt from them.",
        InstructionParts =
        [
            new("How we treat the stories",
            [
                "Read with attention. You need not agree with the teller.",
                "Do not guess who it is. Words in brackets, such as [name 1], are there for a reason.",
                "Do you recognise someone, or yourself? Do not say it aloud. Give the card to the facilitator.",
                "Take no photos, copy nothing and take no cards with you.",
                "After today feel free to talk about what you learnt, but not about one story or one person.",
            ]),
            new("How we treat each other",
            [
                "About yourself you tell only what you want to.",
                "We look first, and only then look for an explanation. And then for another.",
                "You may always skip a card or go outside for a moment.",
            ]),
        ],
        TouchedHeading = "Does a story touch you?",
        Touched = "That can happen, later today as well. Tell the facilitator, or call:",

        Statement = "Statement",
        StatementLead = (project, organisation) => $"I take part in a work session of {organisation}, for the project {project}. I read stories there that were told in confidence. I promise:",
        StatementPoints =
        [
            "I do not try to find out whose a story is.",
            "I tell nobody anything by which a teller or anyone else can be recognised. Not after the session either.",
            "I take no photos and make no copies, and I use no personal information from the stories for anything else.",
            "I hand everything in to the facilitator before I leave.",
            "When something goes wrong, I tell the facilitator at once.",
        ],
        StatementLaw = "The facilitator keeps this sheet apart from the stories, and destroys it when the project is over.",
        Name = "Name",
        Signature = "Signature",
        Number = "Number",

        Cards = "Story cards",
        Continued = (code, number, of) => $"Card {code} continued ({number} of {of})",
        TurnTo = (code, number) => $"Read on at card {code}, part {number}",
        DoesNotApply = "does not apply",
        Other = "other",
        NoTitle = "Story without a title",
        Patterns = "Patterns",
        HowSure = "How sure is that?",
        PatternQuestions = "What do you notice?",
        PatternQuestionHint = "Which cards go with this, and which do not?",

        Observations = "Observations so far",
        Reading = "It may come from this",
        OtherReading = "Or from this",
        StillTrue = "Do you see this too? What do you see differently?",
        Observation = "Observation sheet",
        ObservationLead = "One sheet for each observation. Write no names. Large letters are fine.",
        Group = "Group",
        Sheet = (number, of) => $"sheet {number} of {of}",
        Front = "front",
        Back = "back",
        FrontFields =
        [
            new("These cards we read", "Only the numbers.", 2),
            new("This is what we noticed", "What do you see, without saying why yet.", 9),
            new("It may come from this", "One explanation. Write it as if you believe it yourself.", 8),
        ],
        BackFields =
        [
            new("But it may also come from this", "A quite different explanation, just as serious.", 8),
            new("Now we wonder", "", 5),
            new("This story kept coming back", "", 2),
            new("This story cried out for something", "", 2),
            new("This story surprised us", "", 2),
        ],

        Checklist = "Returned or destroyed",
        ChecklistLead = "Fill this in before the last participant leaves. When a number is not right, look for it together. When you do not find it, tell the project the same day.",
        Part = "Part",
        GivenOut = "Given out",
        CameBack = "Back",
        Destroyed = "Destroyed",
        CheckItems = (cards, patterns, sheets) =>
        [
            new($"Story cards ({cards})", "Shredder, or back to the project."),
            new($"Patterns ({patterns})", "May stay with the project."),
            new($"Observation sheets ({sheets})", "Back to the project, without names."),
            new("Statements", "Keep apart from the stories."),
            new("Instruction and guide", "May go with the waste paper."),
            new("Sheets, notes and walls", "Leave nothing hanging. Photos only of sheets without story text."),
        ],
        ChecklistAfter =
        [
            "All cards are counted, the continuation cards too.",
            "No photos of cards were taken.",
            "The file of this pack is no longer on my computer or in my mail.",
        ],
        Manifest = "What is in this pack",
        ManifestLead = "For each card there is a fingerprint (SHA-256) of the printed text. It shows later whether a card is what the project released. Nothing can be read back from a fingerprint. On the day beside it we erase the story, or earlier if its teller wants that. By then the card goes too.",
        ManifestWithheld = "* This card was printed without answers: with them the story would become too recognisable.",
        ManifestCounts = (selected, printed, parts, sheets, patterns) =>
            $"Selected: {Plural(selected, "story", "stories")}. Printed: {Plural(printed, "story", "stories")} on {Plural(parts, "card", "cards")} and {Plural(sheets, "sheet", "sheets")}. Patterns: {patterns}.",
        Card = "Card",
        Version = "Version",
        PartsColumn = "Parts",
        ErasedOn = "Erased on",

        Recall = "Take these cards back",
        RecallLead = code => $"One or more stories in pack {code} may no longer be used. Do this today:",
        RecallSteps =
        [
            "In every copy find the cards below, with all their continuation cards.",
            "Do not use them any more: not in a session, not in a report, not as an example.",
            "Destroy them with a shredder.",
            "Throw away the file of the pack too. You can make a new pack without these cards.",
            "Strike the cards out on the list at the back of the pack, and sign below.",
        ],
        RecallCards = "These cards",
        RecallWhy = "The teller need not give a reason. Do not ask for one either.",
        RecallDone = "Done by",
    };

    private static string Plural(int count, string one, string more) => count == 1 ? $"1 {one}" : $"{count} {more}";
}
