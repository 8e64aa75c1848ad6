using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>Finds personal data of one sort. Stateless and safe to share between threads.</summary>
public interface IAnnotator
{
    /// <summary>Short and stable, kept with each finding: "phone", "tagger".</summary>
    string Name { get; }

    /// <summary>Adds what it finds in <paramref name="text"/>, with offsets in its normalised text. Takes time linear in the text for any text.</summary>
    void Annotate(DetectionText text, List<Annotation> into);
}
