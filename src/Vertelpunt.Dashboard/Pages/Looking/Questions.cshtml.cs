using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>A chart for each question, of the included stories within a selection.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class QuestionsModel(CollectionReader reader, AuditLog audit) : SelectionPage(reader)
{
    public override string Place => "patronen";

    public IReadOnlyList<(Question Question, Chart Chart)> Charts { get; private set; } = [];

    /// <summary>Questions of which nothing can be shown within the selection; without one they keep their place, and say why.</summary>
    public IReadOnlyList<Question> Hidden { get; private set; } = [];

    /// <summary>Who told; only of the whole, since within a selection it would say what the charts above say.</summary>
    public Chart? Balance { get; private set; }

    /// <summary>When the stories of the selection came; a click chooses a period, so that two can be compared.</summary>
    public Chart? Weeks { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "patterns.read", $"project:{Project.Slug}", null, cancellationToken);
        await LoadAsync(cancellationToken);
        var looks = Stories.Form.Questions.Select(q => (Question: q, Look: Stories.Look(q.Id, Filter))).ToLookup(l => Filter.IsNone || l.Look.Shown.Groups.Any(g => g.Stories is not null));
        Balance = Filter.IsNone && BalanceChart.Draw(Stories, DeskLanguage.Current) is { IsEmpty: false } balance ? balance : null;
        var weeks = WeekTrendChart.Draw(Stories, Filter, DeskLanguage.Current, week => Link(Asked.Toggle(StoryFilter.Week, week), StoryFilter.Week));
        Weeks = weeks.IsEmpty ? null : Filter.For(StoryFilter.Week) is { } period ? weeks with { Svg = Marked(weeks.Svg, period.Cells) } : weeks;
        Hidden = [.. looks[false].Select(l => l.Question)];
        Charts = [.. looks[true].Select(l =>
        {
            var (q, (summary, shown)) = l;
            var chart = QuestionChart.Draw(q, summary, shown, Stories.SmallNumbers, DeskLanguage.Current, cell => Link(Asked.Toggle(q.Id, cell), q.Id));
            return (q, Filter.For(q.Id) is { } own ? chart with { Svg = Marked(chart.Svg, own.Cells) } : chart);
        })];
    }

    /// <summary>Says which cells the selection took: in sight, and to those who do not see.</summary>
    private static string Marked(string svg, IEnumerable<string> cells) =>
        cells.Aggregate(svg, (drawn, cell) => drawn.Replace($" data-cell=\"{cell}\"", $" data-cell=\"{cell}\" aria-current=\"true\"", StringComparison.Ordinal));
}
