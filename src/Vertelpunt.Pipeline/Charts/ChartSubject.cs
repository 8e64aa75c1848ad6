using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>All a drawing is made from.</summary>
internal sealed record ChartSubject(
    Question Question, QuestionSummary Summary, ShownCells Shown, SmallNumbers SmallNumbers, ChartWords Words, Func<string, string?>? Link)
{
    public string Title => Words.Of(Question.Text);

    /// <summary>Only asked for where there is something to show.</summary>
    public int N => Shown.Answered ?? 0;

    public string NumberLine => Words.NumberLine(N, SmallNumbers.Count(Summary.DoesNotApply), SmallNumbers.Count(Summary.Blank));

    public string? Href(string cell) => Link?.Invoke(cell);

    /// <summary>Rows that end every table: what is not in the picture.</summary>
    public IEnumerable<IReadOnlyList<string>> OutsideRows(int columns)
    {
        yield return Row(Words.Answered, Words.Count(Shown.Answered));
        yield return Row(Words.DoesNotApply, Words.Count(SmallNumbers.Count(Summary.DoesNotApply)));
        yield return Row(Words.LeftBlank, Words.Count(SmallNumbers.Count(Summary.Blank)));

        List<string> Row(string name, string value) => [name, value, .. Enumerable.Repeat("", columns - 2)];
    }

    public string ShareText(int? stories) => stories is { } s && N > 0 ? Words.Percent((double)s / N) : "";
}
