namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>The numbering plans: what digits a telephone number of each has, and which are help lines.</summary>
internal static class PhonePlans
{
    // The numbers of ProjectSettings.DefaultHelpLines and of police, Kindertelefoon, MIND Korrelatie, Tele-Onthaal, as the services publish them.
    private static readonly HashSet<string> HelpLines =
    [
        "08002000", "0880767000", "09000101", "08000188", "08000113", "09000113", "08000432", "08007000", "09008844", "09001450", "0880551000",
        "08001205", "0900767", "0343544544", "080013456", "070245245",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> HelpLineLookup = HelpLines.GetAlternateLookup<ReadOnlySpan<char>>();

    // + or 00 and a country code. Returns the number of digits taken, 0 when it is no such number.
    public static int International(DetectionText text, ReadOnlySpan<char> digits, ReadOnlySpan<int> ends, int skip)
    {
        var number = digits[skip..];
        var country = number.StartsWith("31") || number.StartsWith("32");
        if (country)
        {
            // A trunk 0, with or without brackets, is written by many and counts not.
            var national = number.Length > 2 && number[2] == '0' ? 3 : 2;
            var mobile = number.StartsWith("31") || (number.Length > national && number[national] == '4');
            foreach (var length in mobile ? (ReadOnlySpan<int>)[9, 8] : [8, 9])
            {
                var total = skip + national + length;
                if (total <= digits.Length && ends[total] > 0)
                {
                    return total;
                }
            }
        }

        for (var total = Math.Min(digits.Length, skip + 16); total >= skip + 8; total--)
        {
            if (ends[total] > 0)
            {
                return total;
            }
        }

        return 0;
    }

    public static (int End, double Confidence, string Evidence)? National(DetectionText text, int first, ReadOnlySpan<char> digits, ReadOnlySpan<int> ends, bool cue)
    {
        if (digits.StartsWith("0800") || digits.StartsWith("090"))
        {
            foreach (var length in (ReadOnlySpan<int>)[11, 10, 8])
            {
                if (digits.Length >= length && ends[length] > 0 && (length != 10 || digits.Length == 10))
                {
                    return HelpLineLookup.Contains(digits[..length]) ? (ends[length], 0, "") : (ends[length], .9, "format:service");
                }
            }
        }

        // German and other numbers are longer: a short last group after a cue belongs to it.
        if (cue && digits.Length is 11 or 12 && digits[1] is not '6' && ends[digits.Length] > 0 && text.Tokens[ends[digits.Length] - 1].Length <= 3 && !text.HasFrom(ends[digits.Length], WordSense.Quantity | WordSense.Year, 1))
        {
            return (ends[digits.Length], .85, "context:phone");
        }

        if (digits.Length >= 10 && ends[10] > 0 && digits[1] != '0')
        {
            return HelpLineLookup.Contains(digits[..10]) ? (ends[10], 0, "") : (ends[10], digits[1] is '6' or '4' || cue ? .98 : .95, "format:national");
        }

        // Belgian landlines have nine digits, as many as a BSN: a sign after the area code or a cue tells them apart.
        var grouped = text.Tokens[first].Length is 2 or 3 || (text.Tokens[first].Length == 1 && digits.Length == 9);
        if (digits.Length >= 9 && ends[9] > 0 && digits[1] is >= '1' and <= '9' && (digits.Length == 9 || cue) && (grouped || cue))
        {
            return HelpLineLookup.Contains(digits[..9]) ? (ends[9], 0, "") : (ends[9], cue ? .93 : .8, "format:belgian");
        }

        // One digit too many or too few, as people mistype: a cue or a telephone's grouping says what it is.
        var odd = digits.Length is 8 or 11 or 12 && ends[digits.Length] > 0 && digits[1] != '0';
        return odd && ((cue && !IsWeakCueOnly(text, first)) || (text.Tokens[first].Length is 2 or 3 && digits.Length == 11 && !text.HasBefore(first, WordSense.IdCue, 4)))
            ? (ends[digits.Length], cue ? .8 : .6, "context:phone") : null;
    }

    // Numbers without 0 or +: brackets round an area code or the North American 3-3-4 grouping, or a cue right before.
    public static (int End, double Confidence, string Evidence) Foreign(DetectionText text, int i, int first, ReadOnlySpan<char> digits, ReadOnlySpan<int> ends)
    {
        var count = Math.Min(digits.Length, 15);
        while (count >= 7 && ends[count] == 0)
        {
            count--;
        }

        if (count < 7)
        {
            return default;
        }

        var end = ends[count];
        var bracketed = text.Mark(i) == '(' && text.Mark(first + 1) == ')' && count is >= 8 and <= 12;
        var length = text.Tokens[first].Length;
        var american = !bracketed && (length == 3 && count == 10 && ends[6] > 0 && ends[9] == 0 && end - first >= 3)
            || (digits[0] == '1' && length == 1 && count == 11 && ends[4] > 0 && ends[7] > 0 && ends[5] == 0);
        if (bracketed || american)
        {
            return (end, text.HasBefore(i, WordSense.PhoneCue, 8) && !IsWeakCueOnly(text, i) ? .95 : .65, "format:foreign");
        }

        var cue = text.HasBefore(i, WordSense.PhoneCue, 4)
            && !text.HasBefore(i, WordSense.BsnCue | WordSense.AccountCue | WordSense.IdCue | WordSense.HandleCue | WordSense.Born | WordSense.PlateCue, 5)
            && !IsWeakCueOnly(text, i);
        return cue ? (end, .75, "context:phone") : default;
    }

    // 'nummer' and 'nr' alone promise no telephone.
    public static bool IsWeakCueOnly(DetectionText text, int i)
    {
        for (var k = i - 1; k >= 0 && k >= i - 5; k--)
        {
            if (text.Lexemes[k].Is(WordSense.PhoneCue) && !text.Lexemes[k].Is(WordSense.NumberCue) && text.LowerOf(text.Tokens[k]) is not ("contact" or "sim" or "t" or "app"))
            {
                return text.LowerOf(text.Tokens[k]) is "number" && (k == 0 || text.LowerOf(text.Tokens[k - 1]) is not ("phone" or "prefered" or "telephone" or "us" or "israeli"));
            }
        }

        return true;
    }
}
