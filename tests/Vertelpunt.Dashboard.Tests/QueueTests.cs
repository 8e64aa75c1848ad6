using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Dashboard.Tests;

public sealed class QueueTests
{
    [Theory]
    [InlineData("SELECT id, state, risk_level, length, told_week, activity_week, consent_level, shuffle, urgent FROM story WHERE NOT restricted AND NOT objected AND NOT is_test AND project_id = 'x' AND state = 2 AND urgent = 0 AND risk_level = 2 AND shuffle > 0 ORDER BY shuffle LIMIT 26")]
    [InlineData("SELECT state, urgent, risk_level, COUNT(*) FROM story WHERE NOT restricted AND NOT objected AND NOT is_test AND project_id = 'x' GROUP BY state, urgent, risk_level")]
    public async Task The_queue_and_its_counts_read_one_index_and_never_the_sealed_texts(string query)
    {
        await using var host = await DeskHost.StartAsync();
        await using var connection = new SqliteConnection(host.App.Services.GetRequiredService<StorageOptions>().Stories);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(3));
        }

        Assert.Contains(plan, p => p.Contains("USING COVERING INDEX story_queue", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p.StartsWith("SCAN", StringComparison.Ordinal) || p.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_story_after_a_decision_is_the_next_in_the_queue_and_none_is_passed_over()
    {
        await using var host = await DeskHost.StartAsync();
        var queue = host.App.Services.GetRequiredService<StoryQueue>();
        foreach (var level in new[] { RiskLevel.Low, RiskLevel.High, RiskLevel.High, RiskLevel.Exclude })
        {
            await host.StoryAsync(new() { Text = "Kort." }, level);
        }

        var seen = new List<Guid>();
        var page = await queue.PageAsync(host.Project.Id, QueueFilter.Standard, "iemand", null, 1, default);
        for (Guid? id = page.Rows[0].Id; id is { } story;)
        {
            seen.Add(story);
            id = await queue.AfterAsync(host.Project.Id, QueueFilter.Standard, "iemand", await host.RecordAsync(new(story)), default);
        }

        var all = await queue.PageAsync(host.Project.Id, QueueFilter.Standard, "iemand", null, 10, default);
        Assert.Equal(all.Rows.Select(r => r.Id), seen);
    }
}
