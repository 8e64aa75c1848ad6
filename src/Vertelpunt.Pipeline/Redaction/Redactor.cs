using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Redaction.Generalisation;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>Puts replacements where findings stand and leaves the rest of the text as it is. Pure, and safe to share between threads.</summary>
/// <remarks>
/// A replacement may take the small word before it along, where Dutch asks for another one: 'op 4 maart 2019' becomes 'in het voorjaar van 2019'.
/// So the original stretch of a redaction contains its finding, and is sometimes a little wider. What cannot be generalised gets its label.
/// </remarks>
public sealed class Redactor
{
    private readonly PlaceGeneraliser _places;
    private readonly ProfessionGeneraliser _professions;

    private Redactor(PlaceGeneraliser places, ProfessionGeneraliser professions)
    {
        _places = places;
        _professions = professions;
    }

    /// <summary>The redactor with the tables of generalisation in <paramref name="dataFolder"/>/generalisation.</summary>
    /// <exception cref="IOException">A table is not there or cannot be read.</exception>
    public static Redactor Create(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "generalisation");
        return new(PlaceGeneraliser.Load(folder), ProfessionGeneraliser.Load(folder));
    }

    /// <param name="findings">In order, not overlapping, as resolution leaves them; rejected ones are skipped.</param>
    /// <exception cref="ArgumentException">Findings overlap or are not in order: nothing may be shown then.</exception>
    public RedactedStory Redact(StoryDocument document, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder(document.Text.Length + 64);
        var redactions = new List<Domain.Privacy.Redaction>();
        var mentioned = new PlaceMentions();
        var written = Written(document.Text);
        var done = 0;
        foreach (var finding in findings)
        {
            if (!finding.IsActive || finding.Operator == RedactionOperator.Keep || finding.Span.Length == 0)
            {
                continue;
            }

            if (finding.Status == FindingStatus.Proposed && written.Exists(w => w.Start < finding.Span.End && finding.Span.Start < w.End))
            {
                continue;
            }

            if (finding.Span.Start < done)
            {
                throw new ArgumentException("Findings overlap or are not in order.", nameof(findings));
            }

            var replacement = Replace(new(document.Text, finding, done), mentioned);
            if (replacement.Text.AsSpan().SequenceEqual(replacement.Original.In(document.Text)))
            {
                continue;
            }

            text.Append(document.Text, done, replacement.Original.Start - done);
            var start = text.Length;
            text.Append(replacement.Text);
            redactions.Add(new(replacement.Original, new(start, text.Length), finding.Kind, finding.Operator));
            done = replacement.Original.End;
        }

        text.Append(document.Text, done, document.Text.Length - done);
        var redacted = new RedactedText(text.ToString(), redactions);
        return new(redacted, [.. document.Fields.Select(f => f with { Span = new(redacted.ToRedacted(f.Span.Start), redacted.ToRedacted(f.Span.End)) })]);
    }

    // What generalisation writes is wide enough, whoever wrote it: a proposal within it is let be, so that redacting again changes nothing.
    private List<TextSpan> Written(string text)
    {
        var written = new List<TextSpan>();
        _places.AddWritten(text, written);
        _professions.AddWritten(text, written);
        return written;
    }

    private Replacement Replace(Passage passage, PlaceMentions mentioned)
    {
        var finding = passage.Finding;
        return finding.Operator switch
        {
            RedactionOperator.Mask => new(finding.Span, RedactionMarks.Bar),
            RedactionOperator.Remove => Removal(passage),
            RedactionOperator.Generalise when finding.Replacement is { Length: > 0 } words => Capitalised(passage, new(finding.Span, words)),
            RedactionOperator.Generalise => Generalise(passage, mentioned) is { } wider ? Capitalised(passage, wider) : Label(finding),
            _ => Label(finding),
        };
    }

    private static Replacement Label(Finding finding) => new(finding.Span, KindWords.Label(finding.Kind, finding.Entity));

    private Replacement? Generalise(Passage passage, PlaceMentions mentioned) => passage.Finding.Kind switch
    {
        IdentifierKind.Age => AgeGeneraliser.Generalise(passage),
        IdentifierKind.Date => DateGeneraliser.Generalise(passage),
        IdentifierKind.Location => _places.Generalise(passage, mentioned),
        IdentifierKind.Profession => _professions.Generalise(passage),
        _ => null,
    };

    // A sentence that began with a capital or a figure keeps its capital; one the teller began small stays small.
    private static Replacement Capitalised(Passage passage, Replacement replacement)
    {
        var (original, text) = replacement;
        return text.Length > 0 && char.IsLower(text[0]) && !char.IsLower(passage.Document[original.Start]) && passage.StartsSentence(original.Start) && text != original.In(passage.Document).ToString()
            ? replacement with { Text = char.ToUpperInvariant(text[0]) + text[1..] }
            : replacement;
    }

    // One of two spaces, and a space before punctuation, go with what is removed.
    private static Replacement Removal(Passage passage)
    {
        var (document, span) = (passage.Document, passage.Finding.Span);
        var spaceBefore = span.Start > passage.From && document[span.Start - 1] == ' ';
        var after = span.End < document.Length ? document[span.End] : '\n';
        return spaceBefore && after is ' ' or '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\n' && spaceBefore
            ? new(new(span.Start - 1, span.End), "")
            : new(after == ' ' && (span.Start == 0 || document[span.Start - 1] == '\n') ? new(span.Start, span.End + 1) : span, "");
    }
}
