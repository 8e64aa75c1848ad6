using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>Fills a database with waiting stories, many to a transaction: what is measured is what comes after.</summary>
internal static class Queue
{
    private const int Batch = 500;

    public static IReadOnlyList<FiledStory> DemoStories(StoryForm form) =>
        StoryFile.Parse(form, File.ReadAllText(Path.Combine(Repository.Data, "demo", "stories.jsonl"))).Stories;

    public static StoryForm DemoForm() => ((ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(Repository.Data, "demo", "form.json")))).Form;

    /// <summary>Adds <paramref name="count"/> stories of the demonstration, over and over, each sealed under a key of its own.</summary>
    public static async Task FillAsync(TestDatabase database, TestProject project, int count, StoryState state = StoryState.Pending)
    {
        var stories = DemoStories(project.Form);
        var week = Week.Of(TimeProvider.System.GetUtcNow()).Number;
        Guid keyId;
        byte[] publicKey;
        await using (var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync())
        {
            var key = await context.ProjectKeys.AsNoTracking().FirstAsync(k => k.ProjectId == project.Project.Id);
            (keyId, publicKey) = (key.Id, key.PublicKey);
        }

        for (var done = 0; done < count; done += Batch)
        {
            await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
            await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
            for (var i = done; i < Math.Min(count, done + Batch); i++)
            {
                var id = StoryId.Create();
                var sealedStory = StorySealer.Seal(id, 1, stories[i % stories.Count].Content, publicKey, null);
                keys.StoryKeys.Add(new() { StoryId = id.Value, StoryVersion = 1, Audience = KeyAudience.Project, KeyId = keyId, Wrapped = sealedStory.ProjectWrap, WrittenWeek = week });
                context.Stories.Add(new()
                {
                    Id = id.Value,
                    ProjectId = project.Project.Id,
                    LinkId = project.Link.Id,
                    FormVersion = project.Form.Version,
                    Version = 1,
                    State = state,
                    ToldWeek = week,
                    ActivityWeek = week,
                    Sealed = sealedStory.Content,
                    Shuffle = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)),
                });
            }

            await keys.SaveChangesAsync();
            await context.SaveChangesAsync();
        }
    }
}
