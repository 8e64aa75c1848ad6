using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Dutch unless somebody chose English; the choice is a session cookie.</summary>
internal static class DeskLanguage
{
    public const string Cookie = "__Host-desk-language";
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"nl" or "en".</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nl";

    public static string T(string nl, string en) => Current == "en" ? en : nl;

    public static void UseDeskLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = context.Request.Cookies[Cookie] == "en" ? English : Dutch;
        return next();
    });
}
