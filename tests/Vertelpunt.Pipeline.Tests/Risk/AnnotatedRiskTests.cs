using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Risk;

/// <summary>Levels beside those that readers gave to the training stories, with the annotated spans: direct identifiers hidden, the rest kept.</summary>
/// <remarks>The weights were fitted on these stories: this guards against getting worse. Figures on unseen stories are in docs/risk-validation.md.</remarks>
public sealed class AnnotatedRiskTests(ITestOutputHelper output)
{
    [Fact]
    public void Levels_agree_with_readers_and_no_story_to_exclude_is_low()
    {
        var table = new double[4, 4];
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Data, "training"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("risk", out var risk) && Enum.TryParse<RiskLevel>(risk.GetString(), ignoreCase: true, out var told))
                {
                    table[(int)told, (int)LevelOf(json.RootElement)]++;
                }
            }
        }

        for (var i = 0; i < 4; i++)
        {
            output.WriteLine($"{(RiskLevel)i,-8} {table[i, 0],4} {table[i, 1],4} {table[i, 2],4} {table[i, 3],4}");
        }

        output.WriteLine($"quadratic kappa {Kappa(table):F3}");
        Assert.True(table.Cast<double>().Sum() > 800);
        Assert.Equal(0, table[3, 0]);
        Assert.True(Kappa(table) >= 0.6);
    }

    private static RiskLevel LevelOf(JsonElement story)
    {
        var text = story.GetProperty("text").GetString()!;
        var offsets = new List<int>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            offsets.Add(i);
        }

        offsets.Add(text.Length);
        var findings = story.GetProperty("spans").EnumerateArray().Select(s =>
        {
            var kind = IdentifierKinds.FromLabel(s[2].GetString()!)!.Value;
            var action = kind.TypeOf() == IdentifierType.Direct ? RedactionOperator.Label : RedactionOperator.Keep;
            return new Finding(new(offsets[s[0].GetInt32()], offsets[s[1].GetInt32()]), kind, 1, 1, "annotated", "annotated", action);
        }).ToArray();
        return RiskFixture.Assessor.LevelOf(StoryDocument.OfText(text), findings, [], new ProjectSettings());
    }

    // Cohen's kappa with squared distances as weights.
    private static double Kappa(double[,] table)
    {
        double all = 0, seen = 0, expected = 0;
        var rows = new double[4];
        var columns = new double[4];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                all += table[i, j];
                rows[i] += table[i, j];
                columns[j] += table[i, j];
            }
        }

        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                seen += (i - j) * (i - j) * table[i, j];
                expected += (i - j) * (i - j) * rows[i] * columns[j] / all;
            }
        }

        return 1 - (seen / expected);
    }
}
