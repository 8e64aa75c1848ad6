using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Packs;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Packs;

public sealed class PackHtmlTests
{
    public static TheoryData<int, CardFormat> Selections()
    {
        var data = new TheoryData<int, CardFormat>();
        foreach (var format in Enum.GetValues<CardFormat>())
        {
            foreach (var count in new[] { 1, 2, 3, 4, 5, 7, 60 })
            {
                data.Add(count, format);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void Every_selected_story_is_printed_whole_the_last_row_included(int count, CardFormat format)
    {
        var pack = SamplePack.Of(count, format, questions: ["gevoel", "steun", "wie_bepaalde"]);

        var page = Parse(PackHtml.Render(pack));

        var printed = string.Concat(page.QuerySelectorAll(".card .no, .card h3, .card .story p").Select(e => e.TextContent + "\n"));
        Assert.True(PackCheck.Compare(pack, printed).Whole);
        Assert.Equal(count, page.QuerySelectorAll(".card h3").Length);
    }

    [Fact]
    public void A_long_story_goes_on_on_a_next_card_in_the_same_order()
    {
        var text = string.Join(' ', Enumerable.Range(1, 3_000).Select(i => $"w{i}"));
        var pack = SamplePack.Of([SamplePack.Card(1, "Lang", text)]);

        var page = Parse(PackHtml.Render(pack));

        var cards = page.QuerySelectorAll(".card");
        Assert.True(cards.Length > 5);
        Assert.Equal(text, string.Join(' ', page.QuerySelectorAll(".story p").Select(p => p.TextContent)));
        Assert.All(cards.Skip(1), c => Assert.StartsWith("Vervolg van kaart 01", c.QuerySelector(".from")!.TextContent));
        Assert.All(cards.SkipLast(1), c => Assert.StartsWith("Lees verder op kaart 01", c.QuerySelector(".to")!.TextContent));
    }

    [Fact]
    public void No_card_begins_with_the_last_line_of_a_paragraph_or_ends_with_its_first()
    {
        // Paragraphs of three to nine lines, on the fonts that are measured.
        var random = new Random(7);
        var text = string.Join("\n", Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(28, 80)).Select(_ => new string('m', random.Next(2, 9))))));

        var (type, parts) = CardSplitter.Split(SamplePack.Card(1, "Lang", text), CardGeometry.Of(CardFormat.A6), 24, 0, 1);

        Assert.True(parts.Count > 10);
        var all = text.Split('\n');
        foreach (var (before, after) in parts.Zip(parts.Skip(1)))
        {
            var (last, first) = (before.Paragraphs[^1].Text, after.Paragraphs[0].Text);
            if (!all.Contains(first))
            {
                Assert.True(Lines(first) > 1 || Lines(last) <= 3, "One line was left alone at the top of a card.");
                Assert.True(Lines(last) > 1, "One line was left alone at the foot of a card.");
            }
        }

        int Lines(string piece) => TextBlock.Count(piece, Face.Serif, CardGeometry.Of(CardFormat.A6).Types[type].Size, CardGeometry.Of(CardFormat.A6).TextWidth);
    }

    [Theory]
    [InlineData(CardFormat.A6, 9.5, 9)]
    [InlineData(CardFormat.A5, 11, 10)]
    [InlineData(CardFormat.A4, 14, 11.5)]
    public void A_story_just_too_long_is_set_a_step_smaller_before_it_goes_on_on_a_next_card(CardFormat format, double house, double smallest)
    {
        var geometry = CardGeometry.Of(format);
        List<CardSetting> settings = [.. Enumerable.Range(1, 900).Select(words => CardSplitter.Split(SamplePack.Card(1, "Kort", string.Join(' ', Enumerable.Repeat("verhaal", words))), geometry, 24, 80, 1))];

        // Ever longer stories: first the house size, then smaller and smaller on one card, then a second card in the house size again.
        var oneCard = settings.TakeWhile(s => s.Parts.Count == 1).ToList();
        Assert.Equal(house, geometry.Types[0].Size);
        Assert.Equal(smallest, geometry.Types[^1].Size);
        Assert.Equal(oneCard.Select(s => s.Type).Order(), oneCard.Select(s => s.Type));
        Assert.Equal(Enumerable.Range(0, geometry.Types.Count), oneCard.Select(s => s.Type).Distinct());
        Assert.Equal(0, settings.First(s => s.Parts.Count == 2).Type);
    }

