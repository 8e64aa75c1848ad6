using Vertelpunt.Pipeline.Detection.Ages;
using Vertelpunt.Pipeline.Detection.Contact;
using Vertelpunt.Pipeline.Detection.Dates;
using Vertelpunt.Pipeline.Detection.Identity;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>The recognisers of kinds that have a form of their own: numbers, addresses of the net, dates, ages.</summary>
public static class StructuredKinds
{
    public static IReadOnlyList<IAnnotator> All { get; } =
    [
        new EmailAnnotator(),
        new UrlAnnotator(),
        new IpAddressAnnotator(),
        new HandleAnnotator(),
        new PhoneAnnotator(),
        new AddressAnnotator(),
        new PostcodeAnnotator(),
        new BsnAnnotator(),
        new IbanAnnotator(),
        new NationalNumberAnnotator(),
        new CardNumberAnnotator(),
        new LicencePlateAnnotator(),
        new IdNumberAnnotator(),
        new DateAnnotator(),
        new AgeAnnotator(),
    ];
}
