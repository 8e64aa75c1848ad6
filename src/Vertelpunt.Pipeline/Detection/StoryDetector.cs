using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;
using Vertelpunt.Pipeline.Redaction;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>Finds personal data in a text with every annotator there is. Pure, and safe to share between threads.</summary>
public sealed class StoryDetector
{
    private readonly IReadOnlyList<IAnnotator> _annotators;

    public StoryDetector(IReadOnlyList<IAnnotator> annotators) => _annotators = annotators;

    /// <summary>The detector the product uses.</summary>
    /// <param name="dataFolder">The project's data/ folder, with lexicons/ and models/.</param>
    /// <exception cref="IOException">a list or the model is missing.</exception>
    /// <exception cref="InvalidDataException">the model is damaged or of another version.</exception>
    public static StoryDetector Create(string dataFolder)
    {
        var lexicons = Lexicons.Load(Path.Combine(dataFolder, "lexicons"));
        return Create(lexicons, TaggerModel.Load(Path.Combine(dataFolder, "models", "nl.bin")));
    }

    /// <summary>All recognisers, a tagger with this model, and consistency over what they find.</summary>
    public static StoryDetector Create(Lexicons lexicons, TaggerModel model) =>
        new([.. StructuredKinds.All, new TaggerAnnotator(model, lexicons), new ConsistencyAnnotator(lexicons)]);

    /// <summary>What the annotators say about <paramref name="text"/>, with offsets in it, by start. Annotations may overlap.</summary>
    public IReadOnlyList<Annotation> Detect(string text)
    {
        var normalised = TextNormaliser.Normalise(text);
        var prepared = new DetectionText(normalised.Text);
        var found = new List<Annotation>();
        foreach (var annotator in _annotators)
        {
            annotator.Annotate(prepared, found);
        }

        RedactionMarks.Spare(prepared.Text, found);
        RedactionMarks.KeepSure(prepared.Text, found);
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with { Span = normalised.ToOriginal(found[i].Span) };
        }

        found.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return found;
    }
}
