using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Web.Pages;

/// <summary>What every page of the site can do: say a thing in two languages, side by side where it is read.</summary>
public abstract class SitePage : Page
{
    protected string Language => SiteLanguage.Of(ViewContext.HttpContext);

    /// <summary>The Dutch or the English words.</summary>
    protected string L(string nl, string en) => Language == "en" ? en : nl;

    protected string L(LocalisedText text) => text.In(Language);

    /// <summary>An address of ours that keeps the language.</summary>
    protected string To(string path) => SiteLanguage.Keep(path, Language);
}
