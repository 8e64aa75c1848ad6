using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Cli.Import;

/// <summary>Tells stories from a file on the way a visitor's story goes: saved as a draft, then sent and sealed.</summary>
internal static class FiledStories
{
    /// <summary>Sends all of <paramref name="stories"/>, or none: what was stored is taken back when one cannot be.</summary>
    /// <param name="keysOf">The keys of a story's teller; by default random ones that nobody has.</param>
    public static async Task SendAsync(
        IServiceProvider services, Project project, InvitationLink link, IReadOnlyList<FiledStory> stories, Action<int> step,
        Func<int, TellerKeys?>? keysOf, CancellationToken cancellationToken)
    {
        var sent = new List<StoryId>();
        try
        {
            for (var i = 0; i < stories.Count; i++)
            {
                sent.Add(await SendAsync(services, project, link, stories[i], keysOf?.Invoke(i), cancellationToken));
                step(i + 1);
            }
        }
        catch
        {
            // Not with the token that may have stopped us.
            await services.GetRequiredService<StorySubmission>().TakeBackAsync(sent, CancellationToken.None);
            throw;
        }
    }

    private static async Task<StoryId> SendAsync(IServiceProvider services, Project project, InvitationLink link, FiledStory story, TellerKeys? keys, CancellationToken cancellationToken)
    {
        keys ??= services.GetRequiredService<TellerKeyDerivation>().FromRoot(RandomNumberGenerator.GetBytes(32));
        var draft = new StoryDraft
        {
            StoryId = StoryId.Create().Value,
            ProjectId = project.Id,
            LinkId = link.Id,
            IsTest = link.IsTest,
            FormVersion = project.FormVersion,
            Content = story.Content,
            Consent = story.Consent,
        };
        try
        {
            return await services.GetRequiredService<DraftStore>().SaveAsync(keys, draft, 0, Guid.NewGuid().ToString("N"), cancellationToken) is DraftSaveResult.Saved saved
                && await services.GetRequiredService<StorySubmission>().SendAsync(keys, draft, saved.Version, cancellationToken) == SubmissionResult.Sent
                    ? new(draft.StoryId)
                    : throw new CliFailure(ExitCode.Failed, "A story could not be stored.");
        }
        catch
        {
            // A draft that nobody has the code of would lie there until it expires, and its wraps until the sweep.
            await services.GetRequiredService<DraftStore>().DeleteAsync(keys, CancellationToken.None);
            await services.GetRequiredService<StorySubmission>().TakeBackAsync([new(draft.StoryId)], CancellationToken.None);
            throw;
        }
    }
}
