using System.Text.RegularExpressions;

namespace Vertelpunt.EndToEnd.Tests;

/// <summary>What a teller does on the site, step by step, by what can be read on the screen.</summary>
public sealed class Teller(Visitor visitor, Demo demo)
{
    public IPage Page => visitor.Page;

    /// <summary>From the invitation to the page that shows the code.</summary>
    /// <returns>The code as shown.</returns>
    public async Task<string> BeginAsync()
    {
        await Page.GotoAsync(demo.Invitation);
        await Press("Beginnen");
        await Expect(Heading("Dit is je code")).ToBeVisibleAsync();
        return Regex.Replace(await Page.Locator("#code").InnerTextAsync(), @"\s", "");
    }

    public async Task KeepCodeAsync()
    {
        await Press("Ik heb hem bewaard");
        await Expect(Heading("Vertel")).ToBeVisibleAsync();
    }

    public async Task WriteAsync(string title, string text)
    {
        var eliciting = Page.Locator("input[name=eliciting]");
        if (await eliciting.CountAsync() > 0)
        {
            await eliciting.First.CheckAsync();
        }

        await Page.GetByLabel("Je verhaal", new() { Exact = true }).FillAsync(text);
        await Page.GetByLabel("Een titel die erbij past").FillAsync(title);
    }

    /// <summary>Answers what the pages ask, without a pointer: the first option, the lists, the fields.</summary>
    public async Task AnswerAllAsync()
    {
        for (var page = 0; page < 20 && !await Heading("Jij kiest wat er mag").IsVisibleAsync(); page++)
        {
            await AnswerPageAsync();
            await Press("Verder");
        }

        await Expect(Heading("Jij kiest wat er mag")).ToBeVisibleAsync();
    }

    /// <summary>Answers what this page asks.</summary>
    public async Task AnswerPageAsync()
    {
        foreach (var question in await Page.Locator("fieldset.question").AllAsync())
        {
            await AnswerAsync(question, await question.GetAttributeAsync("data-kind") ?? "");
        }
    }

    public async Task AllowAsync(string label)
    {
        await Page.GetByText(label, new() { Exact = false }).First.ClickAsync();
        await Press("Verder");
        await Expect(Heading("Kijk het nog eens na")).ToBeVisibleAsync();
    }

    public async Task SendAsync()
    {
        await Press("Versturen");
        await Expect(Heading("Dank je wel voor je verhaal")).ToBeVisibleAsync();
    }

    public async Task ComeBackAsync(string code)
    {
        await Page.GotoAsync(demo.Site + "/terug");
        await Page.GetByLabel("Je code").FillAsync(code);
        await Press("Verder");
    }

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });

    /// <summary>Presses a button of a form and waits for the page that follows: a form leaves only once the site is reached.</summary>
    public async Task Press(string name)
    {
        await Page.EvaluateAsync("() => { window.stillHere = true; }");
        await Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        for (var waited = 0; waited < 300; waited++)
        {
            try
            {
                if (await Page.EvaluateAsync<bool>("() => !window.stillHere && document.readyState === 'complete'"))
                {
                    return;
                }
            }
            catch (PlaywrightException)
            {
                // between two pages
            }

            await Task.Delay(50);
        }

        Assert.Fail($"Nothing followed on pressing '{name}'.");
    }

    private static async Task AnswerAsync(ILocator question, string kind)
    {
        switch (kind)
        {
            case "SingleChoiceQuestion":
                await question.Locator(".choices input[type=radio]").First.CheckAsync();
                break;
            case "MultipleChoiceQuestion":
                await question.Locator(".choices input[type=checkbox]").First.CheckAsync();
                break;
            case "ScaleQuestion" when await question.Locator("input[type=range]").CountAsync() > 0:
                await question.Locator("input[type=range]").FocusAsync();
                await question.Page.Keyboard.PressAsync("ArrowRight");
                break;
            case "ScaleQuestion":
                await question.Locator(".scale-row input").Nth(7).CheckAsync(new() { Force = true });
                break;
            case "TriadQuestion" when await question.Locator("svg .shape").CountAsync() > 0:
                await question.Locator("svg .shape").ClickAsync();
                break;
            case "TriadQuestion":
                await question.Locator("input[type=number]").Nth(0).FillAsync("60");
                await question.Locator("input[type=number]").Nth(1).FillAsync("30");
                await question.Locator("input[type=number]").Nth(2).FillAsync("10");
                break;
            case "PlacementQuestion" when await question.Locator(".token").CountAsync() > 0:
                await question.Locator(".token").First.FocusAsync();
                await question.Page.Keyboard.PressAsync("ArrowRight");
                break;
            case "PlacementQuestion":
                await question.Locator("select").Nth(0).SelectOptionAsync("75");
                await question.Locator("select").Nth(1).SelectOptionAsync("25");
                break;
            default:
                await question.GetByLabel("niet van toepassing").CheckAsync();
                break;
        }
    }
}
