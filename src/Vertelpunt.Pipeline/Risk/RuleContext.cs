using System.Text.RegularExpressions;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What the rules look at besides facts.</summary>
/// <param name="DirectLeft">Direct identifiers that stay readable.</param>
/// <param name="IsRead">True when the facts were read from running text.</param>
/// <param name="Days">Dates exact to the day that stay readable: with a place and an incident a search engine finds the case.</param>
/// <param name="Cues">Words that set the story apart, whatever was found.</param>
internal sealed partial record RuleContext(bool IsRead, IReadOnlyList<TextSpan> DirectLeft, IReadOnlyList<TextSpan> Days, IReadOnlyList<Cue> Cues)
{
    /// <summary>A day this close to the words for an incident, in characters, is taken to be its day: about two sentences.</summary>
    private const int CloseBy = 150;

    private const double SureEnough = 0.5;

    /// <summary>Detection this sure, by checksum or list, is not put aside by rejecting the finding: a person has to hide it or take the story out.</summary>
    private const double SureDespiteRejection = 0.9;

    public static RuleContext None { get; } = new(false, [], [], []);

    [GeneratedRegex(@"\d{1,2}\s*[-/.]\s*\d{1,2}|\b\d{1,2}\s+(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec)|(?:maan|dins|woens|donder|vrij|zater|zon)dag|kerst|pasen|nieuwjaar|koningsdag|pinksteren|hemelvaart|oudjaar|sinterklaas|allerzielen", RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    public bool HasDay => Days.Count > 0;

    public bool Has(CueKind kind) => Cues.Any(c => c.Kind == kind);

    /// <summary>Whether a day stands close to one of <paramref name="spans"/>.</summary>
    public bool HasDayNear(IEnumerable<TextSpan> spans) => spans.Any(s => Days.Any(d => d.Start < s.End + CloseBy && d.End > s.Start - CloseBy));

    public static RuleContext Of(StoryDocument document, IReadOnlyList<Finding> findings)
    {
        var kept = findings.Where(f => !f.IsActive || f.Operator == RedactionOperator.Keep).ToArray();
        return new(
            true,
            [.. kept.Where(f => f.Kind.TypeOf() == IdentifierType.Direct && f.Confidence >= (f.IsActive ? SureEnough : SureDespiteRejection)).Select(f => f.Span)],
            [.. kept.Where(f => f.Kind == IdentifierKind.Date && Day().IsMatch(f.Span.In(document.Text).ToString())).Select(f => f.Span)],
            Risk.Cues.In(document.Text, findings));
    }
}
