using Microsoft.EntityFrameworkCore;

namespace Vertelpunt.Storage.Tests.Schema;

public class SchemaTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_scripts_make_every_table_and_column_of_the_mapping(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var stories = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();

        foreach (var context in new DbContext[] { stories, keys })
        {
            foreach (var entity in context.Model.GetEntityTypes())
            {
                var mapped = entity.GetProperties().Select(p => (Name: p.GetColumnName(), p.IsNullable)).Order().ToList();
                var stored = await ColumnsAsync(context, provider, entity.GetTableName()!);

                Assert.Equal(mapped, stored);
            }
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_processes_that_start_together_make_one_schema(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var migrator = database.Get<SchemaMigrator>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => migrator.ApplyAsync(CancellationToken.None)));

        await using var stories = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(0, await stories.Stories.CountAsync());
    }

    private static async Task<List<(string Name, bool IsNullable)>> ColumnsAsync(DbContext context, DatabaseProvider provider, string table)
    {
        var connection = context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync();
        using var command = connection.CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite
            ? $"SELECT name, CASE WHEN \"notnull\" = 0 AND pk = 0 THEN 1 ELSE 0 END FROM pragma_table_info('{table}')"
            : $"SELECT column_name, CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END FROM information_schema.columns WHERE table_name = '{table}'";
        using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, bool)>();
        while (await reader.ReadAsync())
        {
            columns.Add((reader.GetString(0), reader.GetInt32(1) == 1));
        }

        return [.. columns.Order()];
    }
}
