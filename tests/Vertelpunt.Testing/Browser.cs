using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Vertelpunt.Testing;

/// <summary>A browser without script: cookies, forms and buttons as a person would use them.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(Uri address)
    {
        Cookies = new();
        _client = new(new HttpClientHandler
        {
            CookieContainer = Cookies,
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        })
        { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public HttpClient Client => _client;
    public CookieContainer Cookies { get; }
    public HttpResponseMessage Response { get; private set; } = new();
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");
    public string Html { get; private set; } = "";
    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";
    public string Text => Page.QuerySelector("main")?.TextContent ?? "";

    public async Task<Browser> GoAsync(string path)
    {
        await ReadAsync(await _client.GetAsync(path));
        return this;
    }

    /// <summary>Fills the form with the given values and presses the button with this value.</summary>
    public async Task<Browser> PressAsync(string button, params (string Name, string? Value)[] fields)
    {
        await ReadAsync(await PostAsync(FormOf(button), button, fields));
        return this;
    }

    /// <summary>What pressing would send, to send it oneself.</summary>
    public List<KeyValuePair<string, string>> Fields(string button, params (string Name, string? Value)[] fields)
    {
        var form = FormOf(button);
        var set = fields.Select(f => f.Name).ToHashSet();
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || set.Contains(name) || element is IHtmlButtonElement)
            {
                continue;
            }

            switch (element)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    values.Add(new(name, select.Value ?? ""));
                    break;
            }
        }

        values.AddRange(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!))); // null: left out
        if (button.Length > 0)
        {
            values.Add(new("do", button));
        }

        return values;
    }

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) => _client.PostAsync(path, new FormUrlEncodedContent(fields));

    /// <summary>Takes in an answer, following redirects as a browser does.</summary>
    public async Task ReadAsync(HttpResponseMessage response)
    {
        while (response.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect)
        {
            response = await _client.GetAsync(response.Headers.Location);
        }

        Response = response;
        Html = await response.Content.ReadAsStringAsync();
        Page = new HtmlParser().ParseDocument(Html);
    }

    public void Dispose() => _client.Dispose();

    private Task<HttpResponseMessage> PostAsync(IHtmlFormElement form, string button, (string, string?)[] fields) =>
        PostAsync(form.GetAttribute("action")!, Fields(button, fields));

    private IHtmlFormElement FormOf(string button)
    {
        var element = button.Length == 0 ? Page.QuerySelector("main form") : Page.QuerySelector($"button[name=do][value='{button}']");
        return element switch
        {
            IHtmlFormElement form => form,
            IHtmlButtonElement { Form: { } form } => form,
            _ => throw new InvalidOperationException($"There is no button '{button}' on '{Heading}' ({(int)Response.StatusCode}): {Text.Trim()[..Math.Min(300, Text.Trim().Length)]}"),
        };
    }
}
