using System.Security.Cryptography;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Paper;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>Takes in stories that were told elsewhere, in a file or on paper, on the way a visitor's story goes: saved as a draft, then sent and sealed.</summary>
public sealed class StoryFiling(DraftStore drafts, StorySubmission submission)
{
    // Two clicks on one button make one draft, so that only one of them sends; who starts this process anew cannot make these keys again.
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly SiteSecrets _nobodys = new(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether this story was sent before.</summary>
    public Task<bool> WasSentAsync(StoryId id, CancellationToken cancellationToken) => submission.WasSentAsync(id.Value, cancellationToken);

    /// <summary>Sends one story. Whatever comes of it, no draft stays behind.</summary>
    /// <param name="id">The same for every attempt at the same story.</param>
    /// <param name="keys">Of its teller; null for keys that nobody has.</param>
    /// <param name="paper">For a story on paper.</param>
    public async Task<SubmissionResult> SendAsync(
        StoryId id, InvitationLink link, int formVersion, StoryContent content, Consent consent, TellerKeys? keys, ToldOnPaper? paper, CancellationToken cancellationToken)
    {
        keys ??= TellerKeys.FromRoot(HMACSHA256.HashData(_secret, id.Value.ToByteArray()), _nobodys);
        var draft = new StoryDraft
        {
            StoryId = id.Value,
            ProjectId = link.ProjectId,
            LinkId = link.Id,
            IsTest = link.IsTest,
            FormVersion = formVersion,
            Content = content,
            Consent = consent,
        };
        var result = SubmissionResult.Conflict;
        try
        {
            if (await drafts.SaveAsync(keys, draft, 0, id.Value.ToString("N"), cancellationToken) is DraftSaveResult.Saved saved)
            {
                result = await submission.SendAsync(keys, draft, saved.Version, paper, cancellationToken);
            }

            // The other of two clicks may have come so far that even its draft was gone when this one looked.
            return result == SubmissionResult.Conflict && await WasSentAsync(id, cancellationToken) ? result = SubmissionResult.AlreadySent : result;
        }
        finally
        {
            // A draft that nobody has the code of would lie there until it expires.
            if (result != SubmissionResult.Sent)
            {
                await drafts.DeleteAsync(keys, CancellationToken.None);
            }
        }
    }
}
