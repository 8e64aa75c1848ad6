using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Team;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Dashboard.Pages.Annotating;

/// <summary>One included story with the team's questions about it.</summary>
[Needs(DeskAction.Annotate)]
public sealed class AnswerModel(TeamDesk desk, TeamAnswers answers, DeskOptions options) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Set when the form stood on the story's own page: back to it.</summary>
    [BindProperty(Name = "terug")]
    public bool Back { get; set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public TeamTask Story { get; private set; } = null!; // set before the page is drawn

    public TeamProgress Progress { get; private set; } = new(0, 0);

    /// <summary>Where skipping leads; null when all others are answered.</summary>
    public StoryId? Next { get; private set; }

    public string? Problem { get; private set; }

    private bool Reviews => Me.May(DeskAction.Review, Project.Id, options);

    public IReadOnlyList<string> CheckedOf(string questionId) =>
        Problem is not null && HttpContext.Request.HasFormContentType ? [.. Request.Form["t." + questionId].OfType<string>()] : TeamFields.Checked(Story.Given?.Answers.GetValueOrDefault(questionId));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Revision = Story.Given?.Revision ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var (given, tooMany) = TeamFields.Read(Questions, Request.Form);
        if (tooMany is not null)
        {
            Problem = T($"Bij ‘{tooMany.Text.Nl}’ passen deze antwoorden niet samen. Haal weg wat niet past.", $"At ‘{tooMany.Text.In("en")}’ these answers do not go together. Remove what does not fit.");
            return Page();
        }

        if (!await answers.SaveAsync(Project.Id, new(Id), Version, Revision, Project.FormVersion, given, Me.Id, cancellationToken))
        {
            Problem = T("Een collega was eerder, of het verhaal is veranderd. Kijk nog eens, en bewaar opnieuw.", "A colleague was earlier, or the story changed. Look again, and save once more.");
            (Revision, Version) = (Story.Given?.Revision ?? 0, Story.Version);
            ModelState.Clear();
            return Page();
        }

        if (Back && Reviews)
        {
            Notice = T("De antwoorden van het team zijn bewaard.", "The team's answers were saved.");
            return Redirect($"/p/{Project.Slug}/beoordelen/{new StoryId(Id)}?stand=Included&lees=true#team");
        }

        return Redirect(await desk.NextAsync(Project, Reviews, new(Id), cancellationToken) is { } next ? $"/p/{Project.Slug}/teamvragen/{next}" : $"/p/{Project.Slug}/teamvragen");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Questions = await desk.QuestionsAsync(Project, cancellationToken);
        if (Questions.Count == 0 || await desk.OpenAsync(Project, new(Id), Reviews, Me.Id, cancellationToken) is not { } task)
        {
            return false;
        }

        Story = task;
        Progress = await desk.ProgressAsync(Project, Reviews, cancellationToken);
        Next = await desk.NextAsync(Project, Reviews, task.Id, cancellationToken);
        return true;
    }
}
