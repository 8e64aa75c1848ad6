namespace Vertelpunt.Domain.Stories;

/// <summary>All words of a project that tellers read, each with its place in the project file.</summary>
public static class FormTexts
{
    /// <summary>In the order of the file; settings that were left at their standard are not among them.</summary>
    public static IEnumerable<(string Path, LocalisedText Text)> Of(StoryForm form, ProjectSettings settings)
    {
        yield return ("$.title", form.Title);
        yield return ("$.purpose", form.Purpose);
        for (var i = 0; i < form.Eliciting.Count; i++)
        {
            yield return ($"$.eliciting[{i}].text", form.Eliciting[i].Text);
        }

        foreach (var text in Of(form.Questions, "questions").Concat(Of(form.TeamQuestions, "teamQuestions")).Concat(Of(settings)))
        {
            yield return text;
        }
    }

    private static IEnumerable<(string, LocalisedText)> Of(IReadOnlyList<Question> questions, string list) => questions.SelectMany((question, i) =>
    {
        var path = $"$.{list}[{i}]";
        IEnumerable<(string, LocalisedText)> own = question switch
        {
            SingleChoiceQuestion q => Options(q.Options, $"{path}.options"),
            MultipleChoiceQuestion q => Options(q.Options, $"{path}.options"),
            ScaleQuestion q => [($"{path}.left", q.Left), ($"{path}.right", q.Right)],
            TriadQuestion q => [($"{path}.top", q.Top), ($"{path}.left", q.Left), ($"{path}.right", q.Right)],
            PlacementQuestion q => [.. Options(q.Stones, $"{path}.stones"), ($"{path}.xLow", q.XLow), ($"{path}.xHigh", q.XHigh), ($"{path}.yLow", q.YLow), ($"{path}.yHigh", q.YHigh)],
            _ => [],
        };
        return new[] { ($"{path}.text", (LocalisedText?)question.Text), ($"{path}.hint", question.Hint) }.Where(t => t.Item2 is not null).Select(t => (t.Item1, t.Item2!)).Concat(own); // those without a hint were left out
    });

    private static IEnumerable<(string, LocalisedText)> Options(IReadOnlyList<AnswerOption> options, string path) => options.Select((o, i) => ($"{path}[{i}].text", o.Text));

    private static IEnumerable<(string, LocalisedText)> Of(ProjectSettings settings)
    {
        var standard = new ProjectSettings();
        (string Name, LocalisedText Text, LocalisedText Standard)[] texts =
        [
            ("whoReads", settings.WhoReads, standard.WhoReads),
            ("consent.patternsOnly", settings.Consent.Patterns, standard.Consent.Patterns),
            ("consent.workshopCards", settings.Consent.Cards, standard.Consent.Cards),
            ("consent.quotes", settings.Consent.Quotes, standard.Consent.Quotes),
            ("consent.research", settings.Consent.Research, standard.Consent.Research),
            ("danger.procedure", settings.Danger.Procedure, standard.Danger.Procedure),
        ];
        return texts.Where(t => t.Text != t.Standard).Select(t => ("$.settings." + t.Name, t.Text));
    }
}
