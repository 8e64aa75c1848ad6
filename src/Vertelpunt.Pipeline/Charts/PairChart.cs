using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>The picture of two questions against each other, of the sort that suits their kinds.</summary>
public static class PairChart
{
    /// <param name="language">"nl" or "en".</param>
    public static Chart Draw(StoryCollection collection, Pattern pattern, string language)
    {
        var words = new ChartWords(language);
        var (first, second) = (new PairSide(collection.Form, pattern.First, words, collection.Total), new PairSide(collection.Form, pattern.Second, words, collection.Total));
        var title = words.Say($"{first.Title} · {second.Title}", $"{first.Title} · {second.Title}");

        // What is drawn as groups comes first: choices before scales before places.
        var (groups, other) = first.Rank <= second.Rank ? (first, second) : (second, first);
        var subject = new PairSubject(collection, pattern, groups, other, words, title);
        return (groups.Question, other.Question) switch
        {
            (MultipleChoiceQuestion, MultipleChoiceQuestion) => HeatMapChart.Draw(subject),
            (SingleChoiceQuestion, MultipleChoiceQuestion) => ItemsByGroupChart.Draw(subject),
            (SingleChoiceQuestion, SingleChoiceQuestion) => Table(subject, MosaicChart.Draw),
            (_, TriadQuestion or PlacementQuestion) => Table(subject, CentresChart.Draw),
            (SingleChoiceQuestion or MultipleChoiceQuestion, _) => Table(subject, RidgeChart.Draw),
            _ => Table(subject, ScatterChart.Draw),
        };
    }

    private static Chart Table(PairSubject subject, Func<PairSubject, ShownTable, Chart> draw) =>
        subject.Collection.Cross(subject.GroupFacet, subject.Other.Facet) is { Rows.Count: > 1 } table ? draw(subject, table) : subject.TooFew();
}

/// <summary>One side of a pair.</summary>
internal sealed class PairSide
{
    private readonly ChartWords _words;
    private readonly PatternWords _names;
    private readonly int _stories;

    /// <param name="stories">How many the whole collection holds; only asked for where groups are named.</param>
    public PairSide(StoryForm form, string facet, ChartWords words, int stories = 0)
    {
        (_words, Facet, _stories, _names) = (words, facet, stories, new(form, words.Language));
        var parts = facet.Split('#');
        Question = form.Find(parts[0]);
        Part = parts.Length > 1 ? parts[1] : null;
        var text = Question is null ? words.Say("Wanneer verteld", "When told") : words.Of(Question.Text);
        Title = Question is not null && Part is not null ? $"{text} ({words.OptionText(Question, Part)})" : text;
    }

    public string Facet { get; }

    /// <summary>Null for the week.</summary>
    public Question? Question { get; }

    /// <summary>The stone.</summary>
    public string? Part { get; }

    public string Title { get; }

    public int Rank => Question switch { SingleChoiceQuestion => 0, MultipleChoiceQuestion => 1, ScaleQuestion => 2, TriadQuestion => 4, PlacementQuestion => 5, _ => 3 };

    /// <summary>What a group of cells is called.</summary>
    public string Name(IReadOnlyList<string> cells) => Question switch
    {
        ScaleQuestion => $"{SvgCanvas.N(ScaleBins.From(Bin(cells[0])))}–{SvgCanvas.N(ScaleBins.From(Bin(cells[^1]) + 1))}",
        SingleChoiceQuestion q => string.Join(" / ", cells.Select(c => _words.OptionText(q, c))),
        MultipleChoiceQuestion q => cells[0].Length == 0 ? _words.Say("niet gekozen", "not chosen") : _words.OptionText(q, cells[0]),
        TriadQuestion when 2 * cells.Count > TriadBins.For(_stories).Count => Elsewhere,
        TriadQuestion q => _names.Cells(q.Id, cells, _stories),
        PlacementQuestion when 2 * cells.Count > PlaneZones.Count => Elsewhere,
        PlacementQuestion q => _names.Zones(q, [.. cells.Select(c => Bin(c.Split(':')[^1]))]),
        ShortTextQuestion => cells.Count == 1 ? cells[0] : cells[0] + " – " + cells[^1],
        _ => _words.Weeks(cells),
    };

    /// <summary>As <see cref="Name"/>, with the end of a scale that the group is on, for pictures that do not show the scale.</summary>
    public string Place(IReadOnlyList<string> cells) => Question is ScaleQuestion
        ? (ScaleBins.From(Bin(cells[0])), ScaleBins.From(Bin(cells[^1]) + 1)) switch
        {
            (_, <= 50) => _words.Say($"{Name(cells)}, kant van ‘{Ends.Low}’", $"{Name(cells)}, side of ‘{Ends.Low}’"),
            (>= 50, _) => _words.Say($"{Name(cells)}, kant van ‘{Ends.High}’", $"{Name(cells)}, side of ‘{Ends.High}’"),
            _ => $"{Name(cells)}, {_words.Middle}",
        }
        : Name(cells);