    [Fact]
    public void No_card_holds_answers_only_while_the_story_has_lines_to_give()
    {
        foreach (var words in Enumerable.Range(100, 400))
        {
            var (_, parts) = CardSplitter.Split(SamplePack.Card(1, "Lang", string.Join(' ', Enumerable.Repeat("verhaal", words))), CardGeometry.Of(CardFormat.A6), 24, 80, 1);

            Assert.All(parts, p => Assert.NotEmpty(p.Paragraphs));
        }
    }

    [Fact]
    public void A_word_longer_than_a_card_loses_no_letter()
    {
        var word = string.Concat(Enumerable.Range(0, 4_000).Select(i => (char)('a' + (i % 26))));
        var pack = SamplePack.Of([SamplePack.Card(1, "Eén woord", word)]);

        var page = Parse(PackHtml.Render(pack));

        Assert.Equal(word, string.Concat(page.QuerySelectorAll(".story p").Select(p => p.TextContent)));
    }

    [Fact]
    public void A_hostile_story_stays_text()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> </p></article></section>\u202E omgekeerd \0 & \"quotes\" \uD800 =1+1";
        var pack = SamplePack.Of([SamplePack.Card(1, Hostile, Hostile)]) with { Organisation = Hostile, Contact = Hostile, Project = new(Hostile) };

        var page = Parse(PackHtml.Render(pack));

