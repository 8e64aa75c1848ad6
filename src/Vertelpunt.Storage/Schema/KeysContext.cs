using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Schema;

/// <summary>The key database: wrapped keys, backed up apart from the stories and for a short time only.</summary>
public sealed class KeysContext(DbContextOptions<KeysContext> options) : DbContext(options)
{
    public DbSet<StoryKeyRecord> StoryKeys => Set<StoryKeyRecord>();
    public DbSet<ProjectPrivateKeyRecord> ProjectPrivateKeys => Set<ProjectPrivateKeyRecord>();

    /// <summary>The same as in the stories database: each outlives a restored backup of the other.</summary>
    public DbSet<TombstoneRecord> Tombstones => Set<TombstoneRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoryKeyRecord>().ToTable("story_key").HasKey(k => new { k.StoryId, k.StoryVersion, k.Audience });
        modelBuilder.Entity<ProjectPrivateKeyRecord>().ToTable("project_private_key");
        modelBuilder.Entity<TombstoneRecord>().ToTable("tombstone").HasKey(t => t.StoryHash);
        modelBuilder.UseSnakeCase();
    }
}
