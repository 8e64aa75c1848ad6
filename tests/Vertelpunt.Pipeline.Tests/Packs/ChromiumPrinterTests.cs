using System.Diagnostics;
using System.Text;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Packs;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Packs;

/// <summary>Real printing. Needs chromium, and pdftotext (poppler-utils) for what reads the PDF; where they are absent the tests say so and pass.</summary>
public sealed class ChromiumPrinterTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(CardFormat.A6)]
    [InlineData(CardFormat.A5)]
    [InlineData(CardFormat.A4)]
    public async Task Every_word_of_every_selected_story_is_in_the_pdf(CardFormat format)
    {
        var pack = SamplePack.Of(59, format, questions: ["gevoel", "steun", "wie_bepaalde", "plek"]);
        if (await Print(pack) is not { } pdf || await Text(pdf) is not { } text)
        {
            return;
        }

        var check = PackCheck.Compare(pack, text);

        Assert.Empty(check.MissingCards);
        Assert.Equal(check.CardsSelected, check.CardsPrinted);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Nothing_runs_over_the_edge_of_a_page_or_card(string language)
    {
        var awkward = string.Join(' ', Enumerable.Repeat("Wwwwwwwwwwm MMMMWWWW €€€€€ 👩‍👩‍👧‍👦 漢字漢字 z̶̢̛a̴l̵g̶o̸", 60));
        StoryCard[] cards =
        [
            .. SamplePack.Of(40, questions: ["gevoel", "steun", "wie_bepaalde", "plek", "wie_hielp", "wie_weten"]).Cards,
            SamplePack.Card(41, new string('W', 120), awkward),
            SamplePack.Card(42, "", new string('m', 5_000)),
        ];
        using var printer = new ChromiumPrinter(new());

        foreach (var format in Enum.GetValues<CardFormat>())
        {
            var result = await printer.PrintAsync(PackHtml.Render(SamplePack.Of(cards, format), language), default);
            if (!IsPrinted(printer, result))
            {
                return;
            }

            Assert.Equal(0, ((Printed)result).PagesOver);
        }
    }

    [Fact]
    public async Task The_longest_names_and_texts_a_project_can_have_still_fit()
    {
        static string Long(int length) => string.Join(' ', Enumerable.Repeat("Samenwerkingsverband Mantelzorg", length))[..length];
        var tall = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 900\" width=\"600\" height=\"900\"><rect width=\"600\" height=\"900\"/></svg>";
        var pack = SamplePack.Of(6, copies: 12, questions: ["gevoel"]) with
        {
            Project = Long(120),
            Organisation = Long(120),
            Contact = Long(120),
            HelpLines = Enumerable.Range(0, 20).Select(_ => new HelpLine(Long(120), "0800-1234567", Long(400))).ToList(),
            Patterns = [new(Long(400), Long(300), Long(400), tall)],
            Observations = [new(Long(120), Long(4_000), [Long(1_500), Long(2_000)]), new("Kort", "Iedereen wacht.", ["Zo.", "Of zo."])],
        };
        using var printer = new ChromiumPrinter(new());

        foreach (var format in Enum.GetValues<CardFormat>())
        {
            var result = await printer.PrintAsync(PackHtml.Render(pack with { Format = format }), default);
            if (IsPrinted(printer, result))
            {
                Assert.Equal(0, ((Printed)result).PagesOver);
            }
        }
    }

    [Theory]
    [InlineData("DejaVu Serif", "DejaVu Sans")]
    [InlineData("Liberation Serif", "Liberation Sans")]
    [InlineData("serif", "sans-serif")]
    public async Task Nothing_runs_over_with_the_fonts_of_another_machine(string serif, string sans)
    {
        var pack = SamplePack.Of(40, questions: ["gevoel", "steun", "wie_bepaalde", "plek", "wie_hielp"]);
        var html = PackHtml.Render(pack).Replace("'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,", $"'{serif}',", StringComparison.Ordinal)
            .Replace("Seravek,'Gill Sans Nova',Ubuntu,Calibri,", $"'{sans}',", StringComparison.Ordinal);
        using var printer = new ChromiumPrinter(new());

        var result = await printer.PrintAsync(html, default);

        if (IsPrinted(printer, result))
        {
            Assert.Equal(0, ((Printed)result).PagesOver);
        }
    }

    [Fact]
    public async Task A_pack_that_ran_over_is_laid_out_again_with_more_room()
    {
        var pack = SamplePack.Of(12);
        var printer = new PrinterWithWideFonts(timesOver: 2);

        var document = await PackPrinting.PrintAsync(printer, pack, "nl", default);

        Assert.IsType<PdfPack>(document);
        Assert.Equal(3, printer.Documents.Count);
        Assert.True(printer.Documents[2].Split("class=\"card\"").Length > printer.Documents[0].Split("class=\"card\"").Length);
    }

    [Fact]
    public async Task A_pack_that_keeps_running_over_becomes_no_pdf()
    {
        var document = await PackPrinting.PrintAsync(new PrinterWithWideFonts(timesOver: 99), SamplePack.Of(1), "nl", default);

        Assert.IsType<HtmlPack>(document);
    }

    [Fact]
    public async Task The_pdf_is_tagged_and_names_its_parts_in_an_outline()
    {
        var pack = SamplePack.Of(6, questions: ["gevoel", "steun", "wie_bepaalde"]);
        if (await Print(pack) is not { } pdf)
        {
            return;
        }

        var file = PdfParts.Of(pdf);
        Assert.Contains("/Marked true", file.Catalog, StringComparison.Ordinal);
        Assert.Contains("/Lang (nl", file.Catalog, StringComparison.Ordinal);
        foreach (var tag in new[] { "H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Art" })
        {
            Assert.True(file.Tags.ContainsKey(tag), $"No {tag} in the structure of the PDF.");
        }

        // Whoever hears the pack hears what each drawing says.
        Assert.NotEqual(0, file.Tags["Figure"]);
        Assert.Equal(file.Tags["Figure"], file.FiguresWithWords);
        foreach (var title in new[] { "Voor de begeleider", "Voor jou als deelnemer", "Verklaring", "Verhaalkaarten", "Patronen", "Observatieblad", pack.Cards[0].Title, pack.Cards[5].Title })
        {
            Assert.Contains(title, file.Outline);
        }
    }

    [Fact]
    public async Task The_last_page_says_how_many_there_are()
    {
        if (await Print(SamplePack.Of(6)) is not { } pdf || await Text(pdf) is not { } text)
        {
            return;
        }

        var pages = text.Count(c => c == '\f');
        Assert.Contains($"bladzijde {pages} van {pages}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printing_writes_nothing_of_a_story_to_disk_and_leaves_no_profile()
    {
        const string Canary = "Kanariezwartegeelvink";
        var scratch = Directory.CreateTempSubdirectory("vt-");
        using var printer = new ChromiumPrinter(new() { ScratchPath = scratch.FullName });
        var html = PackHtml.Render(SamplePack.Of([SamplePack.Card(1, Canary, $"{Canary} zong. {Canary}!")]));

        var printing = printer.PrintAsync(html, default);
        while (!printing.IsCompleted)
        {
            AssertNoneHolds(Files(scratch.FullName), Canary);
            await Task.WhenAny(printing, Task.Delay(100));
        }

        // The browser is told to keep everything it writes, home and temporary files too, in this folder.
        Assert.True(!IsPrinted(printer, await printing) || scratch.GetFileSystemInfos().Length == 0);

        scratch.Delete(recursive: true);
    }

    [Fact]
    public async Task A_document_can_run_no_script_and_fetch_nothing()
    {
        const string Html = "<html><body class=\"page\">rust<script>document.body.textContent='gerend'</script><img src=\"http://127.0.0.1:1/x.png\" onerror=\"document.body.textContent='fout'\"></body></html>";
        using var printer = new ChromiumPrinter(new());
        var result = await printer.PrintAsync(Html, default);

        if (IsPrinted(printer, result) && await Text(((Printed)result).Pdf) is { } text)
        {
            Assert.Equal("rust", text.Trim());
        }
    }

    [Fact]
    public async Task Without_a_browser_the_pack_is_there_as_a_page_to_print()
    {
        using var printer = new ChromiumPrinter(new() { BrowserPath = "/nergens/chromium" });

        var document = await PackPrinting.PrintAsync(printer, SamplePack.Of(2), "nl", default);

        Assert.IsType<PrinterMissing>(printer.Status);
        var page = Assert.IsType<HtmlPack>(document);
        Assert.Contains("Afdrukken", page.Reason.Nl, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_none_gives_a_plain_message()
    {
        using var printer = new ChromiumPrinter(new() { BrowserPath = "/bin/true" });
        if (!File.Exists("/bin/true"))
        {
            return;
        }

        var result = await printer.PrintAsync("<p>x</p>", default);

        Assert.Contains("webpagina", Assert.IsType<NotPrinted>(result).Reason.Nl, StringComparison.Ordinal);
    }

    /// <summary>False, and said so, only where there is no browser: one that is there must print.</summary>
    private bool IsPrinted(ChromiumPrinter printer, PrintResult result)
    {
        if (printer.Status is PrinterReady)
        {
            Assert.IsType<Printed>(result);
            return true;
        }

        output.WriteLine("No browser here: not printed.");
        return false;
    }

    private async Task<byte[]?> Print(WorkshopPack pack)
    {
        using var printer = new ChromiumPrinter(new());
        if (await PackPrinting.PrintAsync(printer, pack, "nl", default) is PdfPack pdf)
        {
            return pdf.Pdf;
        }

        Assert.IsType<PrinterMissing>(printer.Status);
        output.WriteLine("No browser here: not printed.");
        return null;
    }

    /// <summary>The text of a PDF, over pipes; null where pdftotext is absent.</summary>
    private async Task<string?> Text(byte[] pdf)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var reading = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.BaseStream.WriteAsync(pdf);
            process.StandardInput.Close();
            return await reading;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            output.WriteLine("No pdftotext here (poppler-utils): the PDF's text was not read.");
            return null;
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device });

    private static void AssertNoneHolds(IEnumerable<string> files, string words)
    {
        foreach (var file in files)
        {
            try
            {
                var bytes = File.ReadAllBytes(file).AsSpan();
                Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes(words)) < 0, "A file on disk holds words of a story.");
                Assert.True(bytes.IndexOf(Encoding.Unicode.GetBytes(words)) < 0, "A file on disk holds words of a story.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone meanwhile, or a socket of the browser's.
            }
        }
    }

    /// <summary>Stands in for a browser on a machine whose fonts are wider than any we measured.</summary>
    private sealed class PrinterWithWideFonts(int timesOver) : IPackPrinter
    {
        public List<string> Documents { get; } = [];

        public PrinterStatus Status => new PrinterReady("test");

        public Task<PrintResult> PrintAsync(string html, CancellationToken cancellationToken)
        {
            Documents.Add(html);
            return Task.FromResult<PrintResult>(new Printed([], Documents.Count > timesOver ? 0 : 1));
        }
    }
}
