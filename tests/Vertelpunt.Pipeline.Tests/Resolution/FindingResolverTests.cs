using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Resolution;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Resolution;

public sealed class FindingResolverTests
{
    [Fact]
    public void What_a_checksum_proves_beats_a_pattern_and_a_pattern_beats_the_tagger()
    {
        var document = StoryDocument.OfText("999990019 of 0600001234");

        var findings = FindingResolver.Resolve(
            document,
            [
                new(new(0, 9), IdentifierKind.Phone, .99, "phone", "format"),
                new(new(0, 9), IdentifierKind.Bsn, .9, "bsn", "checksum"),
                new(new(13, 23), IdentifierKind.IdNumber, .99, "tagger", "shape"),
                new(new(13, 23), IdentifierKind.Phone, .7, "phone", "format"),
            ],
            RedactionPolicy.Default);

        Assert.Equal([IdentifierKind.Bsn, IdentifierKind.Phone], findings.Select(f => f.Kind));
    }

    [Fact]
    public void A_pattern_that_is_unsure_yields_to_the_tagger()
    {
        var document = StoryDocument.OfText("in de Voorbeeldstraat");

        var findings = FindingResolver.Resolve(
            document,
            [
                new(new(6, 21), IdentifierKind.Location, .5, "address", "format:street"),
                new(new(6, 21), IdentifierKind.Address, .8, "tagger", "context"),
            ],
            RedactionPolicy.Default);

        Assert.Equal([IdentifierKind.Address], findings.Select(f => f.Kind));
    }

    [Fact]
    public void What_the_loser_covers_beyond_the_winner_stays_covered()
    {
        var document = StoryDocument.OfText("bij Jan Jansen 12 thuis");

        var findings = FindingResolver.Resolve(
            document,
            [new(new(8, 17), IdentifierKind.Address, .9, "address", "format"), new(new(4, 14), IdentifierKind.Person, .9, "tagger", "word")],
            RedactionPolicy.Default);

        Assert.Equal([new TextSpan(4, 7), new TextSpan(8, 17)], findings.Select(f => f.Span));
    }

    [Fact]
    public void No_finding_crosses_the_border_of_a_field()
    {
        var document = StoryDocument.Of(new StoryContent { Title = "Over Jan", Text = "Jansen was er ook." });

        var findings = FindingResolver.Resolve(document, [new(new(5, 16), IdentifierKind.Person, .9, "tagger", "word")], RedactionPolicy.Default);

        Assert.All(findings, f => Assert.Contains(document.Fields, field => field.Span.Contains(f.Span)));
        Assert.Equal(2, findings.Count);
    }

    [Theory]
    [InlineData("Fatima El Amrani|fatima|mevrouw|Amrani", "1 1 2 1")]
    [InlineData("Henk|Piet|HENK|henk's", "1 2 1 1")]
    [InlineData("Jan de Vries|Kees de Vries|Jan|Vries", "1 2 1 1")]
    [InlineData("J. Bakker|Johan Bakker|K. Bakker", "1 1 2")]
    [InlineData("Gerrit Dekker|Gert|Gertje", "1 1 1")]
    [InlineData("Wilhelmina|Mien", "1 1")]
    [InlineData("Anne\nFleur|Anne Fleur", "1 1")]
    [InlineData("H.J. Wijnbergen|Wijnbergen|Henk", "1 1 2")]
    public void One_person_keeps_one_number(string mentions, string numbers)
    {
        var names = mentions.Split('|');
        var text = string.Join(", ", names);
        var annotations = new List<Annotation>();
        var at = 0;
        foreach (var name in names)
        {
            annotations.Add(new(new(at, at + name.Length), IdentifierKind.Person, .9, "tagger", "word"));
            at += name.Length + 2;
        }

        var findings = FindingResolver.Resolve(StoryDocument.OfText(text), annotations, RedactionPolicy.Default);

        Assert.Equal(numbers, string.Join(' ', findings.Select(f => f.Entity)));
    }

    [Fact]
    public void Findings_are_in_order_do_not_overlap_lie_in_fields_and_stay_as_they_are_when_resolved_again()
    {
        var document = StoryDocument.Of(new StoryContent { Title = "Een dag", Text = "Jan belde Piet op 06 en zei dat Anna in Goes woont." });
        var kinds = new[] { IdentifierKind.Person, IdentifierKind.Location, IdentifierKind.Phone, IdentifierKind.Date };
        var annotators = new[] { ("tagger", "word"), ("bsn", "checksum"), ("phone", "format"), ("consistency", "elsewhere:same") };
        var one = from start in Gen.Choose(0, document.Text.Length - 1)
                  from length in Gen.Choose(1, 20)
                  from kind in Gen.Elements(kinds)
                  from annotator in Gen.Elements(annotators)
                  from confidence in Gen.Choose(0, 100)
                  select new Annotation(new(start, Math.Min(start + length, document.Text.Length)), kind, confidence / 100.0, annotator.Item1, annotator.Item2);

        Prop.ForAll(Gen.ListOf(one).ToArbitrary(), annotations =>
        {
            var findings = FindingResolver.Resolve(document, [.. annotations], RedactionPolicy.Default);
            var again = FindingResolver.Resolve(
                document, [.. findings.Select(f => new Annotation(f.Span, f.Kind, f.Confidence, f.Annotator, f.Evidence))], RedactionPolicy.Default);

            Assert.All(findings.Zip(findings.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
            Assert.All(findings, f => Assert.Contains(document.Fields, field => field.Span.Contains(f.Span)));
            Assert.Equal(findings, again);
        }).QuickCheckThrowOnFailure();
    }
}
