using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>Stories of invented people.</summary>
public static class SampleStories
{
    public const string Canary = "KANARIE-zilvermeeuw-7719";

    public static StoryContent Plain { get; } = new()
    {
        Title = "Een kop soep",
        Text = $"Ik belde 06-12345678 en vroeg om hulp. {Canary} kwam dezelfde avond nog langs met soep.\n\nMijn mail is jan@example.org, schrijf maar. Het werd een lange avond.",
    };

    public static Observation Observation { get; } = new(
        "Soep aan de deur", "Hulp komt vaak ongevraagd.", ObservationStrength.Medium, [new("Vragen is moeilijk.", "Zelf aanbellen."), new("Buren zien meer dan ze zeggen.")]) { Basis = new(0, "", "") };

    /// <summary>The stories of the demonstration.</summary>
    public static IReadOnlyList<FiledStory> Demo(StoryForm form) =>
        StoryFile.Parse(form, File.ReadAllText(Path.Combine(DeskHost.DataFolder, "demo", "stories.jsonl"))).Stories;
}
