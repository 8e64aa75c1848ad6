using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Security;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>What every page of the desk can say.</summary>
public abstract class DeskView : Page
{
    /// <summary>"nl" or "en".</summary>
    public string Lang => DeskLanguage.Current;

    /// <summary>The person behind the request.</summary>
    public Staff Me => Staff.Of(HttpContext.User);

    /// <summary>The project of the address, once access to it was granted; null on pages outside a project.</summary>
    public Project? Project => HttpContext.Features.Get<Project>();

    /// <summary>The words in the reader's language.</summary>
    public string T(string nl, string en) => DeskLanguage.T(nl, en);
}

/// <summary>The same for the layout and for parts of pages.</summary>
public abstract class DeskPart<TModel> : RazorPage<TModel>
{
    public string Lang => DeskLanguage.Current;

    public Staff Me => Staff.Of(Context.User);

    public Project? Project => Context.Features.Get<Project>();

    public string T(string nl, string en) => DeskLanguage.T(nl, en);

    public string Asset(string name) => StaticAssets.AddressOf(name);
}
