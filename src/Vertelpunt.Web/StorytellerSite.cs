using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Vertelpunt.Web;

/// <summary>The storyteller's site as a host of its own.</summary>
public static class StorytellerSite
{
    /// <summary>Builds the site; the caller starts and stops it. The databases must have been brought to the newest schema.</summary>
    /// <remarks>
    /// Nothing is read from the environment or from files beside the program: what is not in <paramref name="options"/> does not count.
    /// </remarks>
    public static WebApplication Build(SiteOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "Vertelpunt", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = options.Certificate)).UseUrls(options.Urls);
        builder.Services.AddRouting();
        AddPages(builder.Services);
        var app = builder.Build();
        app.MapRazorPages();
        return app;
    }

    /// <summary>Only this assembly's pages: the program that hosts the site may carry another site's.</summary>
    private static void AddPages(IServiceCollection services) =>
        services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            var assembly = Assembly.GetExecutingAssembly();
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
        });
}