        Assert.Empty(page.QuerySelectorAll("script, img, iframe, link, object, embed, a[href], [onerror]"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".story")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page.DocumentElement.TextContent);
        Assert.Equal(4, page.QuerySelectorAll(".sheet .cut.h").Length + 1);
    }

    [Fact]
    public void A_drawing_that_runs_or_fetches_something_is_refused()
    {
        foreach (var svg in new[]
        {
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://example.org/x.png\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect fill=\"url(https://example.org)\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>",
            "<svg><p></svg>",
            "<div/>",
        })
        {
            var pack = SamplePack.Of(1) with { Patterns = [new("t", "s", "z", svg)] };

            Assert.Throws<ArgumentException>(() => PackHtml.Render(pack));
        }
    }

    [Theory]
    [InlineData("nl", "Vertrouwelijk: alleen voor deze werksessie", "exemplaar 2 van 2")]
    [InlineData("en", "Confidential: only for this work session", "copy 2 of 2")]
    public void Every_page_and_every_card_tells_project_pack_copy_page_and_that_it_is_confidential(string language, string confidential, string copy)
    {
        var pack = SamplePack.Of(9, copies: 2);

        var page = Parse(PackHtml.Render(pack, language));

        var feet = page.QuerySelectorAll(".foot, .tail");
        Assert.Equal(page.QuerySelectorAll(".page:not(.sheet)").Length + page.QuerySelectorAll(".card").Length, feet.Length);
        Assert.All(feet, f =>
        {
            Assert.Contains(confidential, f.TextContent, StringComparison.Ordinal);
            Assert.Contains("KV7M", f.TextContent, StringComparison.Ordinal);
            Assert.Contains(pack.Project.In(language), f.TextContent, StringComparison.Ordinal);
        });
        Assert.Equal(feet.Length / 2, feet.Count(f => f.TextContent.Contains(copy, StringComparison.Ordinal)));
        var pages = page.QuerySelectorAll(".page").Length / 2;
        Assert.Contains(language == "nl" ? $"bladzijde {pages} van {pages}" : $"page {pages} of {pages}", feet[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void Statements_are_numbered_per_copy()
    {
        var page = Parse(PackHtml.Render(SamplePack.Of(1, copies: 3)));

        Assert.Equal(["Nummer KV7M-1", "Nummer KV7M-2", "Nummer KV7M-3"], page.QuerySelectorAll(".number").Select(n => n.TextContent));
    }

    [Fact]
    public void The_contents_point_to_the_right_pages()
    {
        var page = Parse(PackHtml.Render(SamplePack.Of(30, patterns: 3)));
        var sheets = page.QuerySelectorAll(".page").ToList();

        foreach (var entry in page.QuerySelectorAll(".cover nav li"))
        {
            var number = int.Parse(string.Concat(entry.TextContent.Reverse().TakeWhile(char.IsDigit).Reverse()));
            var title = entry.FirstChild!.TextContent;
            Assert.Equal(title, sheets[number - 1].QuerySelector("h2")!.TextContent);
        }
    }

    [Fact]
    public void Background_answers_are_never_drawn()
    {
        var page = Parse(PackHtml.Render(SamplePack.Of(20, questions: ["leeftijd", "regio", "rol", "gevoel"])));

        Assert.All(page.QuerySelectorAll(".answer .asked"), c => Assert.Equal("Welk gevoel past bij je verhaal?", c.TextContent));
    }

    [Fact]
    public void Every_kind_of_answer_is_drawn_and_blank_ones_are_not()
    {
        var page = Parse(PackHtml.Render(SamplePack.Of(60, CardFormat.A5, questions: ["gevoel", "steun", "wie_bepaalde", "plek", "wat_nodig"])));

        foreach (var kind in new[] { ".chosen", ".scaled svg", ".composed svg", ".placed svg", ".written", ".none" })
        {
            Assert.NotEmpty(page.QuerySelectorAll(".answer " + kind));
        }

        Assert.Contains("beschaamd", page.QuerySelectorAll(".chosen").Select(c => c.TextContent).Single(t => t.Contains("beschaamd", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_holds_a_hash_of_each_story_and_the_counts()
    {
        var pack = SamplePack.Of(35);
        pack = pack with { Cards = [.. pack.Cards.Select((c, i) => c with { ErasedOn = i == 0 ? new DateOnly(2028, 12, 6) : null })] };

        var page = Parse(PackHtml.Render(pack));

        Assert.Equal(["6 december 2028", "–"], page.QuerySelectorAll(".hashes .day").Take(2).Select(d => d.TextContent));
        Assert.Equal(pack.Cards.Select(c => c.Sha256), page.QuerySelectorAll(".hashes code").Select(c => c.TextContent));
        Assert.Contains("Gekozen: 35 verhalen. Gedrukt: 35 verhalen op", page.QuerySelector(".manifest .lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(64, pack.Cards[0].Sha256.Length);
        Assert.NotEqual(pack.Cards[0].Sha256, (pack.Cards[0] with { Text = pack.Cards[0].Text + "." }).Sha256);
    }

    [Fact]
    public void Writing_lines_stand_nine_millimetres_apart()
    {
        var html = PackHtml.Render(SamplePack.Of(1));

        Assert.Contains(".write i { display: block; height: 9mm", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_of_nothing_still_has_its_guide_and_an_empty_manifest()
    {
        var page = Parse(PackHtml.Render(SamplePack.Of(0, patterns: 0)));

        Assert.Empty(page.QuerySelectorAll(".card"));
        Assert.NotEmpty(page.QuerySelectorAll(".exercise"));
    }

    [Fact]
    public void Observations_are_printed_whole_with_all_their_readings()
    {
        var text = string.Join(' ', Enumerable.Range(1, 900).Select(i => $"w{i}"));
        var pack = SamplePack.Of(1) with { Observations = [new("Wachten", text, ["Omdat het zo hoort.", "Omdat niemand belt."])] };

        var page = Parse(PackHtml.Render(pack));

        var printed = string.Join(' ', page.QuerySelectorAll(".observed .note-text").Select(p => p.TextContent));
        Assert.Equal($"{text} Omdat het zo hoort. Omdat niemand belt.", printed);
        Assert.Equal("Observaties tot nu toe", page.QuerySelector(".observed h2")!.TextContent);
    }

    [Fact]
    public void A_manifest_that_was_kept_reads_back_the_same()
    {
        var manifest = PackManifest.Of(SamplePack.Of(3, copies: 2));

        var again = PackManifest.Parse(manifest.ToJson());

        Assert.Equal((manifest.Pack, manifest.Code, manifest.Copies, manifest.Patterns), (again.Pack, again.Code, again.Copies, again.Patterns));
        Assert.Equal(manifest.Lines, again.Lines);
    }

    [Fact]
    public void A_recall_names_the_cards_and_neither_story_nor_reason()
    {
        var pack = SamplePack.Of(5);
        var withdrawn = new HashSet<StoryId> { pack.Cards[1].StoryId, pack.Cards[3].StoryId };

        var html = RecallHtml.Render(PackManifest.Of(pack), pack.Project, withdrawn, new DateOnly(2026, 12, 1));

        Assert.Equal(["Kaart 02", "Kaart 04"], Parse(html).QuerySelectorAll(".tasks li").Select(l => l.TextContent));
        Assert.DoesNotContain(pack.Cards[1].Title, html, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RecallHtml.Render(PackManifest.Of(pack), pack.Project, new HashSet<StoryId> { StoryId.Create() }, new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public void Packs_tell_lengths_and_counts_only_when_they_are_logged()
    {
        var pack = SamplePack.Of([SamplePack.Card(1, "KANARIE", "KANARIE")]);

        Assert.DoesNotContain("KANARIE", $"{pack} {pack.Cards[0]} {new HtmlPack("KANARIE", "x")}", StringComparison.Ordinal);
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
