using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Which answers to a choice are looked at as one. Nothing that was answered changes.</summary>
/// <param name="Groups">A name and two or more options each; an option is in one group at most.</param>
public sealed record AnswerLumps(IReadOnlyList<(LocalisedText Name, IReadOnlyList<string> Options)> Groups)
{
    /// <summary>The id of the answer that stands for an option.</summary>
    public string Of(string option) => Groups.FirstOrDefault(g => g.Options.Contains(option)) is { Options: { } together } ? Id(together) : option;

    /// <summary>Most options of a multiple choice in one group: with each more, twice as many combinations must be large enough.</summary>
    public const int MostOfSeveral = 3;

    /// <summary>The question with each group in the place of its first option; a question that is no choice stays as it is.</summary>
    public Question Of(Question question) => question switch
    {
        SingleChoiceQuestion q => q with { Options = Of(q.Options) },
        MultipleChoiceQuestion q => q with { Options = Of(q.Options) },
        _ => question,
    };

    internal Answer Of(Answer answer) => answer is Chosen chosen && chosen.OptionIds.Any(o => Of(o) != o) ? chosen with { OptionIds = [.. chosen.OptionIds.Select(Of).Distinct()] } : answer;

    private IReadOnlyList<AnswerOption> Of(IReadOnlyList<AnswerOption> options) =>
        [.. options.Select(o => Groups.FirstOrDefault(g => g.Options.Contains(o.Id)) is { Options: { } together, Name: { } name } ? new AnswerOption(Id(together), name) : o).DistinctBy(o => o.Id)];

    /// <summary>Fit for an address, and the same for the same options.</summary>
    private static string Id(IReadOnlyList<string> options) => string.Join('.', options);
}
