using System.Globalization;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Benchmarks;

/// <summary>How long looking at patterns takes, what it weighs in memory, and how often chance alone is called a pattern.</summary>
internal static class PatternsBenchmark
{
    private const int Questions = 30;

    /// <summary>The first whole dashboard on 10,000 narratives, and clicks on a filter on 100,000.</summary>
    public static Task RunAsync(int clicks)
    {
        clicks = clicks > 0 ? clicks : 20;
        var form = Form();
        Draw(new(form, Narratives(form, 500), SmallNumbers.Inside), StoryFilter.None); // compiled before it is measured

        var few = Narratives(form, 10_000);
        var started = Interval.Start();
        var collection = new StoryCollection(form, few, SmallNumbers.Inside);
        Draw(collection, StoryFilter.None);
        Report("first dashboard of 10,000 narratives, 30 questions counted and drawn", started.Elapsed());
        started = Interval.Start();
        var overview = PairPatterns.Of(form, few, SmallNumbers.Inside);
        Report($"all {overview.Tests} pairs of 10,000 narratives", started.Elapsed());

        var before = GC.GetTotalMemory(forceFullCollection: true);
        started = Interval.Start();
        collection = Collect(form, 100_000);
        Draw(collection, StoryFilter.None);
        Report("first dashboard of 100,000, making up the answers included", started.Elapsed());
        Console.WriteLine($"memory of the collection {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB");

        var random = new Random(1);
        var (wall, processor) = (new List<double>(), new List<double>());
        for (var click = 0; click < clicks; click++)
        {
            var question = form.Questions[random.Next(Questions)];
            var cell = collection.Look(question.Id, StoryFilter.None).Shown.Groups is var groups ? groups[random.Next(groups.Count)].Cells[0] : "";
            started = Interval.Start();
            Draw(collection, StoryFilter.None.Toggle(question.Id, cell));
            var took = started.Elapsed();
            wall.Add(took.Wall.TotalMilliseconds);
            processor.Add(took.Processor.TotalMilliseconds);
        }

        Console.WriteLine($"a click on 100,000, all 30 charts anew, {clicks} clicks: clock median {Median(wall):0} ms, worst {wall.Max():0}; processor median {Median(processor):0} ms, worst {processor.Max():0}");
        Console.WriteLine($"memory at the end {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB, most of the process {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB");
        return Task.CompletedTask;
    }

    /// <summary>In a method of its own, so that nothing holds on to the answers as they came.</summary>
    private static StoryCollection Collect(StoryForm form, int count) => new(form, Narratives(form, count), SmallNumbers.Inside);

    /// <summary>Dashboards of answers that have nothing to do with each other: how many show any pattern at all?</summary>
    /// <remarks>
    /// As a real collection has it: a third of the people tell two to four stories that are linked and much alike, some people skip far more
    /// than others, and answers are uneven. Figures so far are written every twenty dashboards.
    /// </remarks>
    public static Task NoiseAsync(int dashboards)
    {
        dashboards = dashboards > 0 ? dashboards : 400;
        var form = Form() is var all ? all with { Questions = [.. all.Questions.Take(10)] } : null!;
        int[] sizes = [40, 80, 150];
        var alarms = sizes.ToDictionary(s => s, _ => 0);
        var (tests, belowFive) = (0, 0);
        for (var d = 1; d <= dashboards; d++)
        {
            foreach (var people in sizes)
            {
                var overview = PairPatterns.Of(form, Linked(form, people, seed: (1_000 * people) + d), SmallNumbers.Inside);
                alarms[people] += overview.Patterns.Any(p => p.Q < 0.05) ? 1 : 0;
                belowFive += overview.Patterns.Count(p => p.P < 0.05);
                tests += overview.Tests;
            }

            if (d % 20 == 0 || d == dashboards)
            {
                Console.WriteLine(FormattableString.Invariant($"after {d} dashboards of each size, {tests / d / sizes.Length} pairs each; single p below 0.05: {100.0 * belowFive / tests:0.0} %"));
                foreach (var people in sizes)
                {
                    Say($"{people} people", alarms[people], d);
                }

                Say("all together", alarms.Values.Sum(), d * sizes.Length);
            }
        }

        return Task.CompletedTask;

        static void Say(string what, int alarms, int of)
        {
            var interval = Proportion.Wilson(alarms, of);
            Console.WriteLine(FormattableString.Invariant($"  {what}: {alarms} of {of} call something a pattern (q < 0.05): {100 * interval.Share:0.0} % ({100 * interval.Low:0.0} to {100 * interval.High:0.0})"));
        }
    }

