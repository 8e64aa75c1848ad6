using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Cli.Import;

/// <summary>Tells stories from a file.</summary>
internal static class FiledStories
{
    /// <summary>Sends all of <paramref name="stories"/>, or none: what was stored is taken back when one cannot be.</summary>
    /// <param name="keysOf">The keys of a story's teller; by default random ones that nobody has.</param>
    public static async Task SendAsync(
        IServiceProvider services, Project project, InvitationLink link, IReadOnlyList<FiledStory> stories, Action<int> step,
        Func<int, TellerKeys?>? keysOf, CancellationToken cancellationToken)
    {
        var filing = services.GetRequiredService<StoryFiling>();
        var sent = new List<StoryId>();
        try
        {
            for (var i = 0; i < stories.Count; i++)
            {
                sent.Add(StoryId.Create());
                if (await filing.SendAsync(sent[i], link, project.FormVersion, stories[i].Content, stories[i].Consent, keysOf?.Invoke(i), null, cancellationToken) != SubmissionResult.Sent)
                {
                    throw new CliFailure(ExitCode.Failed, "A story could not be stored.");
                }

                step(i + 1);
            }
        }
        catch
        {
            // Not with the token that may have stopped us. The last one may have left wraps behind.
            await services.GetRequiredService<StorySubmission>().TakeBackAsync(sent, CancellationToken.None);
            throw;
        }
    }
}
