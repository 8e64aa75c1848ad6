using System.Buffers;
using System.Globalization;
using System.Text;

namespace Vertelpunt.Pipeline.Text;

/// <summary>Makes text plain, so that odd characters neither hide personal data nor confuse those who look for it.</summary>
/// <remarks>
/// Letters are composed (NFC); digits of any script and full-width or mathematical letters become ASCII; every kind of space becomes a
/// space, every line end "\n", every dash "-", every single quote ', every double quote "; ligatures are spelled out; control characters,
/// zero-width characters, soft hyphens, bidirectional controls and variation selectors go; lone surrogates become U+FFFD; at most
/// <see cref="MaxMarks"/> combining marks stay on one letter. Doing it twice changes nothing.
/// </remarks>
public static class TextNormaliser
{
    /// <summary>More marks on one letter than any living orthography stacks are noise.</summary>
    public const int MaxMarks = 3;

    private const char Dropped = '\0';

    // What passes untouched; a text of these alone (nearly every text) is not copied.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_abcdefghijklmnopqrstuvwxyz{|}~" +
        "€£§°ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿćčłńśşšźżžğıİ…");

    public static NormalisedText Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? new(text) : new Rewriter(text).Run();
    }

    private sealed class Rewriter(string source)
    {
        private readonly StringBuilder _text = new(source.Length);
        private readonly List<int> _starts = new(source.Length);
        private readonly List<int> _ends = new(source.Length);

        // The letter being built: a base character and the marks on it, mapped but not yet composed.
        private readonly StringBuilder _letter = new(8);
        private int _letterStart;
        private int _letterEnd;
        private int _marks;

        public NormalisedText Run()
        {
            for (var i = 0; i < source.Length;)
            {
                var length = char.IsSurrogatePair(source, i) ? 2 : 1;
                Take(i, length);
                i += length;
            }

            Flush();
            return new(_text.ToString(), [.. _starts], [.. _ends]);
        }

        private void Take(int start, int length)
        {
            if (length == 2)
            {
                var rune = new Rune(source[start], source[start + 1]);
                if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
                {
                    return;
                }

                var plain = rune.Value is >= 0x1D400 and <= 0x1D7FF ? rune.ToString().Normalize(NormalizationForm.FormKC) : null;
                Begin(start, start + 2);
                _letter.Append(plain ?? rune.ToString());
                return;
            }

            var c = source[start];
            if (c == '\r')
            {
                if (start + 1 < source.Length && source[start + 1] == '\n')
                {
                    return;
                }

                c = '\n';
            }

            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
                && Map(c) != Dropped)
            {
                AddMark(c, start);
                return;
            }

            if (SpelledOut(c) is { } word)
            {
                Begin(start, start + 1);
                _letter.Append(word);
                return;
            }

            c = char.IsSurrogate(c) ? '\uFFFD' : Map(c);
            if (c != Dropped)
            {
                Begin(start, start + 1);
                _letter.Append(c);
            }
        }

        private void AddMark(char mark, int at)
        {
            if (_letter.Length == 0)
            {
                Begin(at, at + 1);
            }

            if (_marks < MaxMarks)
            {
                _letter.Append(mark);
            }

            _marks++;
            _letterEnd = at + 1;
        }

        private void Begin(int start, int end)
        {
            Flush();
            _letterStart = start;
            _letterEnd = end;
        }

        private void Flush()
        {
            if (_letter.Length == 0)
            {
                return;
            }

            var letter = _letter.ToString();
            if (_marks > 0)
            {
                letter = letter.Normalize(NormalizationForm.FormC);
            }

            foreach (var c in letter)
            {
                _text.Append(Map(c));
                _starts.Add(_letterStart);
                _ends.Add(_letterEnd);
            }

            _letter.Clear();
            _marks = 0;
        }
    }

    private static string? SpelledOut(char c) => c switch
    {
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' or 'ﬆ' => "st",
        _ => null,
    };

    private static char Map(char c)
    {
        if (c is >= ' ' and <= '~')
        {
            return c == '`' ? '\'' : c;
        }

        switch (c)
        {
            case '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                return '\n';
            case '\t' or '\u00A0':
                return ' ';
            case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '\u02BC' or '\u02B9' or '\uFF07' or '\u1FEF':
                return '\'';
            case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' or '\uFF02':
                return '"';
            case >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE58' or '\uFE63' or '\u2043':
                return '-';
            case >= '\uFF01' and <= '\uFF5E':
                return Map((char)(c - 0xFEE0));
            case >= '\uFE00' and <= '\uFE0F':
                return Dropped;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => Dropped,
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ => c,
        };
    }
}
