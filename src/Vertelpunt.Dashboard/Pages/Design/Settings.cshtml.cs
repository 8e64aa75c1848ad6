using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>The project's settings, one part at a time. They count at once.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class SettingsModel(ProjectStore projects, AuditLog audit) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "deel")]
    public string Part { get; set; } = SettingsFields.Parts[0];

    public ProjectSettings Settings { get; private set; } = new();

    public FieldErrors Errors { get; private set; } = FieldErrors.None;

    public CollectionStatus Status { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Settings = Project.Settings;
        Status = await projects.StatusAsync(Project, cancellationToken);
        return SettingsFields.Parts.Contains(Part) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken)
    {
        if (!SettingsFields.Parts.Contains(Part))
        {
            return NotFound();
        }

        var posted = new PostedForm(Request.Form, "$.settings");
        Settings = SettingsFields.Read(Project.Settings, Part, posted, act ?? "save", out var rearranged);
        Status = await projects.StatusAsync(Project, cancellationToken);
        if (rearranged)
        {
            return Page();
        }

        // What could not be read is missing in the settings; its own message says more than the range's.
        var form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        Errors = new("$.settings", [.. posted.Errors, .. FormFile.Check(form, Settings)]);
        if (Errors.All.Count > 0)
        {
            return Page();
        }

        await audit.AppendAsync(Me.Id, "settings.change", $"project:{Project.Slug}", Part, cancellationToken);
        await projects.SaveSettingsAsync(Project.Id, Settings, cancellationToken);
        Notice = T("De instellingen zijn bewaard en gelden meteen.", "The settings were stored and count at once.");
        return Redirect($"/p/{Project.Slug}/project/instellingen?deel={Part}");
    }

    public static string NameOf(string part) => part switch
    {
        "open" => T("Wanneer het open is", "When it is open"),
        "bewaren" => T("Hoe lang het blijft", "How long it stays"),
        "groep" => T("Groep en drempels", "Group and thresholds"),
        "weghalen" => T("Wat er wordt weggehaald", "What is taken out"),
        "teksten" => T("Hulplijnen en teksten", "Help lines and texts"),
        "toestemming" => T("Woorden bij toestemming", "Words of consent"),
        _ => T("Beoordelen en gevaar", "Review and danger"),
    };
}
