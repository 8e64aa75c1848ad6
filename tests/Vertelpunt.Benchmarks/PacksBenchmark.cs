using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Pipeline.Patterns;

namespace Vertelpunt.Benchmarks;

/// <summary>How long a large workshop pack takes: drawing its patterns, laying it out, and printing it as PDF.</summary>
internal static class PacksBenchmark
{
    private const int Patterns = 20;
    private const int Runs = 3;

    public static async Task RunAsync(int cards)
    {
        cards = cards > 0 ? cards : 300;
        var form = Queue.DemoForm();
        var stories = Queue.DemoStories(form);
        using var printer = new ChromiumPrinter(new());
        if (printer.Status is PrinterMissing missing)
        {
            Console.WriteLine(missing.Reason.En);
            return;
        }

        var answered = Enumerable.Range(0, cards).Select(i => new AnsweredStory(StoryId.Create(), new(2900 + (i % 20)), stories[i % stories.Count].Content.Answers)).ToList();
        for (var run = 1; run <= Runs; run++)
        {
            var started = Interval.Start();
            var sheets = Sheets(new(form, answered, SmallNumbers.Outside));
            Report($"run {run}: {sheets.Count} patterns compared and drawn", started.Elapsed());

            started = Interval.Start();
            var pack = Pack(form, stories, answered, sheets);
            var html = PackHtml.Render(pack);
            Report($"run {run}: {cards} cards laid out as {html.Length / 1e6:0.0} MB of HTML", started.Elapsed());

            started = Interval.Start();
            var pdf = await PackPrinting.PrintAsync(printer, pack, "nl", default) as PdfPack;
            Report($"run {run}: laid out and printed, {(pdf?.Pdf.Length ?? 0) / 1e6:0.0} MB of PDF, {Pages(html)} pages", started.Elapsed());
        }

        Console.WriteLine(FormattableString.Invariant($"load of the machine: {File.ReadAllText("/proc/loadavg").Trim()}"));
    }

    /// <summary>Single questions first, then the strongest pairs.</summary>
    private static List<PatternSheet> Sheets(StoryCollection collection)
    {
        var single = collection.Form.Questions.Where(q => q is not ShortTextQuestion).Select(q => QuestionChart.Draw(collection, q.Id, StoryFilter.None, "nl"));
        var pairs = PairPatterns.Of(collection.Form, collection.Stories(StoryFilter.None) ?? [], collection.SmallNumbers).Patterns.Select(p => PairChart.Draw(collection, p, "nl"));
        return [.. single.Concat(pairs).Where(c => !c.IsEmpty).Take(Patterns).Select(PatternSheets.Of)];
    }

    private static WorkshopPack Pack(StoryForm form, IReadOnlyList<FiledStory> stories, List<AnsweredStory> answered, List<PatternSheet> sheets)
    {
        var id = PackId.Create();
        var candidates = answered.Zip(answered.Select((_, i) => stories[i % stories.Count].Content), (a, content) =>
            new PackCandidate(a.Id, 1, StoryState.Included, ConsentLevel.WorkshopCards, RiskLevel.Low, content.Title, content.Text, content.Answers)).ToList();
        return new()
        {
            Id = id,
            Code = "KV7M",
            Project = form.Title,
            Organisation = form.Organisation,
            CreatedOn = new(2026, 11, 21),
            Cards = PackBuilder.Cards(id, form, candidates, PackBuilder.UsualQuestions(form)),
            Patterns = sheets,
        };
    }

    private static int Pages(string html) => html.Split("<section class=\"page ").Length - 1;

    private static void Report(string what, Interval took) =>
        Console.WriteLine(FormattableString.Invariant($"{what}: {took.Wall.TotalSeconds:0.00} s by the clock, {took.Processor.TotalSeconds:0.00} s of this process's processor"));
}
