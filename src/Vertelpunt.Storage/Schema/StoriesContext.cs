using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Feedback;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Packs;
using Vertelpunt.Storage.Paper;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Storage.Schema;

/// <summary>The stories database. The tables are made by the numbered scripts beside this file, not by the mapping.</summary>
public sealed class StoriesContext(DbContextOptions<StoriesContext> options) : DbContext(options)
{
    public DbSet<ProjectRecord> Projects => Set<ProjectRecord>();
    public DbSet<FormVersionRecord> FormVersions => Set<FormVersionRecord>();
    public DbSet<FormDraftRecord> FormDrafts => Set<FormDraftRecord>();
    public DbSet<InvitationLinkRecord> InvitationLinks => Set<InvitationLinkRecord>();
    public DbSet<ProjectKeyRecord> ProjectKeys => Set<ProjectKeyRecord>();
    public DbSet<TellerSessionRecord> TellerSessions => Set<TellerSessionRecord>();
    public DbSet<DraftRecord> Drafts => Set<DraftRecord>();
    public DbSet<StoryRecord> Stories => Set<StoryRecord>();
    public DbSet<StoryResultRecord> StoryResults => Set<StoryResultRecord>();
    public DbSet<StoryScoreRecord> StoryScores => Set<StoryScoreRecord>();
    public DbSet<StoryDecisionRecord> StoryDecisions => Set<StoryDecisionRecord>();
    public DbSet<TellerMessageRecord> TellerMessages => Set<TellerMessageRecord>();
    public DbSet<StoryPassRecord> StoryPasses => Set<StoryPassRecord>();
    public DbSet<TombstoneRecord> Tombstones => Set<TombstoneRecord>();
    public DbSet<ThemeCounterRecord> ThemeCounters => Set<ThemeCounterRecord>();
    public DbSet<PackRecord> Packs => Set<PackRecord>();
    public DbSet<PackStoryRecord> PackStories => Set<PackStoryRecord>();
    public DbSet<TeamAnswerRecord> TeamAnswers => Set<TeamAnswerRecord>();
    public DbSet<PaperSlipRecord> PaperSlips => Set<PaperSlipRecord>();
    public DbSet<NoteRecord> Notes => Set<NoteRecord>();
    public DbSet<AuditEntryRecord> AuditEntries => Set<AuditEntryRecord>();
    public DbSet<DisclosureRecord> Disclosures => Set<DisclosureRecord>();
    public DbSet<FeedbackRecord> Feedback => Set<FeedbackRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProjectRecord>().ToTable("project");
        modelBuilder.Entity<FormVersionRecord>().ToTable("form_version").HasKey(f => new { f.ProjectId, f.Version });
        modelBuilder.Entity<FormDraftRecord>().ToTable("form_draft").HasKey(f => f.ProjectId);
        modelBuilder.Entity<InvitationLinkRecord>().ToTable("invitation_link");
        modelBuilder.Entity<ProjectKeyRecord>().ToTable("project_key");
        modelBuilder.Entity<TellerSessionRecord>().ToTable("teller_session").HasKey(s => s.IdHash);
        modelBuilder.Entity<DraftRecord>().ToTable("draft").HasKey(d => d.LookupId);
        modelBuilder.Entity<StoryRecord>().ToTable("story");
        modelBuilder.Entity<StoryResultRecord>().ToTable("story_result").HasKey(r => new { r.StoryId, r.StoryVersion, r.Step });
        modelBuilder.Entity<StoryScoreRecord>().ToTable("story_score").HasKey(r => new { r.StoryId, r.StoryVersion, r.PipelineVersion });
        modelBuilder.Entity<StoryDecisionRecord>().ToTable("story_decision");
        modelBuilder.Entity<TellerMessageRecord>().ToTable("teller_message");
        modelBuilder.Entity<StoryPassRecord>().ToTable("story_pass").HasKey(p => new { p.StoryId, p.Account });
        modelBuilder.Entity<TombstoneRecord>().ToTable("tombstone").HasKey(t => t.StoryHash);
        modelBuilder.Entity<ThemeCounterRecord>().ToTable("theme_counter").HasKey(t => new { t.ProjectId, t.Theme });
        modelBuilder.Entity<PackRecord>().ToTable("pack");
        modelBuilder.Entity<PackStoryRecord>().ToTable("pack_story").HasKey(p => new { p.PackId, p.StoryId });
        modelBuilder.Entity<TeamAnswerRecord>().ToTable("team_answer").HasKey(t => t.StoryId);
        modelBuilder.Entity<PaperSlipRecord>().ToTable("paper_slip").HasKey(s => new { s.ProjectId, s.Number });
        modelBuilder.Entity<NoteRecord>().ToTable("note");
        modelBuilder.Entity<AuditEntryRecord>().ToTable("audit_entry").HasKey(a => a.Seq);
        modelBuilder.Entity<DisclosureRecord>().ToTable("disclosure");
        modelBuilder.Entity<FeedbackRecord>().ToTable("feedback");

        // Named here so that rows are written in an order the foreign keys allow.
        modelBuilder.Entity<FormVersionRecord>().HasOne<ProjectRecord>().WithMany().HasForeignKey(f => f.ProjectId);
        modelBuilder.Entity<InvitationLinkRecord>().HasOne<ProjectRecord>().WithMany().HasForeignKey(l => l.ProjectId);
        modelBuilder.Entity<ProjectKeyRecord>().HasOne<ProjectRecord>().WithMany().HasForeignKey(k => k.ProjectId);
        modelBuilder.Entity<DisclosureRecord>().HasOne<ProjectRecord>().WithMany().HasForeignKey(d => d.ProjectId);
        modelBuilder.Entity<StoryResultRecord>().HasOne<StoryRecord>().WithMany().HasForeignKey(r => r.StoryId);
        modelBuilder.Entity<StoryScoreRecord>().HasOne<StoryRecord>().WithMany().HasForeignKey(r => r.StoryId);
        modelBuilder.Entity<TellerMessageRecord>().HasOne<StoryRecord>().WithMany().HasForeignKey(m => m.StoryId);
        modelBuilder.Entity<StoryPassRecord>().HasOne<StoryRecord>().WithMany().HasForeignKey(p => p.StoryId);
        modelBuilder.Entity<PackStoryRecord>().HasOne<PackRecord>().WithMany().HasForeignKey(p => p.PackId);
        modelBuilder.Entity<TeamAnswerRecord>().HasOne<StoryRecord>().WithMany().HasForeignKey(t => t.StoryId);
        modelBuilder.Entity<PaperSlipRecord>().HasOne<ProjectRecord>().WithMany().HasForeignKey(s => s.ProjectId);
        modelBuilder.Entity<NoteRecord>().HasOne<ProjectRecord>().WithMany().HasForeignKey(n => n.ProjectId);
        modelBuilder.UseSnakeCase();
    }
}
