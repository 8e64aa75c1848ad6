using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>The questions in order: add, move, remove, look at them as a teller does, and put them in use.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class QuestionsModel(FormDrafts drafts, ProjectStore projects, AuditLog audit, DeskOptions options) : FormPage(drafts, audit)
{
    /// <summary>Where the form can be looked at as a teller meets it; null until there is a test link.</summary>
    public string? Preview { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    /// <param name="move">"up:id" or "down:id".</param>
    public Task<IActionResult> OnPostMoveAsync(string? move, CancellationToken cancellationToken)
    {
        var (up, id) = (move?.StartsWith("up:", StringComparison.Ordinal) == true, move?[(move.IndexOf(':') + 1)..] ?? "");
        return ChangeAsync(
            form =>
            {
                var list = form.Questions.ToList();
                var at = list.FindIndex(q => q.Id == id);
                var to = at + (up ? -1 : 1);
                if (at < 0 || to < 0 || to >= list.Count)
                {
                    return null;
                }

                (list[at], list[to]) = (list[to], list[at]);
                return form with { Questions = list };
            },
            $"v-{id}",
            cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveAsync(string? remove, CancellationToken cancellationToken) => ChangeAsync(
        form => form.Find(remove ?? "") is null ? null : form with { Questions = [.. form.Questions.Where(q => q.Id != remove)] },
        "vragen",
        cancellationToken);

    public async Task<IActionResult> OnPostUseAsync(CancellationToken cancellationToken)
    {
        if (await Drafts.PutInUseAsync(Project, Revision, cancellationToken) is not { } version)
        {
            Problem = T("Een collega veranderde de vragen net nog. Kijk ze na en neem ze dan in gebruik.", "A colleague has just changed the questions. Look at them and then put them in use.");
            await ShowAsync(cancellationToken);
            return Page();
        }

        await Audit.AppendAsync(Me.Id, "form.change", $"project:{Project.Slug}", null, cancellationToken);
        Notice = T($"In gebruik als versie {version}. Wie nu begint krijgt deze vragen; verhalen die er al zijn houden hun eigen vragen.", $"In use as version {version}. Who starts now gets these questions; stories that are there keep their own.");
        return Redirect($"/p/{Project.Slug}/project/vragen");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        await Drafts.DiscardAsync(Project, cancellationToken);
        await Audit.AppendAsync(Me.Id, "form.discard", $"project:{Project.Slug}", null, cancellationToken);
        Notice = T("De veranderingen zijn weg. Je ziet weer wat in gebruik is.", "The changes are gone. You see what is in use again.");
        return Redirect($"/p/{Project.Slug}/project/vragen");
    }

    public async Task<IActionResult> OnPostTestLinkAsync(CancellationToken cancellationToken)
    {
        var link = await projects.CreateLinkAsync(Project.Id, T("proef", "test"), isTest: true, cancellationToken);
        await Audit.AppendAsync(Me.Id, "link.create", $"link:{link.Id:N}", null, cancellationToken);
        Notice = T("De proeflink is gemaakt. Wat je ermee vertelt telt nergens mee.", "The test link was made. What you tell with it counts nowhere.");
        return Redirect($"/p/{Project.Slug}/project/vragen");
    }

    /// <summary>Whether a question can change places with its neighbour: questions about the teller stay last.</summary>
    public bool CanMove(int at, int by) =>
        at + by >= 0 && at + by < Form.Questions.Count && Form.Questions[at].About == Form.Questions[at + by].About;

    private async Task<IActionResult> ChangeAsync(Func<StoryForm, StoryForm?> change, string anchor, CancellationToken cancellationToken)
    {
        var seen = Revision;
        await ShowAsync(cancellationToken);
        Revision = seen;
        if (change(Form) is not { } changed)
        {
            return Redirect($"/p/{Project.Slug}/project/vragen");
        }

        if (!await StoreAsync(changed, "$.", [], cancellationToken))
        {
            await ShowAsync(cancellationToken);
            return Page();
        }

        return Redirect($"/p/{Project.Slug}/project/vragen#{anchor}");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Preview = (await projects.LinksAsync(Project.Id, cancellationToken)).LastOrDefault(l => l.IsTest && !l.IsRevoked) is { } link
            ? $"{options.SiteAddress.TrimEnd('/')}/v/{link.Token}"
            : null;
    }
}
