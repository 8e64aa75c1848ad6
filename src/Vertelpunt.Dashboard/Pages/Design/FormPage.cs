using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>A page that changes the form a project is working on. Tellers get it only when it is put in use.</summary>
public abstract class FormPage(FormDrafts drafts, AuditLog audit) : DeskPage
{
    /// <summary>The form being changed, as it was when the page was drawn.</summary>
    [BindProperty]
    public int Revision { get; set; }

    public StoryForm Form { get; protected set; } = null!; // set before the page is drawn

    public FieldErrors Errors { get; protected set; } = FieldErrors.None;

    /// <summary>A problem that belongs to no field.</summary>
    public string? Problem { get; protected set; }

    protected FormDrafts Drafts => drafts;

    protected AuditLog Audit => audit;

    protected async Task LoadAsync(CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(Project, cancellationToken);
        (Form, Revision) = (draft.Form, draft.Revision);
    }

    /// <summary>Stores a changed form, or says what is wrong with it. Nothing is stored half.</summary>
    /// <param name="root">Whose fields the page shows, such as "$.questions[2]".</param>
    protected async Task<bool> StoreAsync(StoryForm form, string root, IReadOnlyList<FormFileError> unread, CancellationToken cancellationToken)
    {
        Errors = new(root, [.. unread, .. FormFile.Check(form, Project.Settings)]);
        if (Errors.All.Count > 0)
        {
            return false;
        }

        if (!await drafts.SaveAsync(Project, form, Revision, cancellationToken))
        {
            Problem = T(
                "Een collega veranderde de vragen intussen ook. Wat je invulde staat hier nog, maar is niet bewaard. Neem het over, open de vragen opnieuw en breng je verandering daar aan.",
                "A colleague changed the questions in the meantime. What you filled in is still here but not stored. Copy it, open the questions again and make your change there.");
            return false;
        }

        await audit.AppendAsync(Me.Id, "form.draft", $"project:{Project.Slug}", null, cancellationToken);
        return true;
    }
}
