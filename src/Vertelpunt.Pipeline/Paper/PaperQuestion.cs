using System.Globalization;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;

namespace Vertelpunt.Pipeline.Paper;

/// <summary>Draws a question so that it can be answered with a pen.</summary>
/// <remarks>Options carry small numbers and lines carry small marks: who types the form in reads them off.</remarks>
internal sealed class PaperQuestion(StoryForm form, PaperWords words, double slack)
{
    private const double Indent = 10;
    private const double OptionSize = 10.5;
    private const double OptionLine = 15;

    /// <summary>Options in one piece, in points: with the longest question above them they still fit a page.</summary>
    private const double MostOptions = 420;

    private static readonly double InnerWidth = PaperBlock.Width - PaperBlock.Mm(Indent);

    /// <summary>The question in one piece; a list of options that is longer than a page goes on in further ones.</summary>
    /// <param name="number">Of the question on this form, from 1.</param>
    public IEnumerable<PaperBlock> Draw(Question question, int number) => question switch
    {
        SingleChoiceQuestion q => Draw(q, number, Options(q.Options, q.AllowOther)),
        MultipleChoiceQuestion q => Draw(q, number, Options(q.Options, q.AllowOther)),
        _ => Draw(question, number, [Picture(question)]),
    };

    private (string Html, double Height) Picture(Question question) => question switch
    {
        ScaleQuestion q => Scale(q),
        TriadQuestion q => Triad(q),
        PlacementQuestion q => Plane(q),
        ShortTextQuestion q => Lines(q),
        _ => throw new InvalidOperationException("Not a kind of question."),
    };

    private IEnumerable<PaperBlock> Draw(Question question, int number, IReadOnlyList<(string Html, double Height)> pieces)
    {
        var html = new Markup().Raw("<section class=\"ask\"><div class=\"head\">")
            .Element("span class=\"no\"", number.ToString(CultureInfo.InvariantCulture)).Element("h3", T(question.Text))
            .Raw($"<span class=\"light\"><span class=\"box\"></span>{Markup.Encode(words.DoesNotApply)}</span></div>\n");
        var height = pieces[0].Height + PaperBlock.Mm(6) + (15 * Count(T(question.Text), 11.5, InnerWidth - PaperBlock.Mm(42)));
        foreach (var (text, kind) in Hints(question))
        {
            html.Element($"p class=\"{kind}\"", text);
            height += 13 * Count(text, 9.5, InnerWidth);
        }

        yield return new(html.Raw(pieces[0].Html).Raw("</section>\n").ToString(), height);
        foreach (var (more, tall) in pieces.Skip(1))
        {
            yield return new(more, tall);
        }
    }

    private IEnumerable<(string Text, string Kind)> Hints(Question question)
    {
        if (question.ShowWhen is { } when && form.Find(when.QuestionId) is { } earlier)
        {
            var number = form.Questions.ToList().IndexOf(earlier) + 1;
            yield return (words.OnlyIf(number, string.Join($" {words.Or} ", when.AnyOf.Select(id => "‘" + OptionText(earlier, id) + "’"))), "hint if");
        }

        var how = question switch
        {
            SingleChoiceQuestion => words.ChooseOne,
            MultipleChoiceQuestion { MaxChoices: { } most } => words.ChooseAtMost(most),
            MultipleChoiceQuestion => words.ChooseAny,
            ScaleQuestion => words.OnTheLine,
            TriadQuestion => words.InTheTriangle,
            PlacementQuestion => words.OnThePlane,
            _ => null,
        };

        // A hint that says the same in the project's own words, such as 'Kies er hoogstens drie', is enough.
        if (question.Hint is { } hint)
        {
            yield return (T(hint), "hint");
        }

        if (how is not null && (question.Hint is null || question is ScaleQuestion or TriadQuestion or PlacementQuestion))
        {
            yield return (how, "hint");
        }

        if (question is MultipleChoiceQuestion multiple && multiple.Options.Where(o => o.Exclusive).Select(o => "‘" + T(o.Text) + "’").ToList() is { Count: > 0 } alone)
        {
            yield return (words.GoesAlone(string.Join($" {words.Or} ", alone)), "hint");
        }
    }

