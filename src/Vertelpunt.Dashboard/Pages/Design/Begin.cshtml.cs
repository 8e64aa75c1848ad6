using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>What a teller meets first: title, organisation, purpose, and the questions that invite a story.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class BeginModel(FormDrafts drafts, AuditLog audit) : FormPage(drafts, audit)
{
    /// <summary>The prefix of the fields of inviting questions.</summary>
    public const string Rows = "e";

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    /// <param name="act">"save", or what is done to a row: see <see cref="PostedForm.Rearrange"/>.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken)
    {
        var seen = Revision;
        await LoadAsync(cancellationToken);
        Revision = seen;
        var posted = new PostedForm(Request.Form, "$");
        var eliciting = posted.Rows(Rows, row => new ElicitingQuestion(posted.Word(row + ".id"), posted.Text(row)));
        var rearranged = PostedForm.Rearrange(eliciting, act ?? "save", Rows, () => new("", ""));
        if (!rearranged)
        {
            eliciting.RemoveAll(q => q.Text is { Nl.Length: 0, En: null });
            for (var i = 0; i < eliciting.Count; i++)
            {
                if (eliciting[i].Id.Length == 0)
                {
                    eliciting[i] = eliciting[i] with { Id = FormNames.For(eliciting[i].Text.Nl, [.. eliciting.Select(q => q.Id)]) };
                }
            }
        }

        Form = Form with { Title = posted.Text("title"), Organisation = posted.Word("organisation"), Purpose = posted.Text("purpose"), Eliciting = eliciting };
        if (rearranged || !await StoreAsync(Form, "$", posted.Errors, cancellationToken))
        {
            return Page();
        }

        Notice = T("Het begin is bewaard. Tellers zien het als je de nieuwe versie in gebruik neemt.", "The beginning was stored. Tellers see it when you put the new version in use.");
        return Redirect($"/p/{Project.Slug}/project/vragen");
    }
}
