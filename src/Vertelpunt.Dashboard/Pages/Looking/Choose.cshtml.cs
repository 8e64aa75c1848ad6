using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>Adds an answer to a selection and goes back to the page it was chosen on: the way without pictures or script.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class ChooseModel : DeskPage
{
    private static readonly string[] Places = ["patronen", "patronen/verhalen", "patronen/vergelijken", "patronen/verbanden"];

    [BindProperty(SupportsGet = true, Name = "naar")]
    public string? Where { get; set; }

    [BindProperty(SupportsGet = true, Name = "selectie")]
    public string? Selection { get; set; }

    /// <summary>The other selection, where two are compared.</summary>
    [BindProperty(SupportsGet = true, Name = "naast")]
    public string? Beside { get; set; }

    [BindProperty(SupportsGet = true, Name = "antwoord")]
    public string? Answer { get; set; }

    /// <summary>Which of the two selections the answer is for: "naast" for the other.</summary>
    [BindProperty(SupportsGet = true, Name = "bij")]
    public string? For { get; set; }

    public IActionResult OnGet()
    {
        var (left, right) = (StoryFilter.Parse(Selection), StoryFilter.Parse(Beside));
        foreach (var condition in StoryFilter.Parse(Answer).Conditions)
        {
            (left, right) = For == "naast" ? (left, With(right, condition)) : (With(left, condition), right);
        }

        var query = new[] { ("selectie", left), ("naast", right) }.Where(q => !q.Item2.IsNone).Select(q => $"{q.Item1}={Uri.EscapeDataString(q.Item2.ToString())}").ToList();
        return Redirect($"/p/{Project.Slug}/{(Places.Contains(Where) ? Where : Places[0])}{(query.Count > 0 ? "?" + string.Join('&', query) : "")}");
    }

    private static StoryFilter With(StoryFilter filter, FilterCondition condition) =>
        StoryFilter.Parse($"{filter.Without(condition.QuestionId)};{condition.QuestionId}={string.Join(',', condition.Cells.Concat(filter.For(condition.QuestionId)?.Cells ?? []))}");
}
