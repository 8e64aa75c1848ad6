using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Paper;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Paper;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Paper;

/// <summary>Prints forms and takes in what was written on them.</summary>
public sealed class PaperDesk(ProjectStore projects, PaperSlips slips, StoryFiling filing, AuditLog audit, IPackPrinter printer, DeskOptions options)
{
    /// <summary>The channel of stories on paper: a link that nobody can open.</summary>
    public const string Channel = "papier";

    public bool CanMakeCodes => slips.CanMakeCodes;

    /// <summary>Forms to print; null when too many codes are being made already.</summary>
    /// <param name="copies">How many with a code each; 0 for one without, to copy.</param>
    /// <param name="pdf">False for the page that a browser prints.</param>
    public async Task<PackDocument?> PrintAsync(Project project, int copies, string language, bool pdf, string actor, CancellationToken cancellationToken)
    {
        var form = await projects.FormAsync(project.Id, project.FormVersion, cancellationToken);
        await audit.AppendAsync(actor, "paper.print", $"forms:{copies}", null, cancellationToken);
        IReadOnlyList<PaperSlip>? made = copies == 0 ? [] : await slips.MakeAsync(project.Id, copies, cancellationToken);
        if (made is null)
        {
            return null;
        }

        string Render(double slack) => PaperForm.Render(form, project.Settings, made, options.SiteAddress, language, slack);
        return pdf ? await PackPrinting.PrintAsync(printer, Render, cancellationToken) : new HtmlPack(Render(1), "");
    }

    /// <summary>Sends a story that was typed over, sealed like any other.</summary>
    /// <param name="id">The same for every attempt at the same form.</param>
    /// <returns>What stands in the way, or null when it was sent.</returns>
    public async Task<PaperMessage?> EnterAsync(Project project, StoryId id, int formVersion, PaperEntry entry, string actor, CancellationToken cancellationToken)
    {
        PaperSlipRecord? slip = null;
        if (entry.Number is { } number)
        {
            slip = await slips.FindAsync(project.Id, number, cancellationToken);
            if (slip is null && !await filing.WasSentAsync(id, cancellationToken))
            {
                return new("number", new(
                    "Dit nummer is niet (meer) vrij. Klopt het? Dan is het formulier al ingevoerd, is het een kopie, of is het ouder dan een jaar. Laat het nummer dan leeg: de verteller kan dit verhaal niet terugvinden.",
                    "This number is not free (any more). Is it right? Then the form was typed in before, is a copy, or is more than a year old. Leave the number empty then: the teller cannot find this story again."));
            }
        }

        // Before the story: without the line in the log nothing is stored.
        await audit.AppendAsync(actor, "story.enter", $"story:{id}", null, cancellationToken);
        var result = await filing.SendAsync(id, await LinkAsync(project, cancellationToken), formVersion, entry.Content, entry.Consent, null, new(entry.Week, slip), cancellationToken);
        return result == SubmissionResult.Conflict
            ? new("number", new("Iemand anders voerde dit formulier net in.", "Somebody else has just typed this form in."))
            : null;
    }

    private async Task<InvitationLink> LinkAsync(Project project, CancellationToken cancellationToken)
    {
        if ((await projects.LinksAsync(project.Id, cancellationToken)).FirstOrDefault(l => l is { Channel: Channel, IsRevoked: true, IsTest: false }) is { } known)
        {
            return known;
        }

        var link = await projects.CreateLinkAsync(project.Id, Channel, isTest: false, cancellationToken);
        await projects.RevokeLinkAsync(link.Id, cancellationToken);
        return link;
    }
}
