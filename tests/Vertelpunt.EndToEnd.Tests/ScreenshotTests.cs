namespace Vertelpunt.EndToEnd.Tests;

/// <summary>Takes the pictures of the README. Set VERTELPUNT_SCREENSHOTS to a folder to keep them: see tools/screenshots.</summary>
[Collection(DemoCollection.Name)]
public sealed class ScreenshotTests(Demo demo, Chromium chromium)
{
    private static readonly string Folder = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("VERTELPUNT_SCREENSHOTS") is { Length: > 0 } chosen ? chosen : Path.Combine(Path.GetTempPath(), "vertelpunt-screenshots")).FullName;

    [Theory]
    [InlineData(1280, "breed")]
    [InlineData(360, "smal")]
    public async Task The_tellers_pages_can_be_pictured(int width, string name)
    {
        await using var visitor = await chromium.VisitorAsync(width: width, height: 800);
        var teller = new Teller(visitor, demo);
        await visitor.Page.GotoAsync(demo.Invitation);
        await PictureAsync(visitor, $"verteller-welkom-{name}");
        await teller.BeginAsync();
        await PictureAsync(visitor, $"verteller-code-{name}");
        await teller.KeepCodeAsync();
        await teller.WriteAsync("Een kop koffie", "Ik had al drie weken niemand gesproken, behalve de kassajuffrouw. Toen belde ik aan bij de buurvrouw.\n\nZe vroeg niets. Ze zette koffie en schoof de krant opzij. Na een tijdje begon ik vanzelf te praten.");
        await PictureAsync(visitor, $"verteller-verhaal-{name}");
        await teller.Press("Verder");
        for (var step = 1; step < 20 && !await teller.Heading("Jij kiest wat er mag").IsVisibleAsync(); step++)
        {
            await PictureAsync(visitor, $"verteller-vragen-{step}-{name}");
            await teller.AnswerPageAsync();
            await teller.Press("Verder");
        }

        await PictureAsync(visitor, $"verteller-wat-mag-{name}");
        await teller.AllowAsync("kaart");
        await PictureAsync(visitor, $"verteller-nakijken-{name}");
        await teller.SendAsync();
        await PictureAsync(visitor, $"verteller-verstuurd-{name}");
        await teller.ComeBackAsync(demo.TellerCode);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk en kies" }).First.ClickAsync();
        await PictureAsync(visitor, $"verteller-mijn-verhaal-{name}");
        foreach (var page in new[] { "privacy", "veilig", "huisregels", "hulp", "terug", "feedback", "v/onbekend" })
        {
            await visitor.Page.GotoAsync($"{demo.Site}/{page}");
            await PictureAsync(visitor, $"verteller-{page.Replace('/', '-')}-{name}");
        }
    }

    [Theory]
    [InlineData(1280, "breed")]
    [InlineData(360, "smal")]
    public async Task The_desks_pages_can_be_pictured(int width, string name)
    {
        foreach (var (email, pages) in new[]
        {
            ("beoordelaar@voorbeeld.nl", new[] { "beoordelen", "beoordelen?stand=Included", "beoordelen?stand=OnHold", "beoordelen/samen", "verzamelen", "beoordelen/oefenen?stap=3", "uitleg", "team" }),
            ("begeleider@voorbeeld.nl", ["patronen", "patronen/verbanden", "patronen/vragen", "duiden", "werkpakket", "werkpakket/nieuw"]),
            ("ontwerper@voorbeeld.nl", ["project", "project/vragen", "project/vraag", "project/vraag?soort=multipleChoice", "project/vraag?soort=placement", "project/begin", "project/instellingen", "project/instellingen?deel=groep", "project/instellingen?deel=weghalen", "project/instellingen?deel=teksten", "project/instellingen?deel=beoordelen", "project/papier", "project/kopie"]),
            ("privacy@voorbeeld.nl", ["logboek", "bewaartijden", "verzoeken", "verzoeken/nieuw"]),
            ("beheer@voorbeeld.nl", ["mensen"]),
            ("controle@voorbeeld.nl", ["papier", "teamvragen"]),
        })
        {
            await using var visitor = await chromium.VisitorAsync(width: width, height: 800);
            var person = new Staff(visitor, demo);
            await person.SignInAsync(email);
            foreach (var page in pages)
            {
                await visitor.Page.GotoAsync($"{demo.Desk}/p/demo/{page}");
                await PictureAsync(visitor, $"desk-{page.Replace('/', '-').Replace('?', '-').Replace('=', '-')}-{name}");
            }

            if (email.StartsWith("beoordelaar", StringComparison.Ordinal))
            {
                await person.OpenFirstAsync();
                await PictureAsync(visitor, $"desk-verhaal-{name}");
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Wat als iets er niet stond?" }).ClickAsync();
                await PictureAsync(visitor, $"desk-verhaal-wat-als-{name}");
                await visitor.Page.GotoAsync(demo.Desk + "/account");
                await PictureAsync(visitor, $"desk-account-{name}");
            }

            if (email.StartsWith("controle", StringComparison.Ordinal))
            {
                await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ga verder" }).ClickAsync();
                await PictureAsync(visitor, $"desk-teamvragen-verhaal-{name}");
                await person.OpenFirstAsync();
                await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open het origineel" }).ClickAsync();
                await visitor.Page.GetByLabel("Waarom heb je het origineel nodig?").FillAsync("Ik twijfel of alles terecht weg is");
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Schrijf op en open" }).ClickAsync();
                await PictureAsync(visitor, $"desk-origineel-{name}");
            }
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light, "breed")]
    [InlineData(1280, ColorScheme.Dark, "breed-donker")]
    [InlineData(360, ColorScheme.Light, "smal")]
    [InlineData(360, ColorScheme.Dark, "smal-donker")]
    public async Task The_charts_can_be_pictured_by_day_and_by_night(int width, ColorScheme scheme, string name)
    {
        await using var visitor = await chromium.VisitorAsync(width: width, height: 800, scheme: scheme);
        await new Staff(visitor, demo).SignInAsync("begeleider@voorbeeld.nl");
        foreach (var page in new[] { "patronen", "patronen?selectie=gevoel=boos", "patronen/verbanden", "patronen/vergelijken?selectie=gevoel=boos&naast=gevoel=trots", "patronen/vragen", "patronen/samenvoegen", "duiden", "duiden/perspectieven", "duiden/verslag" })
        {
            await visitor.Page.GotoAsync($"{demo.Desk}/p/demo/{page}");
            await PictureAsync(visitor, $"beeld-{page.Replace('/', '-').Replace('?', '-').Replace('=', '-').Replace('&', '-')}-{name}");
        }

        foreach (var (first, second) in new[] { ("gevoel", "wie_bepaalde"), ("hoe_vaak", "steun"), ("gevoel", "wie_hielp"), ("hoe_vaak", "wie_hielp"), ("steun", "toekomst"), ("wie_hielp", "plek#ik"), ("wie_bepaalde", "plek#beslisser"), ("gevoel", "wie_weten"), ("hoe_vaak", "_week") })
        {
            await visitor.Page.GotoAsync($"{demo.Desk}/p/demo/patronen/verband?een={Uri.EscapeDataString(first)}&twee={Uri.EscapeDataString(second)}");
            await PictureAsync(visitor, $"beeld-verband-{first}-{second.Replace('#', '-')}-{name}");
        }
    }

    private static async Task PictureAsync(Visitor visitor, string name)
    {
        var bytes = await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        Assert.True(bytes.Length > 5_000, $"{name} is an empty picture.");
    }
}
