namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>How a tagger is trained. The same options, stories and lists give the same model, byte for byte.</summary>
public sealed record TrainingOptions
{
    public static TrainingOptions Default { get; } = new();

    /// <summary>For newspaper corpora: the text as it is, and the fewest mistakes rather than the fewest misses.</summary>
    public static TrainingOptions Newspaper { get; } = new()
    {
        CaseCopies = false, SwappedCopies = 0, LeastCount = 2, TokensAtSpaces = true, FewestMistakes = true, LearningRate = 0.03f, Epochs = 12, Sparsity = 0.001f, Articles = true,
        BySentence = true,
    };

    public int Seed { get; init; } = 1;

    /// <summary>Times every story is seen, as it is and in lower case, and once with swapped names.</summary>
    public int Epochs { get; init; } = 9;

    /// <summary>AdaGrad's step.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>How strongly a weight is pulled to zero each time it is touched (L1); makes the model small.</summary>
    public float Sparsity { get; init; } = 0.002f;

    /// <summary>Features seen less often, over all copies, are left out.</summary>
    public int LeastCount { get; init; } = 4;

    /// <summary>Copies with other names and places, each also with a change of letter case; 0 trains on the stories as they are.</summary>
    public int SwappedCopies { get; init; } = 3;

    /// <summary>Also train on lower-cased and capitalised copies.</summary>
    public bool CaseCopies { get; init; } = true;

    /// <summary>Decide for the fewest mistakes instead of the fewest misses.</summary>
    public bool FewestMistakes { get; init; }

    /// <summary>Take the mean of the weights over all rounds but the first.</summary>
    public bool Averaged { get; init; } = true;

    /// <summary>The text is tokens with spaces between them, as newspaper corpora are: no token is cut further.</summary>
    public bool TokensAtSpaces { get; init; }

    /// <summary>Also look at lists of what many people know, at parts of words, and at what stands around the same word elsewhere: helps in
    /// articles, not in stories.</summary>
    public bool Articles { get; init; }

    /// <summary>Take a step after each sentence instead of each text: brings much in long articles; in stories it only finds and marks more.</summary>
    public bool BySentence { get; init; }

    /// <summary>The share of words that a swapped copy takes off every list, so that the tagger also learns names no list holds.</summary>
    public double ListDropout { get; init; } = 0.25;

    /// <summary>What the model's description says about its data.</summary>
    public string Source { get; init; } = "";
}

/// <summary>How far training is.</summary>
public sealed record TrainingProgress(int Epoch, int Epochs);
