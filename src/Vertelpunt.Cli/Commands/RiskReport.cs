using System.Text.Json;
using Vertelpunt.Cli.Files;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Pipeline.Risk.Validation;

namespace Vertelpunt.Cli.Commands;

/// <summary>The figures of docs/risk-validation.md, section by section.</summary>
internal sealed class RiskReport(RiskModel model, int seed)
{
    private readonly Lazy<StoryProcessor> processor = new(() => StoryProcessor.Create(ProductData.Folder));

    /// <summary>Everything, under headings.</summary>
    /// <param name="annotated">Stories with levels that nothing was fitted on; empty leaves that section out.</param>
    public async Task WriteAsync(TextWriter output, int stories, int texts, string[] files, string? annotated, bool takeSpans, CancellationToken cancellationToken)
    {
        await SectionAsync("Invented people with known truth", () => People(stories));
        await SectionAsync("Told in Dutch, with detection in the loop", () => Texts(texts));
        if (files.Length > 0)
        {
            await SectionAsync("Attacks", () => Attacks(files));
            await SectionAsync("Beside readers of the training stories", () => Levels(files, takeSpans, cancellationToken));
        }

        if (annotated is not null)
        {
            await SectionAsync("Beside readers of other stories", () => Beside(annotated, takeSpans));
        }

        async Task SectionAsync(string title, Func<string> make)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync($"## {title}\n{make().TrimEnd()}\n\n");
            await output.FlushAsync(cancellationToken);
        }
    }

    public string People(int stories) => RiskValidation.ToMarkdown(RiskValidation.Run(model, new(seed, stories)));

    public string Texts(int texts) =>
        TextValidation.ToMarkdown(TextValidation.Run(model, Find, texts, seed)) + "\n" + RephrasingValidation.Run(model, Find, texts / 2, seed).ToMarkdown();

    /// <param name="files">JSON lines with a "text" each: by different tellers, for linkage by wording.</param>
    public string Attacks(string[] files)
    {
        var texts = new List<string>();
        foreach (var file in files)
        {
            using var reader = new StreamReader(TextSource.Open(file), Utf8.Strict);
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (line.Trim().Length > 0)
                {
                    texts.Add(TextOf(line) ?? throw CliFailure.BadInput($"{TextSource.NameOf(file)}, line {number}: is no JSON object with a \"text\"."));
                }
            }
        }

        return AttackValidation.ToMarkdown(AttackValidation.Run(model, new(seed), texts, Redacted));
    }

    public string Levels(string[] files, bool takeSpans, CancellationToken cancellationToken)
    {
        try
        {
            List<LabelledStory> stories = [.. takeSpans ? files.SelectMany(Annotated) : UnseenDetection.Of(files, Lexicons.Load(Path.Combine(ProductData.Folder, "lexicons")), cancellationToken)];
            return LevelFit.ToMarkdown(LevelFit.Fit(stories, new RiskAssessor(model), seed));
        }
        catch (ArgumentException)
        {
            throw CliFailure.BadInput($"There are too few stories of each level to fit on: at least {10 * LevelFit.Folds} with a \"risk\", and {LevelFit.Folds} of each.");
        }
        catch (Exception e) when (e is IOException or FormatException or Pipeline.Detection.Evaluation.BadLineException)
        {
            throw CliFailure.BadInput(e.Message);
        }
    }

    public string Beside(string path, bool takeSpans)
    {
        var agreement = new RiskAgreement();
        using var reader = new StreamReader(TextSource.Open(path), Utf8.Strict);
        try
        {
            agreement.Add(reader, new RiskAssessor(model), takeSpans ? null : Find);
        }
        catch (FormatException e)
        {
            throw CliFailure.BadInput($"{TextSource.NameOf(path)}, {e.Message}");
        }

        return agreement.Stories > 0 ? agreement.ToMarkdown() : throw CliFailure.BadInput($"{TextSource.NameOf(path)} holds no story with a \"risk\".");
    }

    private IReadOnlyList<Finding> Find(StoryDocument document) => processor.Value.Find(document, RedactionPolicy.Default);

    private string Redacted(string text)
    {
        var document = StoryDocument.OfText(text);
        return processor.Value.Redact(document, Find(document)).Text.Text;
    }

    private static List<LabelledStory> Annotated(string file)
    {
        using var reader = new StreamReader(TextSource.Open(file), Utf8.Strict);
        return [.. RiskAgreement.Read(reader, find: null)];
    }

    private static string? TextOf(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
