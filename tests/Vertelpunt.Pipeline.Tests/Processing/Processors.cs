using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Danger;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Pipeline.Redaction;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Testing;

namespace Vertelpunt.Pipeline.Tests.Processing;

internal static class Processors
{
    /// <summary>The product's own, read once.</summary>
    public static StoryProcessor Real { get; } = StoryProcessor.Create(Repository.Data);

    /// <summary>The product's own, but for what <paramref name="annotate"/> does first.</summary>
    public static StoryProcessor With(Action<string> annotate) =>
        new(new StoryDetector([new Interfering(annotate)]), Redactor.Create(Repository.Data), new RiskAssessor(RiskModel.Load(Repository.Data)), DangerDetector.Create(Repository.Data), "-");

    private sealed class Interfering(Action<string> annotate) : IAnnotator
    {
        public string Name => "interfering";

        public void Annotate(DetectionText text, List<Annotation> into) => annotate(text.Text);
    }
}
