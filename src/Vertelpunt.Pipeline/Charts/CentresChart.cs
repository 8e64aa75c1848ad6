using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Pipeline.Charts;

/// <summary>Where the centre of each group lies in a triad or on a plane: one numbered disc for each group.</summary>
internal static class CentresChart
{
    private const double Width = SvgCanvas.UsualWidth;
    private const double Length = 330;

    public static Chart Draw(PairSubject subject, ShownTable table)
    {
        var words = subject.Words;
        var canvas = new SvgCanvas(Width);
        var names = table.Rows.Select((row, r) => $"{subject.Groups.Place(row)} ({table.RowStories[r].Count})").ToList();
        var (bottom, places, headers) = subject.Other.Question is TriadQuestion triad ? Triad(canvas, subject, triad, table) : Plane(canvas, subject, (PlacementQuestion)subject.Other.Question!, table); // the only two kinds of place
        var apart = Apart(places);
        for (var i = 0; i < places.Count; i++)
        {
            var (x, y) = apart[i];
            if ((x, y) != (places[i].X, places[i].Y))
            {
                canvas.Line(places[i].X, places[i].Y, x, y, "axis");
                canvas.Circle(places[i].X, places[i].Y, 2.5, "marker");
            }

            canvas.Circle(x, y, 12.5, "plate");
            canvas.Circle(x, y, 11, $"group{i % ChartLook.Groups.Count}", names[i]);
            canvas.Text(x, y + 4.5, words.Number(i + 1), SvgCanvas.SmallSize, "middle", "ongroup", bold: true);
        }

        var end = PairSubject.Key(canvas, bottom + 8, names, i => words.Number(i + 1));
        var rows = places.Select((p, i) => (IReadOnlyList<string>)[names[i], .. p.Numbers]).ToList();
        return subject.Finish(canvas, end, Sees(subject, names, places), new(subject.Title, [subject.Groups.Title, .. headers], rows));
    }

    private sealed record Place(double X, double Y, IReadOnlyList<string> Numbers, string Leaning);

    private static (double Bottom, List<Place> Places, string[] Headers) Triad(SvgCanvas canvas, PairSubject subject, TriadQuestion question, ShownTable table)
    {
        var words = subject.Words;
        var tall = Length * Math.Sqrt(3) / 2;
        var top = canvas.Lines(Width / 2, 0, SvgCanvas.Wrap(words.Of(question.Top), Width - 40), anchor: "middle", bold: true) + 8;
        (double X, double Y) At(double t, double l, double r) => (Width / 2 + (r - l) / 2 * Length, top + (1 - t) * tall);

        canvas.Polygon([At(1, 0, 0), At(0, 1, 0), At(0, 0, 1)], "ramp1 tile");
        for (var i = 1; i <= 2; i++)
        {
            var s = i / 3.0;
            foreach (var (from, to) in new[] { (At(s, 1 - s, 0), At(s, 0, 1 - s)), (At(1 - s, s, 0), At(0, s, 1 - s)), (At(1 - s, 0, s), At(0, 1 - s, s)) })
            {
                canvas.Line(from.X, from.Y, to.X, to.Y, "grid");
            }
        }

        canvas.Polygon([At(1, 0, 0), At(0, 1, 0), At(0, 0, 1)], "axis");
        var bottom = Math.Max(
            canvas.Lines(0, top + tall + 6, SvgCanvas.Wrap(words.Of(question.Left), 170), bold: true),
            canvas.Lines(Width, top + tall + 6, SvgCanvas.Wrap(words.Of(question.Right), 170), anchor: "end", bold: true));
        var places = table.RowStories.Select(stories =>
        {
            var centre = Compositions.Centre([.. stories.Select(s => (Composed)s.Answers[question.Id])])!; // every row has stories
            var (x, y) = At(centre.Top, centre.Left, centre.Right);
            var leaning = new[] { (question.Top, centre.Top), (question.Left, centre.Left), (question.Right, centre.Right) }.MaxBy(c => c.Item2).Item1;
            return new Place(x, y, [words.Percent(centre.Top), words.Percent(centre.Left), words.Percent(centre.Right)], words.Of(leaning));
        });
        return (bottom, [.. places], [words.Of(question.Top), words.Of(question.Left), words.Of(question.Right)]);
    }

