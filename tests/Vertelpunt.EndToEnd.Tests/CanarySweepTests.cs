namespace Vertelpunt.EndToEnd.Tests;

/// <summary>A marker sentence sent down every path is found nowhere in clear: databases, logs, temporary files, error pages.</summary>
[Collection(DemoCollection.Name)]
public sealed class CanarySweepTests(Demo demo, Chromium chromium)
{
    private const string Text = "Kwartelkanarie zingt in de ochtendmist";
    private const string Title = "Purperkanarie";
    private const string Answer = "Roodstaartkanarie";

    [Fact]
    public async Task VR_08_VR_24_nothing_a_teller_wrote_is_found_in_clear()
    {
        await using var visitor = await chromium.VisitorAsync();
        var teller = new Teller(visitor, demo);
        var code = await teller.BeginAsync();
        await teller.KeepCodeAsync();
        await teller.WriteAsync(Title, Text + ".");
        await Expect(visitor.Page.Locator("#bewaard")).ToContainTextAsync("Bewaard om", new() { Timeout = 15_000 });
        Sweep(code); // as a draft

        await teller.Press("Verder");
        await teller.AnswerAllAsync();
        await teller.AllowAsync("kaart");
        await teller.SendAsync();
        await visitor.Page.WaitForTimeoutAsync(6_000); // the worker looks every two seconds
        Sweep(code); // as a sent and processed story

        // Every kind of error, with the marker in what is sent.
        foreach (var (path, body) in new[]
        {
            ("/vertel", "do=next&step=bestaatniet&text=" + Answer), ("/bewaar", "version=x&text=" + Answer), ("/terug", "code=" + Answer),
            ("/feedback", "p=demo&words=" + Answer), ("/v/" + Answer, "x=" + Answer), ("/" + Answer, Answer),
        })
        {
            await visitor.Context.APIRequest.PostAsync(demo.Site + path, new() { Data = body, Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" }, MaxRedirects = 0 });
            await visitor.Context.APIRequest.GetAsync(demo.Site + path + "?q=" + Answer, new() { MaxRedirects = 0 });
        }

        await teller.ComeBackAsync(code);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk en kies" }).First.ClickAsync();
        await Expect(visitor.Page.Locator(".story-text").First).ToContainTextAsync(Text);
        await teller.Press("Verhaal weghalen");
        await teller.Press("Ja, wis mijn verhaal");
        Sweep(code);
    }

    private void Sweep(string code)
    {
        var markers = new[] { Text, Title, Answer, code, code.Replace("-", "", StringComparison.Ordinal)[..20] };
        var files = CanarySweep.FilesHolding([demo.Folder], markers);
        Assert.True(files.Count == 0, $"Found in clear in {string.Join(", ", files.Select(Path.GetFileName))}.");
        Assert.All(markers, m => Assert.DoesNotContain(m, demo.Output, StringComparison.OrdinalIgnoreCase));
        var temporary = Directory.EnumerateFiles(Path.GetTempPath()).Where(f => File.GetLastWriteTimeUtc(f) > TestStart);
        foreach (var file in temporary)
        {
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream);
                var text = reader.ReadToEnd();
                Assert.False(markers.Any(m => text.Contains(m, StringComparison.Ordinal)), $"Found in clear in {Path.GetFileName(file)}.");
            }
            catch (IOException)
            {
                // gone meanwhile
            }
        }
    }

    private static readonly DateTime TestStart = TimeProvider.System.GetUtcNow().UtcDateTime;
}
