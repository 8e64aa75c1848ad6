using System.Text.Json;

namespace Vertelpunt.EndToEnd.Tests;

/// <summary>Passkeys with Chromium's own virtual authenticator: the browser's side of WebAuthn is real, only the finger is not.</summary>
[Collection(DemoCollection.Name)]
public sealed class PasskeyJourneys(Demo demo, Chromium chromium)
{
    [Fact]
    public async Task VR_17_A_passkey_is_made_renamed_used_as_a_full_sign_in_and_removed()
    {
        await using var visitor = await chromium.VisitorAsync();
        var device = await AuthenticatorAsync(visitor);
        var page = visitor.Page;
        await new Staff(visitor, demo).SignInAsync("ontwerper@voorbeeld.nl");
        await page.GotoAsync(demo.Desk + "/account");

        await page.GetByLabel("Naam, zodat je hem herkent").FillAsync("Werklaptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een passkey" }).ClickAsync();
        await Expect(page.GetByText("Je passkey is bewaard")).ToBeVisibleAsync();
        var name = page.GetByLabel("Naam van passkey Werklaptop");
        await Expect(name).ToHaveValueAsync("Werklaptop");
        await name.FillAsync("Laptop van het werk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hernoem" }).ClickAsync();
        await Expect(page.GetByLabel("Naam van passkey Laptop van het werk")).ToBeVisibleAsync();

        // The same device makes no second one.
        await page.GetByLabel("Naam, zodat je hem herkent").FillAsync("Nog een");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een passkey" }).ClickAsync();
        await Expect(page.GetByText("staat al een passkey")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true }).ClickAsync();
        await page.GotoAsync(demo.Desk + "/aanmelden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden met een passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Project", Exact = false }).First).ToBeVisibleAsync();

        // Somebody who cannot unlock the device does not get in.
        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true }).ClickAsync();
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _authenticator, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden met een passkey" }).ClickAsync();
        await Expect(page.GetByText("Dat ging niet door")).ToBeVisibleAsync();
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _authenticator, ["isUserVerified"] = true });

        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden met een passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
        await page.GotoAsync(demo.Desk + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verwijder passkey" }).ClickAsync();
        await Expect(page.GetByText("De passkey is verwijderd")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true }).ClickAsync();

        // The device still has it, the desk no longer.
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden met een passkey" }).ClickAsync();
        await Expect(page.GetByText("Deze passkey kennen we niet")).ToBeVisibleAsync();
        Assert.Equal(["localhost"], visitor.Hosts);
        Assert.DoesNotContain(visitor.Problems, p => p.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VR_17_An_answer_to_a_challenge_is_worth_nothing_a_second_time()
    {
        await using var visitor = await chromium.VisitorAsync();
        await AuthenticatorAsync(visitor);
        var page = visitor.Page;
        await new Staff(visitor, demo).SignInAsync("begeleider@voorbeeld.nl");
        await page.GotoAsync(demo.Desk + "/account");
        await page.GetByLabel("Naam, zodat je hem herkent").FillAsync("Toestel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een passkey" }).ClickAsync();
        await Expect(page.GetByText("Je passkey is bewaard")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true }).ClickAsync();
        var sent = "";
        page.Request += (_, request) => sent = request.Url.Contains("handler=Passkey", StringComparison.Ordinal) && request.PostData?.Contains("credential", StringComparison.Ordinal) == true ? request.PostData : sent;
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden met een passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden", Exact = true }).ClickAsync();

        var form = sent.Split('&').Select(p => p.Split('=')).ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
        await page.Locator("form[data-passkey] input[name=credential]").EvaluateAsync("(field, value) => { field.value = value; }", form["credential"]);
        await page.Locator("form[data-passkey]").EvaluateAsync("form => form.submit()");

        await Expect(page.GetByText("Deze passkey kennen we niet")).ToBeVisibleAsync();
        await page.GotoAsync(demo.Desk + "/account");
        Assert.Contains("/aanmelden", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_password_works_and_no_passkey_is_offered()
    {
        await using var visitor = await chromium.VisitorAsync(javaScript: false);
        await visitor.Page.GotoAsync(demo.Desk + "/aanmelden");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden met een passkey" })).ToBeHiddenAsync();

        await new Staff(visitor, demo).SignInAsync("ontwerper@voorbeeld.nl");
        await visitor.Page.GotoAsync(demo.Desk + "/account");

        await Expect(visitor.Page.GetByText("Deze browser kan hier geen passkey maken")).ToBeVisibleAsync();
    }

    private string _authenticator = "";

    /// <summary>A device of its own, with a finger that fits.</summary>
    private async Task<ICDPSession> AuthenticatorAsync(Visitor visitor)
    {
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        _authenticator = ((JsonElement)made!).GetProperty("authenticatorId").GetString()!; // the protocol's answer to a device that was added
        return session;
    }
}