    private static void Draw(StoryCollection collection, StoryFilter filter)
    {
        foreach (var question in collection.Form.Questions)
        {
            QuestionChart.Draw(collection, question.Id, filter, "nl");
        }
    }

    private static double Median(List<double> values) => Quantiles.At([.. values.Order()], 0.5);

    private static void Report(string what, Interval took) =>
        Console.WriteLine(FormattableString.Invariant($"{what}: {took.Wall.TotalMilliseconds:0} ms by the clock, {took.Processor.TotalMilliseconds:0} ms of processor"));

    /// <summary>Questions of every kind, in turn: single, several, scale, triad, place, single.</summary>
    private static StoryForm Form() => new()
    {
        Version = 1,
        Title = "Meting",
        Organisation = "-",
        Purpose = "-",
        Eliciting = [new("e", "-")],
        Questions = [.. Enumerable.Range(0, Questions).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select((id, i) => (Question)((i % 6) switch
        {
            0 => new SingleChoiceQuestion { Id = "q" + id, Text = "?", Options = Options(5) },
            1 => new MultipleChoiceQuestion { Id = "q" + id, Text = "?", Options = Options(7) },
            2 => new ScaleQuestion { Id = "q" + id, Text = "?", Left = "l", Right = "r" },
            3 => new TriadQuestion { Id = "q" + id, Text = "?", Top = "t", Left = "l", Right = "r" },
            4 => new PlacementQuestion { Id = "q" + id, Text = "?", Stones = [new("s", "s")], XLow = "a", XHigh = "b", YLow = "c", YHigh = "d" },
            _ => new SingleChoiceQuestion { Id = "q" + id, Text = "?", Options = Options(3) },
        }))],
    };

    private static IReadOnlyList<AnswerOption> Options(int count) => [.. Enumerable.Range(0, count).Select(o => new AnswerOption("o" + o.ToString(CultureInfo.InvariantCulture), "?"))];

    /// <summary>Independent answers, uneven as real ones are; a tenth is passed over.</summary>
    private static IReadOnlyList<AnsweredStory> Narratives(StoryForm form, int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new AnsweredStory(new(new Guid(i, 0, 0, new byte[8])), new(2900 + random.Next(20)), form.Questions.ToDictionary(q => q.Id, q => Answer(q, random))))];
    }

    /// <summary>As <see cref="Narratives"/>, from people of whom some told several stories, and of whom some skip much.</summary>
    private static IReadOnlyList<AnsweredStory> Linked(StoryForm form, int people, int seed)
    {
        var random = new Random(seed);
        var stories = new List<AnsweredStory>();
        for (var person = 0; person < people; person++)
        {
            var skips = 0.5 * Math.Pow(random.NextDouble(), 3);
            var told = random.NextDouble() < 1 / 3.0 ? 2 + random.Next(3) : 1;
            var usual = form.Questions.ToDictionary(q => q.Id, q => Answer(q, random, skips));
            for (var s = 0; s < told; s++)
            {
                var answers = form.Questions.ToDictionary(q => q.Id, q => s == 0 || random.NextDouble() < 0.6 ? usual[q.Id] : Answer(q, random, skips));
                stories.Add(new(new(new Guid(stories.Count, 0, 0, new byte[8])), new(2900 + random.Next(20)), answers, told > 1 ? "t" + person.ToString(CultureInfo.InvariantCulture) : null));
            }
        }

        return [.. stories.OrderBy(s => s.Week.Number)];
    }

    private static Answer Answer(Question question, Random random, double skips = 0.1)
    {
        if (random.NextDouble() < skips)
        {
            return random.Next(2) == 0 ? DoesNotApply.Instance : LeftBlank.Instance;
        }

        switch (question)
        {
            case SingleChoiceQuestion q:
                return new Chosen([q.Options[(int)(q.Options.Count * Math.Pow(random.NextDouble(), 1.5))].Id]);
            case MultipleChoiceQuestion q:
                string[] chosen = [.. q.Options.Where((_, o) => random.NextDouble() < 0.15 + 0.05 * o).Select(o => o.Id)];
                return chosen.Length == 0 ? LeftBlank.Instance : new Chosen(chosen);
            case ScaleQuestion:
                return new Scaled(Math.Round(100 * Math.Sqrt(random.NextDouble())));
            case TriadQuestion:
                double a = random.NextDouble(), b = random.NextDouble(), c = random.NextDouble();
                return new Composed(a / (a + b + c), b / (a + b + c), c / (a + b + c));
            default:
                return new Placed([new("s", Math.Round(100 * random.NextDouble(), 1), Math.Round(100 * random.NextDouble(), 1))]);
        }
    }
}
