using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Which answers to a single choice are looked at as one. Nothing that was answered changes.</summary>
/// <param name="Groups">A name and two or more options each; an option is in one group at most.</param>
public sealed record AnswerLumps(IReadOnlyList<(LocalisedText Name, IReadOnlyList<string> Options)> Groups)
{
    /// <summary>The id of the answer that stands for an option.</summary>
    public string Of(string option) => Groups.FirstOrDefault(g => g.Options.Contains(option)) is { Options: { } together } ? Id(together) : option;

    /// <summary>The question with each group in the place of its first option.</summary>
    public SingleChoiceQuestion Of(SingleChoiceQuestion question) => question with
    {
        Options = [.. question.Options.Select(o => Groups.FirstOrDefault(g => g.Options.Contains(o.Id)) is { Options: { } together, Name: { } name } ? new AnswerOption(Id(together), name) : o).DistinctBy(o => o.Id)],
    };

    internal Answer Of(Answer answer) => answer is Chosen { OptionIds: [var option] } chosen && Of(option) != option ? chosen with { OptionIds = [Of(option)] } : answer;

    /// <summary>Fit for an address, and the same for the same options.</summary>
    private static string Id(IReadOnlyList<string> options) => string.Join('.', options);
}
