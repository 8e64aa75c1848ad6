using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Web.Intake;

namespace Vertelpunt.Web.Pages;

/// <summary>All questions of a form as a teller meets them, for the team: the form being changed, or the one in use. Reached with a test link; nothing can be sent.</summary>
public sealed class PreviewModel(ProjectStore projects, FormDrafts drafts) : PageModel
{
    public StoryForm Form { get; private set; } = null!; // set before the page is drawn

    public ProjectSettings Settings { get; private set; } = new();

    /// <summary>True when tellers do not get this form yet.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>The token of the link.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The steps a teller goes through, conditional questions included.</summary>
    public IReadOnlyList<IReadOnlyList<Question>> Steps => QuestionSteps.Of(Form);

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (await projects.FindLinkAsync(token, HttpContext.RequestAborted) is not { Link: { IsTest: true, IsRevoked: false } } target)
        {
            return NotFound();
        }

        var draft = await drafts.FindAsync(target.Project, HttpContext.RequestAborted);
        (Form, Settings, IsDraft, Token) = (draft.Form, target.Project.Settings, draft.Revision > 0, token);
        ViewData["HelpLines"] = Settings.HelpLines;
        return Page();
    }

    /// <summary>What has to be answered before a question is shown; null when everybody gets it.</summary>
    public (LocalisedText Question, IReadOnlyList<LocalisedText> Answers)? Condition(Question question)
    {
        if (question.ShowWhen is not { } when || Form.Find(when.QuestionId) is not { } earlier)
        {
            return null;
        }

        var options = earlier switch { SingleChoiceQuestion q => q.Options, MultipleChoiceQuestion q => q.Options, _ => [] };
        return (earlier.Text, [.. when.AnyOf.Select(id => options.FirstOrDefault(o => o.Id == id)?.Text ?? new LocalisedText("anders", "other"))]);
    }
}
