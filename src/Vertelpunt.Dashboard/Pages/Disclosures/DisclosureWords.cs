using System.Globalization;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Disclosures;

/// <summary>The register in words.</summary>
internal static class DisclosureWords
{
    public static string Status(Disclosure entry) => (entry.Status, entry.Decision?.Outcome) switch
    {
        (DisclosureStatus.Entered, null) => DeskLanguage.T("wacht op een besluit", "waits for a decision"),
        (DisclosureStatus.Entered, _) => DeskLanguage.T("moet opnieuw besloten worden", "has to be decided anew"),
        (DisclosureStatus.Decided, _) => DeskLanguage.T("wacht op een tweede persoon", "waits for a second person"),
        (_, { } outcome) => Outcome(outcome),
        _ => "",
    };

    public static string Outcome(DisclosureOutcome outcome) => outcome switch
    {
        DisclosureOutcome.Refused => DeskLanguage.T("geweigerd", "refused"),
        DisclosureOutcome.NothingHeld => DeskLanguage.T("niet aanwezig: dit bewaren we niet", "not held: we do not keep this"),
        _ => DeskLanguage.T("gegeven", "given"),
    };

    public static string Day(long at) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), ProjectStore.DutchTime).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
