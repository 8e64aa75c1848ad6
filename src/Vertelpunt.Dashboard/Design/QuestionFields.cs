using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Design;

/// <summary>Reads a question from the fields of its page. What comes back may be incomplete: the check of the whole form says what is missing.</summary>
public static class QuestionFields
{
    /// <summary>The kinds a designer chooses from, in that order. A background question is a single choice about the teller.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["singleChoice", "multipleChoice", "scale", "triad", "placement", "shortText", "background"];

    /// <summary>The prefix of the fields of options and stones.</summary>
    public const string Rows = "o";

    /// <summary>A new question to fill in.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static Question New(string kind)
    {
        AnswerOption[] three = [new("", ""), new("", ""), new("", "")];
        return kind switch
        {
            "multipleChoice" => new MultipleChoiceQuestion { Id = "", Text = "", Options = three },
            "scale" => new ScaleQuestion { Id = "", Text = "", Left = "", Right = "" },
            "triad" => new TriadQuestion { Id = "", Text = "", Top = "", Left = "", Right = "" },
            "placement" => new PlacementQuestion { Id = "", Text = "", Stones = three, XLow = "", XHigh = "", YLow = "", YHigh = "" },
            "shortText" => new ShortTextQuestion { Id = "", Text = "" },
            "background" => new SingleChoiceQuestion { Id = "", Text = "", Options = three, About = QuestionSubject.Teller },
            _ => new SingleChoiceQuestion { Id = "", Text = "", Options = three },
        };
    }

    /// <summary>The name of a question's kind in <see cref="Kinds"/>.</summary>
    public static string KindOf(Question question) => question switch
    {
        SingleChoiceQuestion => "singleChoice",
        MultipleChoiceQuestion => "multipleChoice",
        ScaleQuestion => "scale",
        TriadQuestion => "triad",
        PlacementQuestion => "placement",
        _ => "shortText",
    };

    /// <summary>The options, or the stones; none for other kinds.</summary>
    public static IReadOnlyList<AnswerOption> OptionsOf(Question question) => question switch
    {
        SingleChoiceQuestion q => q.Options,
        MultipleChoiceQuestion q => q.Options,
        PlacementQuestion q => q.Stones,
        _ => [],
    };

    /// <param name="template">Says the kind and the id.</param>
    /// <param name="act">The button that was pressed: one beside an option rearranges them.</param>
    public static Question Read(Question template, PostedForm posted, string act)
    {
        var options = posted.Rows(Rows, row => new AnswerOption(posted.Word(row + ".id"), posted.Text(row), posted.Flag(row + ".x")));
        if (!PostedForm.Rearrange(options, act, Rows, () => new("", "")))
        {
            Name(options);
        }

        Question question = template switch
        {
            SingleChoiceQuestion q => q with { Options = options, AllowOther = posted.Flag("other") },
            MultipleChoiceQuestion q => q with { Options = options, AllowOther = posted.Flag("other"), MaxChoices = posted.Number("max", "maxChoices") },
            ScaleQuestion q => q with { Left = posted.Text("left"), Right = posted.Text("right") },
            TriadQuestion q => q with { Top = posted.Text("top"), Left = posted.Text("left"), Right = posted.Text("right") },
            PlacementQuestion q => q with { Stones = options, XLow = posted.Text("xLow"), XHigh = posted.Text("xHigh"), YLow = posted.Text("yLow"), YHigh = posted.Text("yHigh") },
            ShortTextQuestion q => q with { MaxLength = posted.Number("length", "maxLength") ?? 500 },
            _ => template,
        };
        var about = posted.Word("about") == "teller" ? QuestionSubject.Teller : QuestionSubject.Story;
        return question with
        {
            Text = posted.Text("text"),
            Hint = posted.OptionalText("hint"),
            About = about,
            Fact = about == QuestionSubject.Teller && posted.Word("fact") is { Length: > 0 } fact ? fact : null,
            ShowWhen = Condition(posted),
        };
    }

    /// <summary>Puts a question in its place: where it was, or a new one at the end of its part. Questions about the teller stay last.</summary>
    public static StoryForm Put(StoryForm form, Question question)
    {
        var list = form.Questions.ToList();
        var at = list.FindIndex(q => q.Id == question.Id);
        if (at >= 0 && list[at].About == question.About)
        {
            list[at] = question;
            return form with { Questions = list };
        }

        if (at >= 0)
        {
            list.RemoveAt(at);
        }

        var firstOfTeller = list.FindIndex(q => q.About == QuestionSubject.Teller);
        list.Insert(question.About == QuestionSubject.Story && firstOfTeller >= 0 ? firstOfTeller : list.Count, question);
        return form with { Questions = list };
    }

    /// <summary>Answers that decide whether it is shown: "question|option" each. All of one question; of several the first counts.</summary>
    private static ShowWhen? Condition(PostedForm posted)
    {
        var chosen = posted.Several("when").Select(w => w.Split('|')).Where(p => p.Length == 2).ToList();
        return chosen.Count == 0 ? null : new(chosen[0][0], [.. chosen.Where(p => p[0] == chosen[0][0]).Select(p => p[1])]);
    }

    /// <summary>Drops rows that were left empty and gives new options an id.</summary>
    private static void Name(List<AnswerOption> options)
    {
        options.RemoveAll(o => o.Text is { Nl.Length: 0, En: null });
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Id.Length == 0 && options[i].Text.Nl.Length > 0)
            {
                options[i] = options[i] with { Id = FormNames.For(options[i].Text.Nl, [.. options.Select(o => o.Id)]) };
            }
        }
    }
}
