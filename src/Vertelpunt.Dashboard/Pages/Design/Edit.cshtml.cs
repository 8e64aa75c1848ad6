using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>The project file to edit: questions of every kind, settings and texts in both languages. Refused with the place and the remedy; nothing is stored half.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class EditModel(ProjectStore projects, FormDrafts drafts, AuditLog audit) : DeskPage
{
    [BindProperty]
    public string? Json { get; set; }

    /// <summary>The form version that was edited: a colleague's newer one is not overwritten.</summary>
    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<FormFileError> Errors { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Version = Project.FormVersion;
        Json = FormFile.Write(await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken), Project.Settings);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Version != Project.FormVersion)
        {
            Errors = [new("$", T("Een collega bewaarde intussen een nieuwe versie. Neem je tekst over, laad de pagina opnieuw en breng je verandering daar aan.", "A colleague stored a new version in the meantime. Copy your text, reload the page and make your change there."))];
            return Page();
        }

        if ((await drafts.FindAsync(Project, cancellationToken)).Revision > 0)
        {
            Errors = [new("$", "There is a new version in the making under ‘Questions’. Put it in use or throw it away first; then this text can be stored.", "Bij ‘Vragen’ staat een nieuwe versie klaar. Neem die eerst in gebruik of gooi hem weg; daarna kan deze tekst bewaard worden.")];
            return Page();
        }

        if (FormFile.Parse(Json ?? "") is not ReadFormFile read)
        {
            Errors = FormFile.Parse(Json ?? "") is RefusedFormFile refused ? refused.Errors : [];
            return Page();
        }

        var now = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        var changed = FormFile.Write(read.Form with { Version = now.Version }, new()) != FormFile.Write(now, new());
        await audit.AppendAsync(Me.Id, changed ? "form.change" : "settings.change", $"project:{Project.Slug}", null, cancellationToken);
        await projects.SaveSettingsAsync(Project.Id, read.Settings, cancellationToken);
        if (changed)
        {
            await projects.AddFormVersionAsync(Project.Id, read.Form, cancellationToken);
        }

        Notice = changed
            ? T($"Bewaard als versie {now.Version + 1}. Wie nu begint krijgt die; verhalen die er al zijn houden hun eigen vragen.", $"Stored as version {now.Version + 1}. Who starts now gets it; stories that are there keep their own questions.")
            : T("De instellingen zijn bewaard.", "The settings were stored.");
        return Redirect($"/p/{Project.Slug}/project");
    }
}
