using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Domain.Stories;

/// <summary>What must hold between the fields of a project file.</summary>
internal static class FormFileRules
{
    public static void Check(StoryForm form, ProjectSettings settings, List<FormFileError> errors)
    {
        Unique(form.Eliciting.Select(q => q.Id), "$.eliciting", errors);
        Unique(form.Questions.Select(q => q.Id), "$.questions", errors);
        for (var i = 0; i < form.Questions.Count; i++)
        {
            CheckQuestion(form.Questions, i, "questions", errors);
        }

        CheckTeam(form, errors);
        CheckSettings(settings, errors);
    }

    private static void CheckTeam(StoryForm form, List<FormFileError> errors)
    {
        Unique(form.TeamQuestions.Select(q => q.Id), "$.teamQuestions", errors);
        for (var i = 0; i < form.TeamQuestions.Count; i++)
        {
            var question = form.TeamQuestions[i];
            void Error(string field, string message, string dutch) => errors.Add(new($"$.teamQuestions[{i}].{field}", message, dutch));

            CheckQuestion(form.TeamQuestions, i, "teamQuestions", errors);
            if (form.Find(TeamQuestions.Prefix + question.Id) is not null)
            {
                Error("id", $"With \"{TeamQuestions.Prefix}\" before it, as in tables, this is the id of a question to tellers: choose another.", "Deze naam botst met een vraag aan tellers. Kies een andere.");
            }

            if (question is not (SingleChoiceQuestion or MultipleChoiceQuestion or ScaleQuestion))
            {
                Error("kind", "The team answers singleChoice, multipleChoice and scale only.", "Het team beantwoordt alleen vragen met antwoorden om te kiezen en lijnen.");
            }

            if (question is SingleChoiceQuestion { AllowOther: true } or MultipleChoiceQuestion { AllowOther: true })
            {
                Error("allowOther", "The team writes no words about a story here: take this field out.", "Het team schrijft hier niets zelf. Haal ‘anders’ weg.");
            }

            if (question.ShowWhen is not null)
            {
                Error("showWhen", "Team questions are always shown: take this field out.", "Vragen voor het team staan er altijd. Haal de voorwaarde weg.");
            }
        }
    }

    private static void CheckQuestion(IReadOnlyList<Question> questions, int index, string list, List<FormFileError> errors)
    {
        var question = questions[index];
        var path = $"$.{list}[{index}]";
        void Error(string field, string message, string dutch) => errors.Add(new($"{path}.{field}", message, dutch));

        if (question.About != QuestionSubject.Teller)
        {
            if (questions.Take(index).Any(q => q.About == QuestionSubject.Teller))
            {
                Error("about", "Background questions (about the teller) come last: move this question before them.", "Vragen over de verteller komen het laatst. Zet deze vraag ervoor.");
            }

            if (question.Fact is not null)
            {
                Error("fact", "Only a background question tells a fact: add \"about\": \"teller\", or take this field out.", "Alleen een vraag over de verteller kan een feit vertellen.");
            }
        }

        switch (question)
        {
            case SingleChoiceQuestion single:
                Unique(single.Options.Select(o => o.Id), $"{path}.options", errors);
                for (var o = 0; o < single.Options.Count; o++)
                {
                    if (single.Options[o].Exclusive)
                    {
                        Error($"options[{o}].exclusive", "Of a single choice every option excludes the others: take this field out.", "Bij één antwoord sluit elk antwoord de andere al uit. Haal het vinkje weg.");
                    }
                }

                break;
            case MultipleChoiceQuestion multiple:
                Unique(multiple.Options.Select(o => o.Id), $"{path}.options", errors);
                var offered = multiple.Options.Count + (multiple.AllowOther ? 1 : 0);
                if (multiple.MaxChoices > offered)
                {
                    Error(
                        "maxChoices",
                        $"At most {multiple.MaxChoices} of only {offered} options: make it smaller, or take it out for no limit.",
                        $"Er zijn maar {offered} antwoorden: kies een kleiner aantal, of laat het leeg voor geen grens.");
                }

                if (multiple.Options.All(o => o.Exclusive))
                {
                    Error("options", "Every option excludes the others: use the kind \"singleChoice\".", "Elk antwoord sluit de andere uit: maak er een vraag met één antwoord van.");
                }

                break;
            case PlacementQuestion placement:
                Unique(placement.Stones.Select(s => s.Id), $"{path}.stones", errors);
                break;
        }

        if (question.ShowWhen is { } condition)
        {
            CheckCondition(questions, index, condition, Error);
        }
    }

