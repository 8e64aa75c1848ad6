using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Street and house number with its addition; a bare house number where neighbours or living are spoken of; a post box.</summary>
/// <remarks>
/// Format: Dutch addresses by NEN 5825 and the BAG (house number, letter, addition), Belgian ones with bus; street names by the word they end in.
/// Examples: Voorbeeldstraat 12a, laan van het voorbeeld 3-II, Voorbeeldweg 8 bus 2, voorbeeldhof honderdvier, 'ik woon op 98'.
/// Cannot prove that the street exists. Streets of one plain word ('Dobbe 117') are found only before a postcode or after 'wonen' or 'adres';
/// streets without a number are left to the tagger.
/// </remarks>
public sealed class AddressAnnotator : IAnnotator
{
    public string Name => "address";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var number = i;
            if (StreetName.Unnumbered(text, i) is { Confidence: > 0 } street)
            {
                into.Add(new(new(tokens[street.Start].Start, tokens[i].End), street.Kind, street.Confidence, Name, street.Evidence));
                continue;
            }

            if (!HouseNumber.IsNumber(text, i) || (text.Glued(i) && i > 0 && text.Mark(i - 1) is not ('(' or '\'' or '"')))
            {
                continue;
            }

            var (start, confidence, evidence) = StreetName.Before(text, number);
            if (start < 0)
            {
                (start, confidence, evidence) = HouseNumber.Bare(text, number);
            }

            if (start >= 0)
            {
                var end = HouseNumber.End(text, number);
                if (end < 0)
                {
                    continue;
                }

                if (tokens[number - 1 < 0 ? 0 : number - 1].IsWord && evidence == "context:postcode" && !HouseNumber.PostcodeFollows(text, end))
                {
                    continue;
                }

                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Address, confidence, Name, evidence));
                i = end - 1;
            }
        }
    }
}
