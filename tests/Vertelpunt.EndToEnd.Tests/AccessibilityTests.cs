using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Xunit.Abstractions;

namespace Vertelpunt.EndToEnd.Tests;

/// <summary>VR-38: axe finds no violation of WCAG 2.2 AA, and nothing has to be scrolled sideways at 320 px, on every page of both sites.</summary>
[Collection(DemoCollection.Name)]
public sealed class AccessibilityTests(Demo demo, Chromium chromium, ITestOutputHelper output)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_public_page_of_the_tellers_site(ColorScheme scheme)
    {
        await using var visitor = await chromium.VisitorAsync(width: 320, height: 640, scheme: scheme);
        foreach (var path in new[] { new Uri(demo.Invitation).AbsolutePath, "/", "/terug", "/privacy", "/huisregels", "/veilig", "/hulp", "/feedback", "/v/bestaatniet", "/bestaat-niet", "/dag", "/bewaard", "/privacy?taal=en" })
        {
            await visitor.Page.GotoAsync(demo.Site + path);
            await CheckAsync(visitor.Page, path);
        }
    }

    [Fact]
    public async Task Every_step_of_telling()
    {
        await using var visitor = await chromium.VisitorAsync(width: 320, height: 640);
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await CheckAsync(visitor.Page, "code");
        await teller.KeepCodeAsync();
        await CheckAsync(visitor.Page, "story");
        await teller.WriteAsync("Toegankelijk", "Een kort verhaal.");
        await teller.Press("Verder");
        for (var step = 0; step < 20 && !await teller.Heading("Jij kiest wat er mag").IsVisibleAsync(); step++)
        {
            await CheckAsync(visitor.Page, "questions " + step);
            await teller.Press("Verder");
        }

        await CheckAsync(visitor.Page, "use");
        await teller.AllowAsync("kaart");
        await CheckAsync(visitor.Page, "review");
        await teller.SendAsync();
        await CheckAsync(visitor.Page, "sent");
        await teller.ComeBackAsync(code);
        await CheckAsync(visitor.Page, "mine");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk en kies" }).First.ClickAsync();
        await CheckAsync(visitor.Page, "one");
        await teller.Press("Verbeteren");
        await CheckAsync(visitor.Page, "correct");
        await teller.Press("Terug zonder te veranderen");
        await teller.Press("Verhaal weghalen");
        await CheckAsync(visitor.Page, "withdraw");
    }

    [Theory]
    [InlineData("beoordelaar@voorbeeld.nl")]
    [InlineData("controle@voorbeeld.nl")]
    [InlineData("begeleider@voorbeeld.nl")]
    [InlineData("ontwerper@voorbeeld.nl")]
    [InlineData("privacy@voorbeeld.nl")]
    [InlineData("beheer@voorbeeld.nl")]
    public async Task Every_page_a_staff_member_can_reach(string email)
    {
        await using var visitor = await chromium.VisitorAsync(width: 320, height: 640);
        await visitor.Page.GotoAsync(demo.Desk + "/aanmelden");
        await CheckAsync(visitor.Page, "sign in");
        await new Staff(visitor, demo).SignInAsync(email);

        // Follow every link once, some of each kind: the address with its ids taken out is the kind.
        var waiting = new Queue<string>(["/"]);
        var seen = new Dictionary<string, int>();
        var problems = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            await visitor.Page.GotoAsync(demo.Desk + path);
            if (visitor.Page.Url.Contains("/aanmelden", StringComparison.Ordinal))
            {
                continue;
            }

            problems.AddRange(await ProblemsAsync(visitor.Page, path));
            var links = await visitor.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"/\"]:not([download])')].map(a => a.getAttribute('href'))");
            foreach (var link in links.Select(l => l.Split('#')[0]).Where(l => l.Length > 0))
            {
                var kind = System.Text.RegularExpressions.Regex.Replace(link, "[0-9a-f]{32}|[0-9a-f-]{36}|[?].*", "*");
                if (!link.Contains("pdf", StringComparison.Ordinal) && !link.Contains(".csv", StringComparison.Ordinal) && seen.TryGetValue(kind, out var times) is var known && (!known || times < 2))
                {
                    seen[kind] = times + 1;
                    waiting.Enqueue(link);
                }
            }
        }

        output.WriteLine($"{email}: {string.Join(", ", seen.Keys.Order())}");
        Assert.NotEmpty(seen);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Pages_that_only_a_form_leads_to()
    {
        await using var designer = await chromium.VisitorAsync(width: 320, height: 640);
        await new Staff(designer, demo).SignInAsync("ontwerper@voorbeeld.nl");
        await designer.Page.GotoAsync(demo.Desk + "/p/demo/project/vragen");
        if (await designer.Page.GetByRole(AriaRole.Button, new() { Name = "Maak een proeflink" }).IsVisibleAsync())
        {
            await designer.Page.GetByRole(AriaRole.Button, new() { Name = "Maak een proeflink" }).ClickAsync();
        }

        await designer.Page.GotoAsync((await designer.Page.GetByRole(AriaRole.Link, new() { Name = "Bekijk als verteller" }).GetAttributeAsync("href"))!); // shown now that there is a test link
        await Expect(designer.Page.GetByText("Voorbeeld voor het team")).ToBeVisibleAsync();
        await CheckAsync(designer.Page, "preview");

        await using var checker = await chromium.VisitorAsync(width: 320, height: 640);
        var person = new Staff(checker, demo);
        await person.SignInAsync("controle@voorbeeld.nl");
        await person.OpenFirstAsync();
        await CheckAsync(checker.Page, "story");
        await checker.Page.GetByRole(AriaRole.Link, new() { Name = "Open het origineel" }).ClickAsync();
        await checker.Page.GetByLabel("Waarom heb je het origineel nodig?").FillAsync("Ik twijfel of alles terecht weg is");
        await checker.Page.GetByRole(AriaRole.Button, new() { Name = "Schrijf op en open" }).ClickAsync();
        await Expect(checker.Page.GetByText("Je ziet wat de verteller zelf schreef")).ToBeVisibleAsync();
        await CheckAsync(checker.Page, "original");
        await checker.Page.GotoAsync(demo.Desk + "/p/demo/papier");
        await checker.Page.GetByLabel("Formuliernummer").FillAsync("12");
        await checker.Page.Keyboard.PressAsync("Enter");
        await Expect(checker.Page.GetByText("Alles wat je typte staat er nog")).ToBeVisibleAsync();
        await CheckAsync(checker.Page, "a form from paper to look at again");

        await using var officer = await chromium.VisitorAsync(width: 320, height: 640);
        await new Staff(officer, demo).SignInAsync("privacy@voorbeeld.nl");
        await officer.Page.GotoAsync(demo.Desk + "/p/demo/verzoeken/nieuw");
        foreach (var field in await officer.Page.Locator("main form.stack input[required]:not([type=date]), main form.stack textarea[required]").AllAsync())
        {
            await field.FillAsync("Openbaar Ministerie");
        }

        foreach (var day in await officer.Page.Locator("main form.stack input[type=date]").AllAsync())
        {
            await day.FillAsync("2026-03-01");
        }

        await officer.Page.Locator("main form.stack button").Last.ClickAsync();
        await Expect(officer.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/verzoeken/[0-9a-f]{32}"));
        await CheckAsync(officer.Page, "demand");

        await using var facilitator = await chromium.VisitorAsync(width: 320, height: 640);
        await new Staff(facilitator, demo).SignInAsync("begeleider@voorbeeld.nl");
        await facilitator.Page.GotoAsync(demo.Desk + "/p/demo/werkpakket/nieuw?kies=3");
        await facilitator.Page.Locator("input[name=PackName]").FillAsync("Proef");
        await facilitator.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wat dit samen prijsgeeft" }).ClickAsync();
        await Expect(facilitator.Page.GetByRole(AriaRole.Button, new() { Name = "Maak het werkpakket" })).ToBeVisibleAsync();
        await CheckAsync(facilitator.Page, "what a pack gives away");
        if (Environment.GetEnvironmentVariable("VERTELPUNT_SCREENSHOTS") is { } folder)
        {
            await facilitator.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "desk-werkpakket-prijsgeven-smal.png"), FullPage = true });
        }

        if (await facilitator.Page.Locator("textarea[name=HighRiskReason]").CountAsync() > 0)
        {
            await facilitator.Page.Locator("textarea[name=HighRiskReason]").FillAsync("Voor de proef.");
        }

        await facilitator.Page.GetByRole(AriaRole.Button, new() { Name = "Maak het werkpakket" }).ClickAsync();
        await Expect(facilitator.Page.GetByText("Het werkpakket is gemaakt")).ToBeVisibleAsync();
        await CheckAsync(facilitator.Page, "pack");
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        var problems = await ProblemsAsync(page, what);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page, string what)
    {
        var result = await page.RunAxe(Wcag);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return
        [
            .. result.Violations.Select(v =>
                $"{what}: {v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html.Length > 160 ? n.Html[..160] : n.Html))}"),
            .. overflow > 0 ? new[] { $"{what} is {overflow} px wider than the window." } : [],
        ];
    }
}
