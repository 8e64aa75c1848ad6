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
    /// <summary>Sends all of <paramref name="stories"/>.</summary>
    /// <param name="keysOf">The keys of a story's teller; by default random ones that nobody has.</param>
    public static async Task SendAsync(
        IServiceProvider services, Project project, InvitationLink link, IReadOnlyList<FiledStory> stories, Action<int> step,
        Func<int, TellerKeys?>? keysOf, CancellationToken cancellationToken)
    {
        var drafts = services.GetRequiredService<DraftStore>();
        var submission = services.GetRequiredService<StorySubmission>();
        var derivation = services.GetRequiredService<TellerKeyDerivation>();
        for (var i = 0; i < stories.Count; i++)
        {
            var keys = keysOf?.Invoke(i) ?? derivation.FromRoot(RandomNumberGenerator.GetBytes(32));
            var draft = new StoryDraft
            {
                StoryId = StoryId.Create().Value,
                ProjectId = project.Id,
                LinkId = link.Id,
                IsTest = link.IsTest,
                FormVersion = project.FormVersion,
                Content = stories[i].Content,
                Consent = stories[i].Consent,
            };
            if (await drafts.SaveAsync(keys, draft, 0, Guid.NewGuid().ToString("N"), cancellationToken) is not DraftSaveResult.Saved saved
                || await submission.SendAsync(keys, draft, saved.Version, cancellationToken) != SubmissionResult.Sent)
            {
                throw new CliFailure(ExitCode.Failed, "A story could not be stored.");
            }

            step(i + 1);
        }
    }
}