    private static (double Bottom, List<Place> Places, string[] Headers) Plane(SvgCanvas canvas, PairSubject subject, PlacementQuestion question, ShownTable table)
    {
        var words = subject.Words;
        var left = (Width - Length) / 2;
        var top = canvas.Lines(Width / 2, 0, SvgCanvas.Wrap("↑ " + words.Of(question.YHigh), Length), anchor: "middle", bold: true) + 8;
        canvas.Rect(left, top, Length, Length, "ramp1 tile");
        for (var i = 1; i < PlaneZones.Side; i++)
        {
            var at = Length * i / PlaneZones.Side;
            canvas.Line(left + at, top, left + at, top + Length, "grid");
            canvas.Line(left, top + at, left + Length, top + at, "grid");
        }

        canvas.Rect(left, top, Length, Length, "axis");
        var below = canvas.Lines(Width / 2, top + Length + 4, SvgCanvas.Wrap("↓ " + words.Of(question.YLow), Length), anchor: "middle", bold: true);
        var bottom = Math.Max(
            canvas.Lines(left, below, SvgCanvas.Wrap("← " + words.Of(question.XLow), Length / 2 - 10), bold: true),
            canvas.Lines(left + Length, below, SvgCanvas.Wrap(words.Of(question.XHigh) + " →", Length / 2 - 10), anchor: "end", bold: true));
        var places = table.RowStories.Select(stories =>
        {
            var stones = stories.Select(s => ((Placed)s.Answers[question.Id]).Stones.First(p => p.StoneId == subject.Other.Part)).ToList();
            var (x, y) = (Quantiles.At([.. stones.Select(s => s.X).Order()], 0.5), Quantiles.At([.. stones.Select(s => s.Y).Order()], 0.5));
            var leaning = Math.Abs(x - 50) > Math.Abs(y - 50) ? (x > 50 ? question.XHigh : question.XLow) : (y > 50 ? question.YHigh : question.YLow);
            return new Place(left + x / 100 * Length, top + (100 - y) / 100 * Length, [words.Number(x), words.Number(y)], words.Of(leaning));
        });
        return (bottom, [.. places], [$"{words.Of(question.XLow)} – {words.Of(question.XHigh)}", $"{words.Of(question.YLow)} – {words.Of(question.YHigh)}"]);
    }

    /// <summary>Discs that would cover each other stand in a circle around their middle, each with a line to where it belongs.</summary>
    private static (double X, double Y)[] Apart(List<Place> places)
    {
        int[] cluster = [.. Enumerable.Range(0, places.Count)];
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Sqrt(Math.Pow(places[i].X - places[j].X, 2) + Math.Pow(places[i].Y - places[j].Y, 2)) < 26)
                {
                    var (from, to) = (cluster[i], cluster[j]);
                    cluster = [.. cluster.Select(c => c == from ? to : c)];
                }
            }
        }

        return [.. places.Select((place, i) =>
        {
            var near = Enumerable.Range(0, places.Count).Where(j => cluster[j] == cluster[i]).ToList();
            if (near.Count == 1)
            {
                return (place.X, place.Y);
            }

            // In the order in which they lie around their middle, so that lines do not cross.
            var (x, y) = (near.Average(j => places[j].X), near.Average(j => places[j].Y));
            var order = near.OrderBy(j => Math.Atan2(places[j].Y - y, places[j].X - x)).ToList();
            var start = Math.Atan2(places[order[0]].Y - y, places[order[0]].X - x);
            var angle = start + 2 * Math.PI * order.IndexOf(i) / near.Count;
            var radius = 24 + 6 * near.Count;
            return (x + radius * Math.Cos(angle), y + radius * Math.Sin(angle));
        })];
    }

    private static string Sees(PairSubject subject, List<string> names, List<Place> places)
    {
        var words = subject.Words;
        var far = (from i in Enumerable.Range(0, places.Count) from j in Enumerable.Range(i + 1, places.Count - i - 1) select (i, j))
            .MaxBy(p => Math.Pow(places[p.i].X - places[p.j].X, 2) + Math.Pow(places[p.i].Y - places[p.j].Y, 2));
        var distance = Math.Sqrt(Math.Pow(places[far.i].X - places[far.j].X, 2) + Math.Pow(places[far.i].Y - places[far.j].Y, 2));
        if (distance < 0.06 * Length)
        {
            return words.Say("De groepen liggen op ongeveer dezelfde plek.", "The groups lie in about the same place.");
        }

        return places[far.i].Leaning == places[far.j].Leaning
            ? words.Say($"'{names[far.i]}' en '{names[far.j]}' liggen het verst uit elkaar, beide het dichtst bij '{places[far.i].Leaning}'.", $"'{names[far.i]}' and '{names[far.j]}' lie furthest apart, both nearest to '{places[far.i].Leaning}'.")
            : words.Say($"'{names[far.i]}' neigt naar '{places[far.i].Leaning}', '{names[far.j]}' naar '{places[far.j].Leaning}'.", $"'{names[far.i]}' leans towards '{places[far.i].Leaning}', '{names[far.j]}' towards '{places[far.j].Leaning}'.");
    }
}
