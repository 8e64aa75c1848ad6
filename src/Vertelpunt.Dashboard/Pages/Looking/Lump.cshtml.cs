using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>Looking at answers as one: each step is kept, and the last can be undone.</summary>
[Needs(DeskAction.Interpret)]
public sealed class LumpModel(NoteStore notes, ProjectStore projects) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "vraag")]
    public string? QuestionId { get; set; }

    /// <summary>The choices of the form.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>Null until one is chosen.</summary>
    public Question? Question { get; private set; }

    /// <summary>The answers to it.</summary>
    public IReadOnlyList<AnswerOption> Options => Question switch { SingleChoiceQuestion q => q.Options, MultipleChoiceQuestion q => q.Options, _ => [] };

    /// <summary>Steps on this question, newest first.</summary>
    public IReadOnlyList<(StoredNote Stored, Lumping Note)> Steps { get; private set; } = [];

    /// <summary>The name an option is under now; empty when it stands alone.</summary>
    public string NameOf(string option) => Steps.Count == 0 ? "" : Steps[0].Note.Lumps.FirstOrDefault(l => l.Options.Contains(option))?.Name ?? "";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <param name="options">Option ids, in the order of <paramref name="names"/>.</param>
    /// <param name="names">Options with the same name are put together.</param>
    public async Task<IActionResult> OnPostAsync(List<string> options, List<string?> names, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Question is null)
        {
            return NotFound();
        }

        var lumps = options.Zip(names, (o, n) => (Option: o, Name: (n ?? "").Trim())).Where(x => x.Name.Length is > 0 and <= 80 && Options.Any(o => o.Id == x.Option))
            .GroupBy(x => x.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => new AnswerLump(g.Key, [.. g.Select(x => x.Option).Distinct()])).ToList();
        if (lumps.Count == 0)
        {
            Notice = T("Geef twee of meer antwoorden dezelfde naam om ze samen te voegen.", "Give two or more answers the same name to put them together.");
        }
        else if (Question is MultipleChoiceQuestion && lumps.Any(l => l.Options.Count > AnswerLumps.MostOfSeveral))
        {
            Notice = T("Bij deze vraag konden mensen meer antwoorden kiezen. Dan gaan er hoogstens drie samen.", "People could choose several answers here. Then at most three go together.");
        }
        else
        {
            await notes.AddAsync(Project.Id, new Lumping(Question.Id, lumps), Me.Id, cancellationToken);
            Notice = T("Samengevoegd. Wat de vertellers antwoordden, blijft bewaard zoals het was.", "Put together. What the tellers answered is kept as it was.");
        }

        return Back();
    }

    /// <summary>Takes the newest step away.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Steps.Count > 0)
        {
            await notes.RemoveAsync(Steps[0].Stored, Me.Id, cancellationToken);
            Notice = T("Ongedaan gemaakt.", "Undone.");
        }

        return Back();
    }

    private RedirectResult Back() => Redirect($"/p/{Project.Slug}/patronen/samenvoegen?vraag={Uri.EscapeDataString(QuestionId ?? "")}");

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        Questions = [.. form.Questions.Where(q => q is SingleChoiceQuestion or MultipleChoiceQuestion)];
        Question = Questions.FirstOrDefault(q => q.Id == QuestionId);
        Steps = [.. (await notes.ListAsync(Project.Id, cancellationToken)).Where(n => n.Note is Lumping l && l.QuestionId == QuestionId).Reverse().Select(n => (n, (Lumping)n.Note))];
    }
}
