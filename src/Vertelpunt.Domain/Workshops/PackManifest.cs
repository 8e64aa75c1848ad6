using System.Text.Json;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Domain.Workshops;

/// <summary>One line of a manifest.</summary>
/// <param name="Sha256">Of what was printed: see <see cref="StoryCard.Sha256"/>.</param>
/// <param name="WithoutAnswers">Printed without answers because they would make the story too recognisable.</param>
public sealed record ManifestLine(string Code, StoryId StoryId, int StoryVersion, string Sha256, bool WithoutAnswers = false);

/// <summary>What a pack holds, without a word of it: kept with the pack to find it back after a withdrawal.</summary>
public sealed record PackManifest(PackId Pack, string Code, int Copies, int Patterns, IReadOnlyList<ManifestLine> Lines)
{
    public static PackManifest Of(WorkshopPack pack) => new(
        pack.Id,
        pack.Code,
        pack.Copies,
        pack.Patterns.Count,
        pack.Cards.Select(c => new ManifestLine(c.Code, c.StoryId, c.StoryVersion, c.Sha256, c.AnswersWithheld)).ToList());

    /// <summary>The lines of these stories: what to take out of every copy when they were withdrawn.</summary>
    public IReadOnlyList<ManifestLine> Holding(IReadOnlySet<StoryId> stories) => Lines.Where(l => stories.Contains(l.StoryId)).ToList();

    /// <summary>To keep with the pack; <see cref="Parse"/> reads it back.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Kept(Pack.Value, Code, Copies, Patterns, Lines.Select(l => new KeptLine(l.Code, l.StoryId.Value, l.StoryVersion, l.Sha256, l.WithoutAnswers)).ToList()),
        JsonSerializerOptions.Web);

    /// <exception cref="JsonException">The text is not a kept manifest.</exception>
    public static PackManifest Parse(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json, JsonSerializerOptions.Web) ?? throw new JsonException("No manifest.");
        return new(new(kept.Pack), kept.Code, kept.Copies, kept.Patterns, kept.Cards.Select(c => new ManifestLine(c.Card, new(c.Story), c.Version, c.Sha256, c.WithoutAnswers)).ToList());
    }

    private sealed record Kept(Guid Pack, string Code, int Copies, int Patterns, IReadOnlyList<KeptLine> Cards);

    private sealed record KeptLine(string Card, Guid Story, int Version, string Sha256, bool WithoutAnswers = false);
}
