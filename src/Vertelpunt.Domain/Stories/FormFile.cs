using System.Text.Json;

namespace Vertelpunt.Domain.Stories;

/// <summary>The project file: a form and the project's settings as JSON that people write by hand.</summary>
/// <remarks>
/// Every field is described in docs/form-file.md. Comments and trailing commas are allowed when reading.
/// A field we do not know is an error: a misspelt setting that is silently ignored is worse than a refusal.
/// </remarks>
public static class FormFile
{
    /// <summary>The most a file may hold, in UTF-16 units.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The most errors told at once.</summary>
    public const int MaxErrors = 50;

    /// <summary>What the answer to a background question can tell the risk estimate.</summary>
    public static IReadOnlyList<string> Facts => FormFileReader.Facts;

    /// <summary>What all who were invited can have in common.</summary>
    public static IReadOnlyList<string> Shared => FormFileReader.Shared;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 16,
    };

    /// <summary>Reads a project file; never throws on what the text holds.</summary>
    public static FormFileResult Parse(string json)
    {
        if (json.Length > MaxLength)
        {
            return Refused("$", $"The file holds {json.Length} characters; at most {MaxLength} are allowed.");
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Options);
        }
        catch (JsonException e)
        {
            return Refused("$", $"This is not JSON: something is wrong at line {(e.LineNumber ?? 0) + 1}, position {(e.BytePositionInLine ?? 0) + 1}. Look for a missing comma, quote or bracket there or just before.");
        }

        using (document)
        {
            var errors = new List<FormFileError>();
            var (form, settings) = new FormFileReader(errors).Read(document.RootElement);
            if (errors.Count == 0)
            {
                FormFileRules.Check(form, settings, errors);
            }

            return errors.Count == 0
                ? new ReadFormFile(form, settings)
                : new RefusedFormFile(errors.Take(MaxErrors).ToList());
        }
    }

    /// <summary>What is wrong with a form and settings that were put together on a screen; empty when they may be stored.</summary>
    /// <remarks>Goes through the file itself, so that what a screen stores is what the file allows, no more and no less.</remarks>
    public static IReadOnlyList<FormFileError> Check(StoryForm form, ProjectSettings settings) =>
        Parse(Write(form, settings)) is RefusedFormFile refused ? refused.Errors : [];

    /// <summary>The project file that <see cref="Parse"/> reads back as the same form and settings.</summary>
    /// <remarks>Settings that have their default value are left out.</remarks>
    public static string Write(StoryForm form, ProjectSettings settings) => FormFileWriter.Write(form, settings);

    private static RefusedFormFile Refused(string path, string message) => new([new FormFileError(path, message)]);
}
