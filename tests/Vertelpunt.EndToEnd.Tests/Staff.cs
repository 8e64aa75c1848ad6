namespace Vertelpunt.EndToEnd.Tests;

/// <summary>What people of the team do on the dashboard.</summary>
public sealed class Staff(Visitor visitor, Demo demo)
{
    public IPage Page => visitor.Page;

    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync(demo.Desk + "/aanmelden");
        await Page.GetByLabel("E-mailadres").FillAsync(email);
        await Page.GetByLabel("Wachtwoord").FillAsync(demo.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden", Exact = true }).ClickAsync();
        try
        {
            await Page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{email} did not get past {new Uri(Page.Url).AbsolutePath}, which says: {await Page.Locator("main").InnerTextAsync()}");
        }
    }

    /// <summary>Reads on where a heavy story is warned for; does nothing where it is not.</summary>
    public async Task ReadOnAsync()
    {
        await Expect(Page.Locator("#waarschuwing, #verhaal").First).ToBeVisibleAsync();
        if (await Page.Locator("#waarschuwing").IsVisibleAsync())
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "Lees het" }).ClickAsync();
        }
    }

    /// <summary>Opens the first story that waits.</summary>
    public async Task OpenFirstAsync()
    {
        await Page.GotoAsync(demo.Desk + "/p/demo/beoordelen");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Begin bovenaan" }).ClickAsync();
        await ReadOnAsync();
        await Expect(Page.GetByRole(AriaRole.Article)).ToBeVisibleAsync();
    }

    /// <summary>A word of the story that stands there once and is no finding: hiding it makes it go.</summary>
    public static async Task<string> PlainWordAsync(IPage page)
    {
        var whole = await page.Locator(".story-text").First.InnerTextAsync();
        var plain = string.Join(' ', await page.Locator(".story-text").First.Locator("> span[data-at]").AllInnerTextsAsync());
        return plain.Split(' ', '\n').First(w => w.Length > 6 && w.All(char.IsLetter) && whole.IndexOf(w, StringComparison.OrdinalIgnoreCase) == whole.LastIndexOf(w, StringComparison.OrdinalIgnoreCase));
    }
}
