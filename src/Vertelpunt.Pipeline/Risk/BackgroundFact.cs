using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What the teller told about themselves in a background question.</summary>
/// <param name="Fact">What the question is about (<see cref="Question.Fact"/>): "age", "sex", "region", "place", "profession", "role", ...</param>
/// <param name="Value">The answer in words, such as "45-64" or "Utrecht".</param>
/// <param name="IsPrinted">True when a card shows it beside the story; only then readers can use it.</param>
public sealed record BackgroundFact(string Fact, string Value, bool IsPrinted = true)
{
    /// <summary>The answered background questions of a form.</summary>
    public static IReadOnlyList<BackgroundFact> Of(StoryForm form, StoryContent content)
    {
        var facts = new List<BackgroundFact>();
        foreach (var question in form.Questions)
        {
            if (question.Fact is not { } fact || !content.Answers.TryGetValue(question.Id, out var answer))
            {
                continue;
            }

            switch (answer)
            {
                case Chosen chosen:
                    var options = (question as SingleChoiceQuestion)?.Options ?? (question as MultipleChoiceQuestion)?.Options ?? [];
                    facts.AddRange(options.Where(o => chosen.OptionIds.Contains(o.Id)).Select(o => new BackgroundFact(fact, o.Text.Nl)));
                    break;
                case Written { Text.Length: > 0 } written:
                    facts.Add(new(fact, written.Text));
                    break;
            }
        }

        return facts;
    }

    /// <summary>Kind and length only.</summary>
    public override string ToString() => $"BackgroundFact({Fact}, {Value.Length} characters)";
}
