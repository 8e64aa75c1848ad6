using Microsoft.AspNetCore.Mvc.Razor;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Pages;

/// <summary>The same as <see cref="SitePage"/> for layouts and parts of pages, which have another base in the framework.</summary>
public abstract class SiteView<TModel> : RazorPage<TModel>
{
    protected string Language => SiteLanguage.Of(Context);

    protected string L(string nl, string en) => Language == "en" ? en : nl;

    protected string L(LocalisedText text) => text.In(Language);

    protected string To(string path) => SiteLanguage.Keep(path, Language);

    /// <summary>The lines at the foot of the page: the project's, where there is one.</summary>
    protected IReadOnlyList<HelpLine> HelpLines => ViewData["HelpLines"] as IReadOnlyList<HelpLine> ?? ProjectSettings.DefaultHelpLines;
}
