using System.Globalization;
using System.Text;
using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Levels of the model beside those that readers gave, direct identifiers hidden and the rest kept.</summary>
public sealed class RiskAgreement
{
    private static readonly int Levels = Enum.GetValues<RiskLevel>().Length;
    private readonly int[,] table = new int[Levels, Levels];

    /// <summary>How many stories readers gave <paramref name="told"/> and the model <paramref name="found"/>.</summary>
    public int this[RiskLevel told, RiskLevel found] => table[(int)told, (int)found];

    public int Stories => table.Cast<int>().Sum();

    /// <summary>Cohen's kappa with squared distances as weights; NaN without stories.</summary>
    public double Kappa => KappaOf(table);

    /// <summary>Adds one story.</summary>
    public void Add(RiskLevel told, RiskLevel found) => table[(int)told, (int)found]++;

    /// <summary>Adds the stories of annotated JSON lines that tell a "risk"; the others are passed over.</summary>
    /// <param name="find">Detection and resolution; null takes the annotated spans.</param>
    /// <exception cref="FormatException">A line is no annotated story; the message names the line.</exception>
    public void Add(TextReader stories, RiskAssessor assessor, Func<StoryDocument, IReadOnlyList<Finding>>? find)
    {
        foreach (var story in Read(stories, find))
        {
            Add(story.Told, assessor.LevelOf(story.Document, RiskLines.DirectHidden(story.Findings), [], new ProjectSettings()));
        }
    }

    /// <summary>The stories of annotated JSON lines that tell a "risk".</summary>
    /// <param name="find">Detection and resolution; null takes the annotated spans.</param>
    /// <exception cref="FormatException">A line is no annotated story; the message names the line.</exception>
    public static IEnumerable<LabelledStory> Read(TextReader stories, Func<StoryDocument, IReadOnlyList<Finding>>? find)
    {
        var number = 0;
        while (stories.ReadLine() is { } line)
        {
            number++;
            if (line.Trim().Length > 0 && ReadOne(line, number, find) is { } story)
            {
                yield return story;
            }
        }
    }

    private static LabelledStory? ReadOne(string line, int number, Func<StoryDocument, IReadOnlyList<Finding>>? find)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var story = json.RootElement;
            if (!story.TryGetProperty("risk", out var risk) || !Enum.TryParse<RiskLevel>(risk.GetString(), ignoreCase: true, out var told))
            {
                return null;
            }

            var document = StoryDocument.OfText(story.GetProperty("text").GetString() ?? "");
            return new(document, find?.Invoke(document) ?? Annotated(story, document.Text), told);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new FormatException($"line {number}: is not an annotated story.", e);
        }
    }

    /// <summary>The table with its kappa, for docs/risk-validation.md.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("| readers \\ model | low | medium | high | exclude |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var told in Enum.GetValues<RiskLevel>())
        {
            text.AppendLine($"| {told.ToString().ToLowerInvariant()} | {string.Join(" | ", Enum.GetValues<RiskLevel>().Select(f => this[told, f]))} |");
        }

        text.AppendLine();
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{Stories} stories, quadratic kappa {Kappa:F3}."));
        return text.ToString();
    }

    private static Finding[] Annotated(JsonElement story, string text)
    {
        // Annotated offsets count code points.
        var offsets = new List<int>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            offsets.Add(i);
        }

        offsets.Add(text.Length);
        return [.. story.GetProperty("spans").EnumerateArray()
            .Select(s => (Start: s[0].GetInt32(), End: s[1].GetInt32(), Kind: IdentifierKinds.FromLabel(s[2].GetString() ?? "")))
            .Where(s => s.Kind is not null)
            .Select(s => new Finding(new(offsets[s.Start], offsets[s.End]), s.Kind!.Value, 1, 1, "annotated", "annotated", RedactionOperator.Keep))]; // not null: filtered above
    }

    internal static double KappaOf(int[,] table)
    {
        Span<int> rows = stackalloc int[Levels];
        Span<int> columns = stackalloc int[Levels];
        var all = 0;
        for (var i = 0; i < Levels; i++)
        {
            for (var j = 0; j < Levels; j++)
            {
                rows[i] += table[i, j];
                columns[j] += table[i, j];
                all += table[i, j];
            }
        }

        double seen = 0, expected = 0;
        for (var i = 0; i < Levels; i++)
        {
            for (var j = 0; j < Levels; j++)
            {
                var weight = (i - j) * (i - j);
                seen += weight * table[i, j];
                expected += weight * (double)rows[i] * columns[j] / all;
            }
        }

        return 1 - (seen / expected);
    }
}
