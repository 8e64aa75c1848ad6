using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Tells the facts of invented people twice, in sentences drawn anew, and compares what becomes of both.</summary>
public static class RephrasingValidation
{
    private const double Twice = 0.30103;

    /// <param name="find">Detection and resolution.</param>
    public static RephrasingFigures Run(RiskModel model, Func<StoryDocument, IReadOnlyList<Finding>> find, int count, int seed, IReadOnlyList<string>? provinces = null)
    {
        var population = new SyntheticPopulation(model, provinces ?? new RiskValidationOptions().ProvincesOrDefault, seed);
        var source = new SyntheticStories(model, population);
        var assessor = new RiskAssessor(model);
        var settings = new ProjectSettings();
        var random = new Random(seed + 6);
        int same = 0, near = 0, people = 0;
        for (var i = 0; i < count; i++)
        {
            var story = source.Draw(random);
            var facts = TextValidation.Told(story.Facts);
            var (one, other) = (Judged(), Judged());
            var apart = Math.Abs(one.Level - other.Level);
            same += apart == 0 ? 1 : 0;
            near += apart <= 1 ? 1 : 0;
            people += Math.Abs(Math.Log10(one.K) - Math.Log10(other.K)) <= Twice ? 1 : 0;

            RiskAssessment Judged()
            {
                var document = StoryDocument.OfText(TextValidation.Tell(facts, story.Person, population, random));
                return assessor.Assess(document, RiskLines.DirectHidden(find(document)), [], settings);
            }
        }

        double n = Math.Max(1, count);
        return new(count, same / n, near / n, people / n);
    }
}
