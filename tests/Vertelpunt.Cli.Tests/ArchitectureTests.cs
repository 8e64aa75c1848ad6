using System.Reflection;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Cli.Tests;

/// <summary>The walls of docs/architecture.md, as the compiler left them.</summary>
public class ArchitectureTests
{
    [Fact]
    public void The_vocabulary_stands_on_the_framework_alone()
    {
        Assert.All(Assembly.Load("Vertelpunt.Domain").GetReferencedAssemblies(), r => Assert.StartsWith("System.", r.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Vertelpunt.Web", "Vertelpunt.Domain,Vertelpunt.Storage")] // VR-10: the internet-facing process loads no detector
    [InlineData("Vertelpunt.Storage", "Vertelpunt.Domain")]
    [InlineData("Vertelpunt.Pipeline", "Vertelpunt.Domain,Vertelpunt.Storage")]
    [InlineData("Vertelpunt.Dashboard", "Vertelpunt.Domain,Vertelpunt.Pipeline,Vertelpunt.Storage")]
    public void Each_room_opens_only_to_the_rooms_it_needs(string project, string allowed)
    {
        Assert.Subset(allowed.Split(',').ToHashSet(), OwnReferences(project).ToHashSet());
    }

    /// <summary>Detection, redaction, risk, statistics and charts: values in, values out.</summary>
    [Theory]
    [InlineData("Text")]
    [InlineData("Detection")]
    [InlineData("Resolution")]
    [InlineData("Redaction")]
    [InlineData("Risk")]
    [InlineData("Patterns")]
    [InlineData("Charts")]
    public void A_stage_knows_no_database_no_clock_and_no_log(string stage)
    {
        var folder = Path.Combine(Repository.Root, "src", "Vertelpunt.Pipeline", stage);

        // Validation measures a stage from outside, and tells how long it took.
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Validation", StringComparison.Ordinal)))
        {
            var code = File.ReadAllText(file);
            Assert.All(
                ["Vertelpunt.Storage", "TimeProvider", "ILogger", "Stopwatch", "HttpClient", "Environment.GetEnvironmentVariable"],
                forbidden => Assert.False(code.Contains(forbidden, StringComparison.Ordinal), $"{Path.GetFileName(file)} mentions {forbidden}."));
        }
    }

    private static List<string> OwnReferences(string project) =>
        [.. Assembly.Load(project).GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith("Vertelpunt.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
