using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Evaluation;

public sealed class StoryLinesTests
{
    [Fact]
    public void Offsets_in_files_count_code_points_and_in_memory_utf16_units()
    {
        var story = Assert.Single(Read("""{"id":"a","text":"🌷🌷 Jan","spans":[[3,6,"PERSON"]]}"""));

        Assert.Equal("Jan", story.Spans[0].Span.In(story.Text).ToString());
        using var written = new MemoryStream();
        StoryLines.Write(written, story);
        Assert.Equal("{\"id\":\"a\",\"spans\":[[3,6,\"PERSON\",1]]}\n", Encoding.UTF8.GetString(written.ToArray()));
    }

    [Theory]
    [InlineData("geen json")]
    [InlineData("[1]")]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("{\"text\":\"a\\u0000b\"}")]
    [InlineData("{\"text\":\"a\\ud800b\"}")]
    [InlineData("{\"text\":\"Jan\",\"spans\":[[0,9,\"PERSON\"]]}")]
    [InlineData("{\"text\":\"Jan\",\"spans\":[[0,3,\"NAAM\"]]}")]
    public void A_broken_line_is_named_by_its_number(string line)
    {
        var bad = Assert.Throws<BadLineException>(() => Read("{\"text\":\"goed\"}\n" + line));

        Assert.Equal(2, bad.Line);
        Assert.StartsWith("line 2: ", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_lines_can_be_skipped_and_are_counted()
    {
        using var stream = new MemoryStream([.. "{\"text\":\"een\"}\n"u8, 0xFF, 0xFE, (byte)'\n', .. "{\"text\":\"drie\"}"u8]);
        var skipped = new SkippedLines();

        var stories = StoryLines.Read(stream, skipped).ToList();

        Assert.Equal(["een", "drie"], stories.Select(s => s.Text));
        Assert.Equal(1, skipped.Count);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_refused_without_being_kept()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("{\"text\":\"" + new string('a', 10_000_000) + "\"}"));

        var bad = Assert.Throws<BadLineException>(() => StoryLines.Read(stream).ToList());

        Assert.Equal(1, bad.Line);
    }

    [Fact]
    public void Sentences_of_a_token_file_become_lines_with_spans()
    {
        var story = Assert.Single(Tokens("Jan\tB-PER\nJansen\tI-PER\nzag\tO\nGoes\tB-LOC\n\nEinde\tO\n"u8));

        Assert.Equal("Jan Jansen zag Goes\nEinde\n", story.Text);
        Assert.Equal([new(new(0, 10), IdentifierKind.Person), new(new(15, 19), IdentifierKind.Location)], story.Spans);
    }

    [Fact]
    public void A_document_that_is_marked_is_never_cut_however_long()
    {
        var sentences = string.Concat(Enumerable.Repeat("Ja\tO\n\n", 100));

        var stories = Tokens(Encoding.UTF8.GetBytes($"-DOCSTART-\tO\n\n{sentences}-DOCSTART-\tO\n\nEinde\tO\n"));

        Assert.Equal(["Einde\n"], stories.Skip(1).Select(s => s.Text));
    }

    [Fact]
    public void A_line_of_a_token_file_that_is_no_text_is_told_by_its_number()
    {
        var bad = Assert.Throws<BadLineException>(() => Tokens([.. "Jan\tB-PER\n"u8, 0xFF, 0xFE, .. "\tO\n"u8]));

        Assert.Equal(2, bad.Line);
    }

    [Fact]
    public void Broken_lines_of_a_token_file_can_be_skipped_and_are_counted()
    {
        using var stream = new MemoryStream([.. "Jan\tB-PER\nzonder tag hier\n"u8, 0xFF, .. "\tO\nziet\tO\n"u8]);
        var skipped = new SkippedLines();

        var story = Assert.Single(BioDocuments.Read(stream, skipped));

        Assert.Equal("Jan ziet\n", story.Text);
        Assert.Equal(2, skipped.Count);
    }

    [Fact]
    public void A_mark_of_byte_order_before_the_first_line_is_no_part_of_it() =>
        Assert.Equal("goed", Assert.Single(Read("\uFEFF{\"text\":\"goed\"}\n")).Text);

    private static List<AnnotatedStory> Tokens(ReadOnlySpan<byte> text)
    {
        using var stream = new MemoryStream(text.ToArray());
        return [.. BioDocuments.Read(stream)];
    }

    private static List<AnnotatedStory> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. StoryLines.Read(stream)];
    }
}