    private static void CheckCondition(IReadOnlyList<Question> questions, int index, ShowWhen condition, Action<string, string, string> error)
    {
        var at = questions.ToList().FindIndex(q => q.Id == condition.QuestionId);
        if (at < 0)
        {
            error(
                "showWhen.question",
                $"There is no question \"{condition.QuestionId}\".{FormFileObject.Suggest(condition.QuestionId, questions.Select(q => q.Id))}",
                "De vraag waar dit van afhangt is er niet meer. Haal eerst de voorwaarde weg.");
            return;
        }

        if (at >= index)
        {
            error("showWhen.question", "This question comes later, or is this one: only an earlier answer can decide.", "De vraag waar dit van afhangt komt later. Alleen een eerder antwoord kan beslissen.");
            return;
        }

        IReadOnlyList<string>? offered = questions[at] switch
        {
            SingleChoiceQuestion q => [.. q.Options.Select(o => o.Id), .. q.AllowOther ? new[] { Chosen.OtherId } : []],
            MultipleChoiceQuestion q => [.. q.Options.Select(o => o.Id), .. q.AllowOther ? new[] { Chosen.OtherId } : []],
            _ => null,
        };
        if (offered is null)
        {
            error("showWhen.question", "Only a single or multiple choice question can decide whether another is shown.", "Alleen een vraag met antwoorden om te kiezen kan beslissen of een andere getoond wordt.");
            return;
        }

        for (var i = 0; i < condition.AnyOf.Count; i++)
        {
            if (!offered.Contains(condition.AnyOf[i]))
            {
                error(
                    $"showWhen.anyOf[{i}]",
                    $"Question \"{condition.QuestionId}\" has no such option.{FormFileObject.Suggest(condition.AnyOf[i], offered)}",
                    "Het antwoord waar dit van afhangt is er niet meer. Kies een ander antwoord, of haal de voorwaarde weg.");
            }
        }
    }

    private static void CheckSettings(ProjectSettings settings, List<FormFileError> errors)
    {
        void Error(string field, string message, string dutch) => errors.Add(new($"$.settings.{field}", message, dutch));

        if (settings.ClosesOn < settings.OpensOn)
        {
            Error("closesOn", "The project closes before it opens.", "De laatste dag ligt voor de eerste.");
        }

        if ((settings.OpensAt is null) != (settings.ClosesAt is null))
        {
            Error(settings.OpensAt is null ? "opensAt" : "closesAt", "Opening hours need both opensAt and closesAt.", "Vul beide tijden in, of geen van beide.");
        }

        if (settings.RereadDays > settings.RetentionDays)
        {
            Error("rereadDays", "Tellers cannot reread longer than stories are kept: at most retentionDays.", "Nalezen kan niet langer dan het verhaal bewaard wordt.");
        }

        if (settings.MinimumCellOutside < settings.MinimumCell)
        {
            Error("minimumCellOutside", "Outside the team the smallest count is at least that inside: at least minimumCell.", "Buiten het team is de grens minstens zo hoog als erbinnen.");
        }

        for (var i = 0; i < settings.GroupShares.Count; i++)
        {
            if (!FormFileReader.Shared.Contains(settings.GroupShares[i]))
            {
                Error(
                    $"groupShares[{i}]",
                    $"Expected one of {string.Join(", ", FormFileReader.Shared)}.{FormFileObject.Suggest(settings.GroupShares[i], FormFileReader.Shared)}",
                    "Kies uit de lijst.");
            }
        }

        foreach (var (kind, chosen) in settings.Redaction.Operators)
        {
            if (kind.TypeOf() == IdentifierType.Direct && chosen == RedactionOperator.Keep)
            {
                Error(
                    $"redaction.{FormFileReader.NameOf(kind)}",
                    "What points straight at a person cannot be kept: choose label, mask, generalise or remove.",
                    "Wat zelf naar iemand wijst kan niet blijven staan. Kies iets anders.");
            }
        }
    }

    private static void Unique(IEnumerable<string> ids, string path, List<FormFileError> errors)
    {
        var seen = new Dictionary<string, int>();
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (!seen.TryAdd(id, i))
            {
                errors.Add(new($"{path}[{i}].id", $"The id \"{id}\" is used before, at {path}[{seen[id]}]; ids must differ.", "Dit staat er al een keer."));
            }
        }
    }
}
