using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Feedback;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Web.Intake;

namespace Vertelpunt.Web.Pages;

/// <summary>What visitors thought of telling here. Takes no part of a visit: nothing in it leads to a story.</summary>
public sealed class FeedbackModel(ProjectStore projects, FeedbackBox box) : PageModel
{
    public const int MaxLength = 1_000;

    public Project? Project { get; private set; }

    public bool IsThanked { get; private set; }

    /// <summary>What could not be kept as it is, and why.</summary>
    public Domain.Stories.LocalisedText? Message { get; private set; }

    public string Words { get; private set; } = "";

    public async Task OnGetAsync(string? p) => await FindAsync(p);

    public async Task<IActionResult> OnPostAsync(string? p)
    {
        await FindAsync(p);
        if (Project is null)
        {
            return Page();
        }

        var words = TextIntake.Lines(Request.Form["words"], MaxLength);
        Words = words.Text;
        Message = AnswerFields.MessageFor(words, MaxLength);
        if (Message is not null)
        {
            return Page();
        }

        var ease = int.TryParse(Request.Form["ease"], out var given) && given is >= 1 and <= 5 ? given : (int?)null;
        if (ease is not null || words.Text.Length > 0)
        {
            await box.PutAsync(Project.Id, new(ease, words.Text.Length == 0 ? null : words.Text), HttpContext.RequestAborted);
        }

        IsThanked = true;
        return Page();
    }

    private async Task FindAsync(string? slug) =>
        Project = slug is { Length: > 0 and <= 100 } ? await projects.FindAsync(slug, HttpContext.RequestAborted) : null;
}