    private IReadOnlyList<(string, double)> Options(IReadOnlyList<AnswerOption> options, bool allowOther)
    {
        double Text(int columns) => (InnerWidth / columns) - PaperBlock.Mm(15.5);
        var columns = new[] { 3, 2, 1 }.First(c => c == 1 || options.All(o => Count(T(o.Text), OptionSize, Text(c)) == 1));
        var rows = options.Select((o, i) => (Option: o, Number: i + 1)).Chunk(columns).ToList();
        var pieces = new List<(string, double)>();
        for (var done = 0; done < rows.Count;)
        {
            var (html, height) = (new Markup().Raw($"<ul class=\"options\" style=\"grid-template-columns:repeat({columns},1fr)\">\n"), PaperBlock.Mm(1));
            do
            {
                foreach (var (option, number) in rows[done])
                {
                    html.Raw($"<li><span class=\"box\"></span><i>{number}</i>").Element("span", T(option.Text)).Raw("</li>\n");
                }

                height += HeightOf(rows[done++]);
            }
            while (done < rows.Count && height + HeightOf(rows[done]) < MostOptions);

            if (done == rows.Count && allowOther)
            {
                html.Raw($"<li class=\"own\"><span class=\"box\"></span><i>{options.Count + 1}</i>").Element("span", words.Other).Raw("<u></u></li>\n");
                height += PaperBlock.Mm(7);
            }

            pieces.Add((html.Raw("</ul>\n").ToString(), height));
        }

        return pieces;

        double HeightOf((AnswerOption Option, int Number)[] row) => (OptionLine * row.Max(o => Count(T(o.Option.Text), OptionSize, Text(columns)))) + PaperBlock.Mm(1);
    }

    private (string, double) Scale(ScaleQuestion question)
    {
        var marks = string.Concat(Enumerable.Range(1, 9).Select(i => $"<line class=\"faint\" x1=\"{100 * i}\" y1=\"{(i == 5 ? 14 : 18)}\" x2=\"{100 * i}\" y2=\"{(i == 5 ? 36 : 32)}\"/>"));
        var (left, right) = (T(question.Left), T(question.Right));
        var html = $"<div class=\"scale-line\"><svg viewBox=\"0 0 1000 50\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{Markup.Encode($"{left} – {right}")}\">{marks}" +
            "<line x1=\"0\" y1=\"25\" x2=\"1000\" y2=\"25\"/><line x1=\"0\" y1=\"8\" x2=\"0\" y2=\"42\"/><line x1=\"1000\" y1=\"8\" x2=\"1000\" y2=\"42\"/></svg>\n" +
            $"<p class=\"ends\"><span>{Markup.Encode(left)}</span><span>{Markup.Encode(right)}</span></p></div>\n";
        var half = 0.42 * InnerWidth;
        return (html, PaperBlock.Mm(10) + (13 * Math.Max(Count(left, 10, half), Count(right, 10, half))));
    }

