using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Storage.Paper;

namespace Vertelpunt.Pipeline.Paper;

/// <summary>A project's questions as a form to fill in with a pen: A4 pages of fixed size, no script, nothing fetched.</summary>
/// <remarks>
/// What the site says before a teller begins, the paper says too. Nothing on it asks who somebody is; the number on its pages leads to the
/// teller's code, which is on the strip alone.
/// </remarks>
public static class PaperForm
{
    private const int LinesOnNextPage = 26;

    /// <summary>One form for each of <paramref name="slips"/>, one after another; or one without a code, to copy, when there are none.</summary>
    /// <param name="siteAddress">Where a teller comes back with the code, such as "https://vertel.example.nl".</param>
    /// <param name="language">"nl" or "en".</param>
    /// <param name="slack">1 or more: how much wider than measured text is taken to be.</param>
    public static string Render(StoryForm form, ProjectSettings settings, IReadOnlyList<PaperSlip> slips, string siteAddress, string language = "nl", double slack = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slack, 1);
        var words = PaperWords.In(language);
        var body = new Markup();
        foreach (var slip in slips.Select(s => (PaperSlip?)s).DefaultIfEmpty(null))
        {
            body.Raw(Copy(form, settings, slip, siteAddress.TrimEnd('/'), words, slack));
        }

