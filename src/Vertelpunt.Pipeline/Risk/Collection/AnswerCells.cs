using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>Answers as coarse as somebody remembers or sees them: to ask how many stories share them.</summary>
public static class AnswerCells
{
    private const int ScaleFifth = 20;

    /// <summary>The option or options, the fifth of a scale, the zone of a triad or plane; null for what was left blank, does not apply, or was written.</summary>
    public static string? Of(Answer? answer) => answer switch
    {
        Chosen chosen => string.Join('+', chosen.OptionIds.Order(StringComparer.Ordinal)),
        Scaled scaled => Math.Min(4, (int)(scaled.Value / ScaleFifth)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Composed composed => TriadZones.Of(composed),
        Placed placed => string.Join('+', placed.Stones.OrderBy(s => s.StoneId, StringComparer.Ordinal).Select(s => PlaneZones.Of(s.StoneId, PlaneZones.Id(PlaneZones.IndexOf(s.X, s.Y))))),
        _ => null,
    };

    /// <summary>The cells of these questions, those without one left out.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, Answer> answers, IEnumerable<string> questionIds) => questionIds
        .Select(q => (Id: q, Cell: Of(answers.GetValueOrDefault(q)))).Where(c => c.Cell is not null).ToDictionary(c => c.Id, c => c.Cell!); // null was just taken out
}
