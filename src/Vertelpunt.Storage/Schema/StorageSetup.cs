using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Vertelpunt.Storage.Schema;

/// <summary>Registers the two databases and what every role shares.</summary>
public static class StorageSetup
{
    /// <summary>Adds context factories. Neither sensitive data logging nor error detail is ever switched on: rows hold what tellers wrote.</summary>
    public static IServiceCollection AddVertelpuntStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddPooledDbContextFactory<StoriesContext>(b => Use(b, options.Provider, options.Stories));
        services.AddPooledDbContextFactory<KeysContext>(b => Use(b, options.Provider, options.Keys));
        services.AddSingleton<SchemaMigrator>();
        services.AddSingleton<Audit.AuditLog>();
        services.AddSingleton<Audit.AuditRetention>();
        services.AddSingleton<Projects.ProjectStore>();
        services.AddSingleton<Stories.RetentionOverview>();
        services.AddSingleton<Projects.FormDrafts>();
        services.AddSingleton<Feedback.FeedbackBox>();
        return services;
    }

    /// <summary>What the storyteller's site adds: codes, drafts, visits, sending, and a teller's rights. No way to a private key.</summary>
    public static IServiceCollection AddTellerStorage(this IServiceCollection services, Sealing.SiteSecrets secrets)
    {
        services.AddSingleton(secrets);
        services.AddSingleton<Sealing.TellerKeyDerivation>();
        services.AddSingleton<Drafts.TellerSessions>();
        services.AddSending();
        services.AddSingleton<Stories.TellerStories>();
        return services;
    }

    /// <summary>What workers and the dashboard add: the staff key, and with it the stories.</summary>
    public static IServiceCollection AddStaffStorage(this IServiceCollection services, Sealing.StaffSecrets secrets)
    {
        services.AddSingleton(secrets);
        services.AddSingleton<Projects.ProjectKeys>();
        services.AddSingleton<Projects.ProjectRemoval>();
        services.AddSingleton<Stories.StoryClaims>();
        services.AddSingleton<Stories.StoryVault>();
        services.AddSingleton<Stories.StoryDecisions>();
        services.AddSingleton<Stories.StoryRescoring>();
        services.AddSingleton<Stories.TellerMessages>();
        services.AddSingleton<Stories.StoryRetention>();
        services.AddSingleton<Audit.DisclosureRegister>();
        services.AddSingleton<Notes.NoteStore>();
        services.AddSingleton<Team.TeamAnswers>();
        services.AddSingleton<Paper.PaperSlips>();
        services.AddSending();
        return services;
    }

    /// <summary>Sealing a story, which either side may do: the site for its visitors, the desk for what was told on paper.</summary>
    private static void AddSending(this IServiceCollection services)
    {
        services.TryAddSingleton<Drafts.DraftStore>();
        services.TryAddSingleton<Stories.StorySubmission>();
        services.TryAddSingleton<Stories.StoryFiling>();
    }

    /// <summary>Points a context at a database of either provider.</summary>
    public static void Use(DbContextOptionsBuilder builder, DatabaseProvider provider, string connection)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            builder.UseNpgsql(connection);
        }
        else
        {
            builder.UseSqlite(connection).AddInterceptors(SqlitePragmas.Instance);
        }

        // EF's own messages name parameters and commands; ours say what happened.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.CommandError, RelationalEventId.ConnectionError, CoreEventId.SaveChangesFailed, CoreEventId.QueryIterationFailed));
    }

    /// <summary>Settings that SQLite keeps per connection.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static SqlitePragmas Instance { get; } = new();

        // FULL: an acknowledged save survives a power cut. secure_delete: freed pages are overwritten.
        // Pooled connections come back with the handle they had, and a handle keeps its settings.
        private readonly ConditionalWeakTable<object, object> _set = [];

        private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=30000;";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        private void Apply(SqliteConnection connection)
        {
            if (connection.Handle is not { } handle || _set.TryGetValue(handle, out _))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            _set.TryAdd(handle, handle);
        }
    }
}
