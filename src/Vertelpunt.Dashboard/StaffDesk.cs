using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Dashboard.Pages;
using Vertelpunt.Dashboard.Paper;
using Vertelpunt.Dashboard.Security;
using Vertelpunt.Dashboard.Team;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Dashboard;

/// <summary>The staff's door as one web application.</summary>
public static class StaffDesk
{
    /// <summary>Idle sessions end after this.</summary>
    public static TimeSpan IdleLimit { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Every session ends after this, however busy.</summary>
    public static TimeSpan SessionLimit { get; } = TimeSpan.FromHours(8);

    /// <summary>Builds the application; the caller starts it. The databases are brought up to date at start.</summary>
    public static WebApplication Build(DeskOptions options)
    {
        var assembly = typeof(StaffDesk).Assembly;
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning); // at Information the host writes addresses of pages
        options.Logging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrel(kestrel => Limit(kestrel, options)).UseUrls(options.Urls);

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Time);
        services.AddVertelpuntStorage(options.Storage);
        services.AddStaffStorage(options.Secrets);
        if (options.TellerSecrets is { } tellers)
        {
            services.AddSingleton(new TellerKeyDerivation(tellers));
        }

        services.AddDbContext<StaffContext>(b => StorageSetup.Use(b, options.Storage.Provider, options.StaffConnection));
        services.AddSingleton<StaffAccounts>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton(options.Processor);
        services.AddSingleton<StoryQueue>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<Presence>();
        services.AddSingleton<ProjectCopies>();
        services.AddSingleton<CollectionReader>();
        services.AddSingleton<PairOverviews>();
        services.AddSingleton<StoryShelf>();
        services.AddSingleton<TogetherReader>();
        services.AddSingleton<NoteDesk>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<PackDesk>();
        services.AddSingleton<PaperDesk>();
        services.AddSingleton<TeamDesk>();
        services.AddSingleton<CollectionMonitor>();
        services.AddSingleton<IPackPrinter>(_ => new ChromiumPrinter(new() { BrowserPath = options.BrowserPath }));
        services.AddRouting();
        services.Configure<CookieTempDataProviderOptions>(t => Harden(t.Cookie, "__Host-desk-notice"));
        services.AddHostedService<SchemaAtStart>();
        services.AddHttpContextAccessor();
        AddAccounts(services, options);
        services.AddSingleton<IAuthorizationHandler, DeskAuthorization>();
        services.AddAuthorization(a =>
        {
            a.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var action in Enum.GetValues<DeskAction>())
            {
                a.AddPolicy(NeedsAttribute.PolicyOf(action), p => p.RequireAuthenticatedUser().AddRequirements(new DeskRequirement(action)));
            }
        });
        services.AddAntiforgery(a =>
        {
            a.Cookie.Name = "__Host-desk-form";
            a.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            a.Cookie.SameSite = SameSiteMode.Strict;
            a.Cookie.HttpOnly = true;
            a.Cookie.Path = "/";
        });
        services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(options.DataProtectionFolder)).SetApplicationName("vertelpunt-desk");
        services.Configure<KeyManagementOptions>(k => k.XmlEncryptor = new SealedKeyRing(options.Secrets));

        // The entry assembly is another one: only this assembly's pages belong to the desk.
        services.AddRazorPages().AddMvcOptions(m => m.Filters.Add<AuditedPages>()).ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
        });

        var app = builder.Build();
        Use(app, options);
        return app;
    }

    private static void AddAccounts(IServiceCollection services, DeskOptions options)
    {
        services.AddIdentityCore<StaffAccount>(i =>
        {
            i.User.RequireUniqueEmail = true;
            i.Password = new() { RequiredLength = 15, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 6 };
            i.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
        })
            .AddUserStore<SealedStaffStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddPasswordValidator<CommonPasswordValidator>();
        services.AddScoped<SealedStaffStore>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<StaffCookie>();
        services.AddScoped<StaffPasskeys>();
        services.AddScoped<StaffEnding>();
        services.AddScoped<AuditSearch>();
        services.Configure<IdentityPasskeyOptions>(p =>
        {
            // A name of its own, whatever a request says about the host; and a passkey that is both factors: device and finger, face or pin.
            p.ServerDomain = options.DeskDomain;
            p.UserVerificationRequirement = "required";
            p.ResidentKeyRequirement = "required";

            // The framework compares with the Origin header, which our Referrer-Policy makes browsers leave out of forms; the address of the desk itself is stricter.
            p.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && SameOrigin(context.Origin, options.DeskAddress ?? $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}"));
        });
        services.Configure<PasswordHasherOptions>(p => p.IterationCount = 210_000); // PBKDF2-HMAC-SHA512, ASVS 5.0 11.4.2
        services.Configure<SecurityStampValidatorOptions>(s =>
        {
            s.ValidationInterval = TimeSpan.FromMinutes(1);

            // The refreshed session was opened with the same second factor as before.
            s.OnRefreshingPrincipal = context =>
            {
                if (context.CurrentPrincipal?.FindFirst("amr") is { } factor && context.NewPrincipal?.Identity is ClaimsIdentity identity)
                {
                    identity.AddClaim(new(factor.Type, factor.Value));
                }

                return Task.CompletedTask;
            };
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, c =>
            {
                Harden(c.Cookie, "__Host-desk");
                c.ExpireTimeSpan = IdleLimit;
                c.SlidingExpiration = true;
                c.LoginPath = "/aanmelden";
                c.AccessDeniedPath = "/geen-toegang";
                c.ReturnUrlParameter = "naar";
                c.EventsType = typeof(StaffCookie);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, c =>
            {
                Harden(c.Cookie, "__Host-desk-second");
                c.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
    }

    private static bool SameOrigin(string origin, string address) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var theirs) && Uri.TryCreate(address, UriKind.Absolute, out var ours)
        && Uri.Compare(theirs, ours, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
    }

    private static void Limit(KestrelServerOptions kestrel, DeskOptions options)
    {
        kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = options.Certificate);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 256 * 1024;
        kestrel.Limits.MaxRequestLineSize = 2048;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 50;
        kestrel.Limits.MaxConcurrentConnections = 500;
    }

    private static void Use(WebApplication app, DeskOptions options)
    {
        if (options.BehindProxy)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            app.UseForwardedHeaders(forwarded);
        }

        app.UseSecurityHeaders();
        app.UseExceptionHandler("/storing");
        app.UseStatusCodePagesWithReExecute("/storing", "?code={0}");
        app.UseDeskLanguage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticFiles();
        app.MapRazorPages();
        app.MapStoryWatch();
        app.MapStillTyping();
    }

    /// <summary>Brings the databases up to date before the first request.</summary>
    private sealed class SchemaAtStart(SchemaMigrator migrator, StaffAccounts accounts) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await migrator.ApplyAsync(cancellationToken);
            await accounts.PrepareAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
