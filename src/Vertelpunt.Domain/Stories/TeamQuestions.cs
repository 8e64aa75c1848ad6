namespace Vertelpunt.Domain.Stories;

/// <summary>Questions that the team answers about a story, looked at together with what tellers answered.</summary>
public static class TeamQuestions
{
    /// <summary>Stands before the id of a team question wherever it is among those of tellers.</summary>
    public const string Prefix = "team_";

    /// <summary>The form with the team's questions after the tellers', each marked as the team's in its id and its words.</summary>
    public static StoryForm WithTeam(this StoryForm form) => form.TeamQuestions.Count == 0
        ? form
        : form with { Questions = [.. form.Questions, .. form.TeamQuestions.Select(q => q with { Id = Prefix + q.Id, Text = Marked(q.Text) })] };

    /// <summary>A teller's answers with those of the team, named as <see cref="WithTeam"/> names their questions.</summary>
    /// <param name="team">By id of the team question; null when the team answered nothing: then its questions were not asked.</param>
    public static IReadOnlyDictionary<string, Answer> Merge(IReadOnlyDictionary<string, Answer> answers, IReadOnlyDictionary<string, Answer>? team) =>
        team is null ? answers : answers.Concat(team.Select(a => KeyValuePair.Create(Prefix + a.Key, a.Value))).ToDictionary();

    private static LocalisedText Marked(LocalisedText text) => new($"{text.Nl} (van het team)", text.En is null ? null : $"{text.En} (by the team)");
}
