using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Web.Assets;
using Vertelpunt.Web.Intake;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web;

/// <summary>The storyteller's site as a host of its own.</summary>
public static class StorytellerSite
{
    /// <summary>The largest form, in bytes as sent: 120 kB of text in which every byte is written as three characters, and some room.</summary>
    internal const int MostBodyBytes = 512 * 1024;

    /// <summary>Longer than a busy database is waited for; what takes more is told that it did not work, with the text shown back.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(45);

    /// <summary>Builds the site; the caller starts and stops it. The databases must have been brought to the newest schema.</summary>
    /// <remarks>
    /// Nothing is read from the environment or from files beside the program: what is not in <paramref name="options"/> does not count.
    /// </remarks>
    public static WebApplication Build(SiteOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = Assembly.GetExecutingAssembly().GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel => Limit(kestrel, options)).UseUrls(options.Urls);
        builder.Logging.AddFilter(LogFilter.Passes);
        options.Logging?.Invoke(builder.Logging);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.TimeProvider ?? TimeProvider.System);
        builder.Services.AddVertelpuntStorage(options.Storage);
        builder.Services.AddTellerStorage(options.Secrets);
        builder.Services.AddSingleton<ClientMarks>();
        builder.Services.AddSingleton<AbuseGuard>();
        builder.Services.AddSingleton<Visits>();
        builder.Services.AddSingleton<Beginning>();
        builder.Services.AddSingleton<DraftWriter>();
        builder.Services.AddHostedService<VisitSweep>();
        builder.Services.AddRouting();
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = LongestRequest, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        AddForms(builder.Services, options);
        AddPages(builder.Services);

        var app = builder.Build();
        app.Use(next => context => SecurityHeaders.AddAsync(context, next));
        if (options.BehindProxy)
        {
            app.UseForwardedHeaders(Forwarded(options));
        }

        var marks = app.Services.GetRequiredService<ClientMarks>();
        app.Use(next => context => ClientMark.SetAsync(context, next, marks));
        app.Use(next => context => EmbeddedAssets.ServeAsync(context, next));
        app.UseMiddleware<Notices>();
        app.UseMiddleware<Gatekeeper>();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.MapRazorPages();
        app.MapPost("/bewaar", Autosave.SaveAsync);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, SiteOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        kestrel.Limits.MaxRequestLineSize = 2_048;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
        kestrel.Limits.MaxRequestHeaderCount = 50;
        kestrel.Limits.MaxConcurrentConnections = 500;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = options.Certificate;
            https.SslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13;
        });
    }

    private static ForwardedHeadersOptions Forwarded(SiteOptions options)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in options.KnownProxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }

        return forwarded;
    }

    private static void AddForms(IServiceCollection services, SiteOptions options)
    {
        Directory.CreateDirectory(options.DataProtectionFolder);
        services.AddDataProtection().SetApplicationName("Vertelpunt.Web").PersistKeysToFileSystem(new(options.DataProtectionFolder));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlEncryptor = new SealedKeyRing(options.Secrets)));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.FormFieldName = "_af";
            antiforgery.Cookie.Name = "__Host-af";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.Path = "/";
        });
        services.Configure<FormOptions>(form =>
        {
            form.KeyLengthLimit = 200;
            form.ValueCountLimit = 600;
            form.ValueLengthLimit = MostBodyBytes;
            form.BufferBody = false;
        });
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
