using System.Text;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>Reads token-per-line files (token TAB tag, a blank line between sentences), as newspaper corpora have them.</summary>
/// <remarks>Sentences become lines of one text; "-DOCSTART-" starts a new one. Labels of the newspaper world are held as the nearest kind:
/// PER as Person, LOC as Location, ORG as Organisation, MISC as Event; <see cref="LabelOf"/> gives the name back.</remarks>
public static class BioDocuments
{
    /// <summary>A file without document marks is cut after this many sentences.</summary>
    private const int SentencesPerDocument = 40;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <param name="skipped">Counts the lines that cannot be read and are left out; without it, none is.</param>
    /// <exception cref="BadLineException">a line is not UTF-8, or has a tag that is neither O nor B- or I- with a known label, and <paramref name="skipped"/> is null.</exception>
    public static IEnumerable<AnnotatedStory> Read(Stream stream, SkippedLines? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(stream);

        // One character a byte, so that a bad one is known by its line.
        using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var document = new Builder();
        var (number, sentences, count) = (0, 0, 0);
        var marked = false;
        while (reader.ReadLine() is { } bytes)
        {
            if (Decode(bytes, ++number) is not { } line)
            {
                SkippedLines.Add(skipped, number, "not valid UTF-8");
                continue;
            }

            var cells = line.Split('\t', ' ');
            if (line.Length == 0 || cells[0] == "-DOCSTART-")
            {
                document.EndSentence();
                sentences++;
                marked |= line.Length > 0;
                if (line.Length > 0 || (!marked && sentences >= SentencesPerDocument))
                {
                    if (document.Take(++count) is { } story)
                    {
                        yield return story;
                    }

                    sentences = 0;
                }

                continue;
            }

            if (cells.Length < 2 || !document.Add(cells[0], cells[^1]))
            {
                SkippedLines.Add(skipped, number, "no token and tag (O, B- or I- with PER, LOC, ORG, MISC or a label of the annotation guide)");
            }
        }

        document.EndSentence();
        if (document.Take(++count) is { } last)
        {
            yield return last;
        }
    }

    private static string? Decode(string bytes, int number)
    {
        try
        {
            var line = Strict.GetString(Encoding.Latin1.GetBytes(bytes));
            return number == 1 ? line.TrimStart('\uFEFF') : line;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>PER, LOC, ORG, MISC, or the label of the annotation guide.</summary>
    public static string LabelOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Person => "PER",
        IdentifierKind.Location => "LOC",
        IdentifierKind.Organisation => "ORG",
        IdentifierKind.Event => "MISC",
        _ => kind.Label(),
    };

    private static IdentifierKind? KindOf(string label) => label switch
    {
        "PER" => IdentifierKind.Person,
        "LOC" => IdentifierKind.Location,
        "ORG" => IdentifierKind.Organisation,
        "MISC" => IdentifierKind.Event,
        _ => IdentifierKinds.FromLabel(label),
    };

    private sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly List<LabelledSpan> _spans = [];
        private int _start = -1;
        private int _end;
        private IdentifierKind _kind;

        public bool Add(string token, string tag)
        {
            IdentifierKind? kind = null;
            if (tag != "O")
            {
                kind = tag.Length > 2 && tag[0] is 'B' or 'I' && tag[1] == '-' ? KindOf(tag[2..]) : null;
                if (kind is null)
                {
                    return false;
                }
            }

            if (_start >= 0 && (kind is null || tag[0] == 'B' || kind != _kind))
            {
                CloseSpan();
            }

            if (_text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append(' ');
            }

            if (kind is { } open && _start < 0)
            {
                (_start, _kind) = (_text.Length, open);
            }

            _text.Append(token);
            _end = _text.Length;
            return true;
        }

        public void EndSentence()
        {
            CloseSpan();
            if (_text.Length > 0 && _text[^1] != '\n')
            {
                _text.Append('\n');
            }
        }

        public AnnotatedStory? Take(int number)
        {
            if (_text.Length == 0)
            {
                return null;
            }

            var story = new AnnotatedStory(number.ToString(System.Globalization.CultureInfo.InvariantCulture), _text.ToString(), [.. _spans]);
            _text.Clear();
            _spans.Clear();
            return story;
        }

        private void CloseSpan()
        {
            if (_start >= 0)
            {
                _spans.Add(new(new(_start, _end), _kind));
                _start = -1;
            }
        }
    }
}