    private (string, double) Triad(TriadQuestion question)
    {
        var (top, left, right) = (T(question.Top), T(question.Left), T(question.Right));

        // Corners at (100, 3), (0, 176.2) and (200, 176.2); the faint lines join points at a quarter, a half and three quarters of the sides.
        static string P(double towardsTop, double towardsLeft, double towardsRight) =>
            $"{Markup.Number((100 * towardsTop) + (200 * towardsRight))} {Markup.Number((3 * towardsTop) + (176.2 * (towardsLeft + towardsRight)))}";
        var faint = string.Concat(new[] { 0.25, 0.5, 0.75 }.Select(s =>
            $"<path class=\"faint\" d=\"M{P(s, 1 - s, 0)}L{P(s, 0, 1 - s)}M{P(1 - s, s, 0)}L{P(0, s, 1 - s)}M{P(1 - s, 0, s)}L{P(0, 1 - s, s)}\"/>"));
        var html = $"<div class=\"corners\"><p class=\"corner\">{Markup.Encode(top)}</p>\n" +
            $"<svg viewBox=\"-2 0 204 179\" role=\"img\" aria-label=\"{Markup.Encode($"{top} – {left} – {right}")}\">{faint}<path d=\"M{P(1, 0, 0)}L{P(0, 1, 0)}L{P(0, 0, 1)}Z\"/></svg>\n" +
            $"<p class=\"ends\"><span>{Markup.Encode(left)}</span><span>{Markup.Encode(right)}</span></p></div>\n";
        var width = PaperBlock.Width - PaperBlock.Mm(50);
        return (html, PaperBlock.Mm(62) + (13 * (Count(top, 10, width) + Math.Max(Count(left, 10, 0.42 * width), Count(right, 10, 0.42 * width)))));
    }

    private (string, double) Plane(PlacementQuestion question)
    {
        var (xLow, xHigh, yLow, yHigh) = (T(question.XLow), T(question.XHigh), T(question.YLow), T(question.YHigh));
        var faint = string.Concat(Enumerable.Range(1, 9).Select(i => $"<path class=\"faint\" d=\"M{10 * i} 0V{(i == 5 ? 100 : 2)}M{10 * i} 100V98M0 {10 * i}H{(i == 5 ? 100 : 2)}M100 {10 * i}H98\"/>"));
        var stones = string.Concat(question.Stones.Select((s, i) => $"<li><b>{PaperForm.Letter(i)}</b>{Markup.Encode(T(s.Text))}</li>\n"));
        var html = $"<div class=\"plane\"><div><p class=\"corner\">↑ {Markup.Encode(yHigh)}</p>\n" +
            $"<svg viewBox=\"-.5 -.5 101 101\" role=\"img\" aria-label=\"{Markup.Encode($"{xLow} – {xHigh}, {yLow} – {yHigh}")}\">{faint}<path d=\"M0 0H100V100H0Z\"/></svg>\n" +
            $"<p class=\"ends\"><span>← {Markup.Encode(xLow)}</span><span>{Markup.Encode(xHigh)} →</span></p><p class=\"corner\">↓ {Markup.Encode(yLow)}</p></div>\n<ul class=\"stones\">{stones}</ul></div>\n";
        var (wide, beside) = (PaperBlock.Mm(96), PaperBlock.Width - PaperBlock.Mm(121));
        var plane = PaperBlock.Mm(74) + (13 * (Count("↑ " + yHigh, 10, wide) + Count("↓ " + yLow, 10, wide) + Math.Max(Count("← " + xLow, 10, 0.42 * wide), Count(xHigh + " →", 10, 0.42 * wide))));
        return (html, Math.Max(plane, question.Stones.Sum(s => (15 * Count(T(s.Text), OptionSize, beside)) + PaperBlock.Mm(1.2))));
    }

    private static (string, double) Lines(ShortTextQuestion question)
    {
        var lines = Math.Clamp((int)Math.Ceiling(question.MaxLength / 100.0), 2, 10);
        return ($"<div class=\"ruled\">{string.Concat(Enumerable.Repeat("<i></i>", lines))}</div>\n", PaperBlock.Mm(9 * lines));
    }

    private string OptionText(Question question, string id) => question switch
    {
        _ when id == Chosen.OtherId => words.Other,
        SingleChoiceQuestion q => T(q.Options.First(o => o.Id == id).Text),
        MultipleChoiceQuestion q => T(q.Options.First(o => o.Id == id).Text),
        _ => id,
    };

    private string T(LocalisedText text) => text.In(words.Language);

    private int Count(string text, double size, double width) => Math.Max(1, TextBlock.Count(text, Face.Sans, size, width, slack));
}
