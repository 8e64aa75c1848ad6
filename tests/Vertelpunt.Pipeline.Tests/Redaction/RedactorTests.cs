using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Redaction;
using Vertelpunt.Pipeline.Tests.Detection;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly Redactor Redactor = Redactor.Create(Repository.Data);
    private static readonly StoryDetector Detector = new(StructuredKinds.All);

    [Theory]
    [InlineData("Op ⟦4 maart 2019⟧ kreeg ik een brief.", IdentifierKind.Date, "In het voorjaar van 2019 kreeg ik een brief.")]
    [InlineData("hij kwam op ⟦3 januari 2020⟧ terug", IdentifierKind.Date, "hij kwam begin 2020 terug")]
    [InlineData("sinds ⟦12-08-2015⟧ is het stil", IdentifierKind.Date, "sinds de zomer van 2015 is het stil")]
    [InlineData("de ⟦4e van maart⟧ ging ik", IdentifierKind.Date, "het voorjaar ging ik")]
    [InlineData("geboren op ⟦3 april 1934⟧ in huis", IdentifierKind.Date, "geboren tussen 1930 en 1940 in huis")]
    [InlineData("in de nacht van ⟦3 op 4 december⟧ sloeg het om", IdentifierKind.Date, "in een nacht aan het einde van het jaar sloeg het om")]
    [InlineData("in het weekend van ⟦12 mei 2018⟧", IdentifierKind.Date, "in een weekend in het voorjaar van 2018")]
    [InlineData("op ⟦12 december⟧ viel ik", IdentifierKind.Date, "aan het einde van het jaar viel ik")]
    [InlineData("op ⟦12 maart 19⟧ viel ik", IdentifierKind.Date, "in het voorjaar van 2019 viel ik")]
    [InlineData("de gemeente ⟦Emmen⟧ belde, bij station ⟦Assen⟧", IdentifierKind.Location, "de gemeente in Drenthe belde, bij station in Drenthe")]
    [InlineData("op ⟦Vlieland⟧ kende ik iedereen", IdentifierKind.Location, "op een eiland in Friesland kende ik iedereen")]
    [InlineData("sinds ⟦2011⟧ woon ik hier", IdentifierKind.Date, "sinds 2011 woon ik hier")]
    [InlineData("op ⟦Koningsdag⟧ regende het", IdentifierKind.Date, "op een feestdag regende het")]
    [InlineData("Ik ben ⟦43⟧ en moe.", IdentifierKind.Age, "Ik ben tussen 40 en 50 en moe.")]
    [InlineData("ik ben ⟦43 jaar⟧ oud", IdentifierKind.Age, "ik ben tussen 40 en 50 jaar oud")]
    [InlineData("op mijn ⟦negentiende⟧ ging ik", IdentifierKind.Age, "in mijn tienerjaren ging ik")]
    [InlineData("een ⟦16-jarige⟧ jongen", IdentifierKind.Age, "een 10- tot 20-jarige jongen")]
    [InlineData("geboren in ⟦1946⟧, hier", IdentifierKind.Age, "geboren tussen 1940 en 1950, hier")]
    [InlineData("oma is ⟦101⟧ geworden", IdentifierKind.Age, "oma is boven de 80 geworden")]
    [InlineData("Ik woon in ⟦Dokkum⟧ al jaren.", IdentifierKind.Location, "Ik woon in een plaats in Friesland al jaren.")]
    [InlineData("⟦Erica⟧ is klein. Maar ⟦erica⟧ is mooi.", IdentifierKind.Location, "Een dorp in Drenthe is klein. Maar dat dorp in Drenthe is mooi.")]
    [InlineData("wonende te ⟦Drachten⟧", IdentifierKind.Location, "wonende in een stad in Friesland")]
    [InlineData("in de ⟦Achterhoek⟧", IdentifierKind.Location, "in een streek in Gelderland")]
    [InlineData("uit ⟦Eritrea⟧ gevlucht", IdentifierKind.Location, "uit een land in Oost-Afrika gevlucht")]
    [InlineData("in ⟦Nergenshuizen⟧", IdentifierKind.Location, "in [plaats 1]")]
    [InlineData("Het ⟦afdelingshoofd⟧ zei niets.", IdentifierKind.Profession, "De leidinggevende zei niets.")]
    [InlineData("Ik ben ⟦kraamverpleegkundige⟧.", IdentifierKind.Profession, "Ik ben zorgverlener.")]
    [InlineData("de ⟦verpleegkundigen⟧ waren lief", IdentifierKind.Profession, "de zorgverleners waren lief")]
    public void Wider_words_fit_the_sentence(string marked, IdentifierKind kind, string expected)
    {
        Assert.Equal(expected, Redact(marked, kind, RedactionOperator.Generalise).Text.Text);
    }

    [Theory]
    [InlineData("⟦Saskia⟧'s hond", RedactionOperator.Label, "[naam 1]'s hond")]
    [InlineData("Ik zag ⟦Saskia⟧ lopen.", RedactionOperator.Mask, "Ik zag ▒▒▒▒ lopen.")]
    [InlineData("Ik zag ⟦Saskia⟧ lopen.", RedactionOperator.Remove, "Ik zag lopen.")]
    [InlineData("Dag ⟦Saskia⟧, tot ziens.", RedactionOperator.Remove, "Dag, tot ziens.")]
    [InlineData("⟦Saskia⟧ liep.", RedactionOperator.Remove, "liep.")]
    [InlineData("Ik zag ⟦Saskia⟧.", RedactionOperator.Keep, "Ik zag Saskia.")]
    public void Each_operator_does_what_its_name_says(string marked, RedactionOperator chosen, string expected)
    {
        Assert.Equal(expected, Redact(marked, IdentifierKind.Person, chosen).Text.Text);
    }

    [Fact]
    public void A_second_place_of_the_same_kind_is_another_one()
    {
        var redacted = Redact("van ⟦Erica⟧ naar ⟦Een⟧", IdentifierKind.Location, RedactionOperator.Generalise, sameEntity: false);

        Assert.Equal("van een dorp in Drenthe naar een ander dorp in Drenthe", redacted.Text.Text);
    }

    [Fact]
    public void A_rejected_finding_stays_readable()
    {
        var document = StoryDocument.OfText("Ik zag Saskia.");
        var finding = new Finding(new(7, 13), IdentifierKind.Person, 1, 1, "test", "test", RedactionOperator.Label, FindingStatus.Rejected);

        Assert.Equal(document.Text, Redactor.Redact(document, [finding]).Text.Text);
    }

    [Fact]
    public void Findings_that_overlap_are_refused()
    {
        var document = StoryDocument.OfText("Ik zag Saskia.");
        Finding At(int start, int end) => new(new(start, end), IdentifierKind.Person, 1, 1, "test", "test", RedactionOperator.Label);

        Assert.Throws<ArgumentException>(() => Redactor.Redact(document, [At(7, 13), At(10, 13)]));
    }

    [Fact]
    public void Fields_are_found_again_in_the_redacted_text()
    {
        const string text = "Titel van Saskia\n\nIk zag Saskia.\n\nSaskia";
        var document = new StoryDocument(text, [new("title", new(0, 16)), new("text", new(18, 32)), new("answer:a", new(34, 40))]);
        Finding At(int start) => new(new(start, start + 6), IdentifierKind.Person, 1, 1, "test", "test", RedactionOperator.Label);

        var redacted = Redactor.Redact(document, [At(10), At(25), At(34)]);

        Assert.Equal(["Titel van [naam 1]", "Ik zag [naam 1].", "[naam 1]"], redacted.Fields.Select(f => f.Span.In(redacted.Text.Text).ToString()));
    }

    [Fact]
    public void Offsets_map_both_ways_for_any_text()
    {
        Prop.ForAll(HostileText.Short.ToArbitrary(), text =>
        {
            var redacted = Redactor.Redact(StoryDocument.OfText(text), Findings(text)).Text;
            var outside = Enumerable.Range(0, text.Length).Where(i => !redacted.Redactions.Any(r => r.Original.Contains(i))).ToList();
            return redacted.Redactions.All(r => r.Redacted.Length == 0 || redacted.ToOriginal(r.Redacted.Start) == r.Original.Start)
                && outside.All(i => redacted.Text[redacted.ToRedacted(i)] == text[i] && redacted.ToOriginal(redacted.ToRedacted(i)) == i);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Redacting_redacted_text_changes_nothing()
    {
        foreach (var text in Stories())
        {
            var once = Redactor.Redact(StoryDocument.OfText(text), Findings(text)).Text.Text;

            var twice = Redactor.Redact(StoryDocument.OfText(once), Findings(once)).Text.Text;

            Assert.Equal(once, twice);
        }
    }

    private static IEnumerable<string> Stories() =>
        DetectionCases.Files.Select(DetectionCases.Read).SelectMany(c => c.Found.Select(marked => DetectionCases.Unmark(marked).Text).Concat(c.NearMisses));

    private static List<Finding> Findings(string text)
    {
        var findings = new List<Finding>();
        foreach (var a in Detector.Detect(text).OrderByDescending(a => a.Confidence).ThenByDescending(a => a.Span.Length))
        {
            if (!findings.Any(f => f.Span.Overlaps(a.Span)))
            {
                findings.Add(new(a.Span, a.Kind, 1, a.Confidence, a.Annotator, a.Evidence, RedactionPolicy.Default.For(a.Kind)));
            }
        }

        return [.. findings.OrderBy(f => f.Span)];
    }

    private static RedactedStory Redact(string marked, IdentifierKind kind, RedactionOperator chosen, bool sameEntity = true)
    {
        var (text, spans) = DetectionCases.Unmark(marked);
        return Redactor.Redact(StoryDocument.OfText(text), [.. spans.Select((span, i) => new Finding(span, kind, sameEntity ? 1 : i + 1, 1, "test", "test", chosen))]);
    }
}