    /// <summary>Most of a triad or plane as one group: it has no place of its own.</summary>
    private string Elsewhere => _words.Say("elders", "elsewhere");

    /// <summary>What the two ends of a scale-like side are called.</summary>
    public (string Low, string High) Ends => Question switch
    {
        ScaleQuestion q => (_words.Of(q.Left), _words.Of(q.Right)),
        ShortTextQuestion => (_words.Say("kort", "short"), _words.Say("lang", "long")),
        _ => (_words.Say("eerder", "earlier"), _words.Say("later", "later")),
    };

    /// <summary>The value of a scale-like side.</summary>
    public double? Value(AnsweredStory story) => Question switch
    {
        ScaleQuestion => (story.Answers.GetValueOrDefault(Question.Id) as Scaled)?.Value,
        ShortTextQuestion => story.Answers.GetValueOrDefault(Question.Id) is Written w ? TextLengths.Words(w.Text) : null,
        _ => story.Week.Number,
    };

    public static int Bin(string cell) => int.Parse(cell.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a pair chart is made from.</summary>
internal sealed record PairSubject(StoryCollection Collection, Pattern Pattern, PairSide Groups, PairSide Other, ChartWords Words, string Title)
{
    /// <summary>The variable that makes the groups; for a multiple choice the option that tells most.</summary>
    public string GroupFacet => Groups.Question is MultipleChoiceQuestion ? Groups.Facet + "#" + StrongestItem : Groups.Facet;

    public string StrongestItem => Pattern.Parts.OrderByDescending(p => Math.Abs(p.Value)).Select(p => p.What).FirstOrDefault() ?? "";

    /// <summary>How strong, in words.</summary>
    public string Strength => PatternWords.Strength(Pattern, Words);

    /// <summary>How sure: chance first in words, then the numbers for who wants them.</summary>
    public string Sure
    {
        get
        {
            var interval = Pattern is { Low: { } low, High: { } high } ? Words.Say($" (95%: {Words.Number(low, "0.00")} tot {Words.Number(high, "0.00")})", $" (95%: {Words.Number(low, "0.00")} to {Words.Number(high, "0.00")})") : "";
            return $"{PatternWords.Chance(Pattern, Words)} {Words.Strength(Pattern.N)} {Words.Say("Samenhang", "Association")} {Words.Number(Pattern.Effect, "0.00")}{interval}, q = {(Pattern.Q < 0.001 ? "< " + Words.Number(0.001, "0.000") : Words.Number(Pattern.Q, "0.000"))}, n = {Words.Number(Pattern.N)}.";
        }
    }

    public string Foot => $"n = {Words.Number(Pattern.N)}";

    public Chart Finish(SvgCanvas canvas, double y, string sees, ChartTable table)
    {
        canvas.Text(0, y + 12, Foot, SvgCanvas.SmallSize, @class: "muted");
        return new(canvas.Finish(y + 18, Title, sees), Title, sees, Sure, table);
    }

    public Chart TooFew()
    {
        var canvas = new SvgCanvas(SvgCanvas.UsualWidth);
        canvas.Rect(0.5, 0.5, SvgCanvas.UsualWidth - 1, 71, "absent");
        canvas.Text(SvgCanvas.UsualWidth / 2, 41, Words.TooFew, anchor: "middle", @class: "muted");
        var sees = Words.Say("De groepen zijn te klein om te tonen.", "The groups are too small to show.");
        return new(canvas.Finish(72, Title, sees), Title, sees, Words.Say("Zo blijft niemand herkenbaar.", "That way nobody can be recognised."), new(Title, [Words.Answer, Words.Stories], [[Words.TooFew, ""]]), IsEmpty: true);
    }

    /// <summary>A numbered list under a drawing: the names of what is numbered in it.</summary>
    public static double Key(SvgCanvas canvas, double y, IReadOnlyList<string> names, Func<int, string> mark)
    {
        for (var i = 0; i < names.Count; i++)
        {
            canvas.Circle(11, y + 11, 9, $"group{i % ChartLook.Groups.Count}");
            canvas.Text(11, y + 15.5, mark(i), SvgCanvas.SmallSize, "middle", "ongroup", bold: true);
            y = canvas.Lines(26, y, SvgCanvas.Wrap(names[i], canvas.Width - 30, SvgCanvas.SmallSize, 2), SvgCanvas.SmallSize) + 6;
        }

        return y;
    }
}
