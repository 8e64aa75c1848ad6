using System.Globalization;
using Microsoft.AspNetCore.Http;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Team;

/// <summary>The fields in which the team answers: buttons for one, boxes for several, eleven places for a line. Works without script.</summary>
internal static class TeamFields
{
    /// <summary>Stands for 'niet van toepassing'. Not an option id: those have no dash.</summary>
    public const string NotApplicable = "-na";

    public static string Name(Question question) => "t." + question.Id;

    /// <summary>What is checked for this answer.</summary>
    public static IReadOnlyList<string> Checked(Answer? answer) => answer switch
    {
        DoesNotApply => [NotApplicable],
        Chosen chosen => chosen.OptionIds,
        Scaled scaled => [Place(scaled.Value)],
        _ => [],
    };

    /// <summary>The answers to all of <paramref name="questions"/>; what cannot be an answer was left blank. The second is set when more was chosen than allowed.</summary>
    public static (IReadOnlyDictionary<string, Answer> Answers, Question? TooMany) Read(IReadOnlyList<Question> questions, IFormCollection fields)
    {
        var answers = new Dictionary<string, Answer>();
        Question? tooMany = null;
        foreach (var question in questions)
        {
            var values = fields[Name(question)];
            var chosen = Options(question).Where(o => values.Contains(o.Id)).ToList();
            answers[question.Id] = question switch
            {
                _ when values.Contains(NotApplicable) => DoesNotApply.Instance,
                ScaleQuestion => double.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place <= 10 ? new Scaled(10 * place) : LeftBlank.Instance,
                _ when chosen.Count > 0 => new Chosen([.. chosen.Select(o => o.Id)]),
                _ => LeftBlank.Instance,
            };
            var most = question is MultipleChoiceQuestion { MaxChoices: { } max } ? max : question is SingleChoiceQuestion ? 1 : int.MaxValue;
            tooMany ??= chosen.Count > most || (chosen.Count > 1 && chosen.Any(o => o.Exclusive)) || (chosen.Count > 0 && values.Contains(NotApplicable)) ? question : null;
        }

        return (answers, tooMany);
    }

    public static string Place(double value) => Math.Round(value / 10).ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<AnswerOption> Options(Question question) => question switch
    {
        SingleChoiceQuestion q => q.Options,
        MultipleChoiceQuestion q => q.Options,
        _ => [],
    };
}
