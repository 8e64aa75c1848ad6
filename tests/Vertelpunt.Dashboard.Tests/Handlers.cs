using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Access;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>All that can be asked of the desk within a project, taken from the running application.</summary>
internal static class Handlers
{
    /// <summary>What a browser would send: the fields of the page's form for this handler, and something for each parameter that is left.</summary>
    public static Dictionary<string, string> FieldsOf(Browser browser, HandlerMethodDescriptor handler, Guid id)
    {
        var forms = browser.Page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>().ToList();
        var form = forms.FirstOrDefault(f => handler.Name is { Length: > 0 } name && f.OuterHtml.Contains("handler=" + name, StringComparison.OrdinalIgnoreCase))
            ?? forms.LastOrDefault(f => !f.Action.Contains("/afmelden") && !f.Action.Contains("/taal"));
        var fields = new Dictionary<string, string>();
        foreach (var parameter in handler.Parameters)
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (type != typeof(CancellationToken))
            {
                fields[parameter.Name] = type == typeof(Guid) ? id.ToString("N")
                    : type == typeof(int) ? "0"
                    : type == typeof(bool) ? "false"
                    : type.IsEnum ? Enum.GetNames(type)[0]
                    : type == typeof(DateOnly) ? "2026-03-01"
                    : "Om na te gaan";
            }
        }

        foreach (var field in form?.QuerySelectorAll("input[name], textarea[name], select[name]") ?? Enumerable.Empty<AngleSharp.Dom.IElement>())
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is { Length: > 0 } || (value is not null && field.HasAttribute("required")))
            {
                fields[field.GetAttribute("name")!] = value is { Length: > 0 } ? value : field.GetAttribute("type") switch { "email" => "nieuw@example.org", "date" => "2026-03-01", _ => "Om na te gaan" };
            }
        }

        fields["__RequestVerificationToken"] = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return fields;
    }

    /// <summary>Every handler of every page within a project; those that take people or the person out come last.</summary>
    public static async Task<IReadOnlyList<(string Pattern, HandlerMethodDescriptor Handler)>> OfAsync(DeskHost host)
    {
        var loader = host.App.Services.GetRequiredService<PageLoader>();
        var all = new List<(string, HandlerMethodDescriptor)>();
        foreach (var endpoint in host.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && page.EndpointMetadata.OfType<NeedsAttribute>().Any())
            {
                all.AddRange((await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Select(h => ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), h)));
            }
        }

        return [.. all.DistinctBy(h => (h.Item1, h.Item2.HttpMethod, h.Item2.Name)).OrderBy(h => h.Item1.EndsWith("/einde")).ThenBy(h => h.Item2.HttpMethod).ThenBy(h => h.Item1)];
    }
}