        return PackHtml.Document(form.Title.In(language), PackWords.In(language), PackStyle.For(CardGeometry.Of(Domain.Workshops.CardFormat.A6)) + PaperStyle.Sheet, body.ToString());
    }

    /// <summary>What stone number <paramref name="index"/>, from 0, is called on paper and when it is typed over: A, B, C.</summary>
    public static char Letter(int index) => (char)('A' + index);

    /// <summary>The number as it is printed: two groups of four.</summary>
    public static string Grouped(string number) => number.Length == 8 ? $"{number[..4]} {number[4..]}" : number;

    private static string Copy(StoryForm form, ProjectSettings settings, PaperSlip? slip, string siteAddress, PaperWords words, double slack)
    {
        List<PaperBlock> blocks = [.. Opening(form, settings, slip, siteAddress, words, slack), .. Story(form, words, slack), .. Questions(form, words, slack), .. Closing(settings, words, slack)];
        var pages = PaperBlock.Pages(blocks);
        var source = string.Join(" · ", new[] { form.Title.In(words.Language), words.Version(form.Version), slip is null ? null : words.FormNumber(Grouped(slip.Number)) }.OfType<string>());
        var help = HelpLine(settings, words, slack);
        var html = new Markup();
        for (var i = 0; i < pages.Count; i++)
        {
            html.Raw("<section class=\"page form\">\n").Raw(string.Concat(pages[i].Select(b => b.Html)))
                .Raw("<div class=\"foot\">").Element("span class=\"help\"", help)
                .Element("span", source).Element("strong", words.NoName).Element("span", words.Page(i + 1, pages.Count)).Raw("</div></section>\n");
        }

        return html.ToString();
    }

    private static IEnumerable<PaperBlock> Opening(StoryForm form, ProjectSettings settings, PaperSlip? slip, string siteAddress, PaperWords words, double slack)
    {
        string T(LocalisedText text) => text.In(words.Language);
        double Lines(string text, double size, double line, Face face = Face.Sans) => line * TextBlock.Count(text, face, size, PaperBlock.Width - PaperBlock.Mm(6), slack);

        yield return new(
            new Markup().Element("p", form.Organisation).Element("h1", T(form.Title)).Element("p class=\"lead\"", T(form.Purpose)).ToString(),
            15 + Lines(T(form.Title), 25, 30, Face.SerifBold) + Lines(T(form.Purpose), 12, 17, Face.Serif) + PaperBlock.Mm(6));
        yield return new(
            new Markup().Element("h3", words.HowItGoes).List("ol", words.Steps).ToString(),
            PaperBlock.Mm(11) + words.Steps.Sum(s => Lines(s, 10.5, 15) + PaperBlock.Mm(1.2)));
        yield return new(new Markup().Element("p class=\"care\"", words.NotSafe).ToString(), PaperBlock.Mm(5) + Lines(words.NotSafe, 11, 16));
        var reads = $"{T(settings.WhoReads)} {words.WhoReadsMore}";
        yield return new(new Markup().Element("h3", words.WhoReads).Element("p", reads).ToString(), PaperBlock.Mm(11) + Lines(reads, 10.5, 15));
        var kept = words.KeptFor(settings.RetentionDays) + (slip is null ? " " + words.NoCode : "");
        yield return new(new Markup().Element("h3", words.Kept).Element("p", kept).ToString(), PaperBlock.Mm(11) + Lines(kept, 10.5, 15));
        var contact = settings.Contact is { } where ? words.Questions(where) : "";
        yield return new(
            new Markup().Element("h3", words.HandIn).Raw("<p class=\"fill\">").Element("span", words.HandInAt).Element("span", words.HandInBefore).Raw("</p>")
                .Raw(contact.Length > 0 ? new Markup().Element("p class=\"note\"", contact).ToString() : "").ToString(),
            PaperBlock.Mm(21) + (contact.Length > 0 ? Lines(contact, 10.5, 15) + PaperBlock.Mm(3) : 0));
        if (slip is null)
        {
            yield break;
        }

        var use = words.StripUse(siteAddress + "/terug");
        yield return new(
            new Markup().Raw("<section class=\"strip\">").Element("span class=\"tear\"", words.TearOff).Element("h3", words.Strip)
                .Element("p class=\"code\"", slip.Code).Element("p", use).Element("p", words.StripCare).Raw("</section>").ToString(),
            PaperBlock.Mm(16) + 16 + 26 + Lines(use, 9.5, 13) + Lines(words.StripCare, 9.5, 13));
    }

    private static IEnumerable<PaperBlock> Story(StoryForm form, PaperWords words, double slack)
    {
        var one = form.Eliciting.Count == 1;
        var width = PaperBlock.Width - PaperBlock.Mm(26);
        List<PaperBlock> blocks =
        [
            new(new Markup().Element("h2", words.YourStory).Raw(one ? "" : new Markup().Element("p", words.WhichQuestion).ToString()).ToString(), PaperBlock.Mm(3) + 26 + (one ? 0 : 15), NewPage: true, WithNext: true),
        ];
        for (var i = 0; i < form.Eliciting.Count; i++)
        {
            var text = form.Eliciting[i].Text.In(words.Language);
            blocks.Add(one
                ? new(new Markup().Element("p class=\"lead\"", text).ToString(), (17 * TextBlock.Count(text, Face.Serif, 12, width, slack)) + PaperBlock.Mm(3))
                : new(new Markup().Raw($"<ul class=\"options\"><li><span class=\"box\"></span><i>{i + 1}</i>").Element("span", text).Raw("</li></ul>").ToString(), (15 * TextBlock.Count(text, Face.Sans, 10.5, width, slack)) + PaperBlock.Mm(2)));
        }

        blocks.Add(new(new Markup().Element("p class=\"note\"", words.Title).Raw("<div class=\"ruled\"><i></i></div>").ToString(), 15 + PaperBlock.Mm(13)));
        var room = PaperBlock.PageHeight - (blocks.Sum(b => b.Height) % PaperBlock.PageHeight) - 15 - PaperBlock.Mm(4);
        blocks.Add(Ruled(words.OwnWords, Math.Clamp((int)(room / PaperBlock.Mm(9)), 4, LinesOnNextPage), false));
        blocks.Add(Ruled(words.StoryGoesOn, LinesOnNextPage, true));
        return blocks;
    }

    private static PaperBlock Ruled(string lead, int lines, bool newPage) => new(
        new Markup().Element("p class=\"note\"", lead).Raw($"<div class=\"ruled\">{string.Concat(Enumerable.Repeat("<i></i>", lines))}</div>").ToString(),
        PaperBlock.Mm(3 + (9 * lines)) + 15, newPage);

    private static IEnumerable<PaperBlock> Questions(StoryForm form, PaperWords words, double slack)
    {
        var draw = new PaperQuestion(form, words, slack);
        var (about, first) = ((QuestionSubject?)null, true);
        for (var i = 0; i < form.Questions.Count; i++)
        {
            var question = form.Questions[i];
            if (question.About != about)
            {
                about = question.About;
                var (heading, lead) = about == QuestionSubject.Teller ? (words.AboutYou, words.AboutYouLead) : (words.AboutStory, words.SkipAny);
                yield return new(
                    new Markup().Raw(first ? "<div>" : "<div class=\"ask\">").Element("h2", heading).Element("p class=\"hint\"", lead).Raw("</div>").ToString(),
                    PaperBlock.Mm(14) + 26 + 13, NewPage: first, WithNext: true);
                first = false;
            }

            foreach (var block in draw.Draw(question, i + 1))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<PaperBlock> Closing(ProjectSettings settings, PaperWords words, double slack)
    {
        var html = new Markup().Element("h2", words.YouChoose).Element("p", words.MayBeUsed).Raw("<ul class=\"options\">");
        var (height, number) = (PaperBlock.Mm(13) + 26 + 30, 1);
        foreach (var level in Enum.GetValues<ConsentLevel>())
        {
            var meaning = settings.Consent.Of(level).In(words.Language);
            html.Raw($"<li><span class=\"box\"></span><i>{number++}</i><span><b>{Markup.Encode(ConsentWords.NameOf(level).In(words.Language))}.</b> {Markup.Encode(meaning)}</span></li>");
            height += (15 * (1 + TextBlock.Count(meaning, Face.Sans, 10.5, PaperBlock.Width - PaperBlock.Mm(26), slack))) + PaperBlock.Mm(1);
        }

        html.Raw("</ul>").Element("p class=\"hint\"", words.Least);
        html.Element("p class=\"note\"", words.Research)
            .Raw($"<ul class=\"options\"><li><span class=\"box\"></span><i></i><span>{Markup.Encode(settings.Consent.Research.In(words.Language))}</span></li></ul>");
        height += 13 + PaperBlock.Mm(5) + (15 * (1 + TextBlock.Count(words.Research, Face.Sans, 10.5, PaperBlock.Width, slack)));
        yield return new(html.ToString(), height, NewPage: true);

        yield return new(
            new Markup().Element("h3", words.Done).Element("p", words.DoneMore).Raw("<p class=\"fill\">").Element("span", words.OfficeOnly).Raw("</p>").ToString(),
            PaperBlock.Mm(23) + 16 + 30);

        var lines = settings.HelpLines.Select(l => (l.Name, l.Number, About: l.About?.In(words.Language) ?? "")).ToList();
        var numbers = new Markup().Element("h3", words.Help).Raw("<div class=\"numbers\">");
        foreach (var line in lines)
        {
            numbers.Element("span", line.Name).Element("b", line.Number).Element("span", line.About);
        }

        yield return new(numbers.Raw("</div>").ToString(), PaperBlock.Mm(6) + 16 + lines.Sum(l => 13 * (1 + TextBlock.Count(l.About, Face.Sans, 9.5, PaperBlock.Width / 3, slack))));
    }

    /// <summary>As many lines as fit on one, for the foot of every page.</summary>
    private static string HelpLine(ProjectSettings settings, PaperWords words, double slack)
    {
        var line = words.Help;
        foreach (var next in settings.HelpLines)
        {
            var longer = $"{line}{(line == words.Help ? "" : " ·")} {next.Name} {next.Number}";
            if (TextBlock.Count(longer, Face.Sans, 8, PaperBlock.Width, slack) > 1)
            {
                break;
            }

            line = longer;
        }

        return line;
    }
}
