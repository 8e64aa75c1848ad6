using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>What answers of the team are never looked at together with: answers about the teller, and the week.</summary>
/// <remarks>
/// A team chooses its answers and may change them. Somebody who gives a handful of stories an answer of their own makes a group, and by moving
/// one story in or out of it reads from two counts what that story's teller answered, however large each count is. With answers about the
/// story nothing is won by that: who may answer about a story reads those beside it.
/// </remarks>
internal static class TeamBounds
{
    /// <summary>Whether two facets (a question, <c>question#option</c>, <c>_week</c>) may stand in one table or selection.</summary>
    public static bool MayMeet(StoryForm form, string first, string second) =>
        !(IsTeam(form, first) && IsPersonal(form, second)) && !(IsTeam(form, second) && IsPersonal(form, first));

    public static bool IsTeam(StoryForm form, string facet) => form.Find(Question(facet))?.About == QuestionSubject.Team;

    private static bool IsPersonal(StoryForm form, string facet) => facet == StoryFilter.Week || form.Find(Question(facet))?.About == QuestionSubject.Teller;

    private static string Question(string facet) => facet.IndexOf('#') is >= 0 and var at ? facet[..at] : facet;
}
