namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>How a tagger is trained. The same options, stories and lists give the same model, byte for byte.</summary>
public sealed record TrainingOptions
{
    public static TrainingOptions Default { get; } = new();

    public int Seed { get; init; } = 1;

    /// <summary>Times every story is seen, as it is and in lower case, and once with swapped names.</summary>
    public int Epochs { get; init; } = 7;

    /// <summary>AdaGrad's step.</summary>
    public float LearningRate { get; init; } = 0.15f;

    /// <summary>How strongly a weight is pulled to zero each time it is touched (L1); makes the model small.</summary>
    public float Sparsity { get; init; } = 0.002f;

    /// <summary>Features seen less often, over all copies, are left out.</summary>
    public int LeastCount { get; init; } = 4;

    /// <summary>Copies with other names and places, each also with a change of letter case; 0 trains on the stories as they are.</summary>
    public int SwappedCopies { get; init; } = 3;

    /// <summary>Also train on lower-cased and capitalised copies.</summary>
    public bool CaseCopies { get; init; } = true;

    /// <summary>One story in this many is kept out of a first training to choose thresholds on; 0 keeps every threshold at one half.</summary>
    public int ThresholdFold { get; init; } = 5;

    /// <summary>The share of characters outside marked spans that the tagger may cover when thresholds are chosen; recognisers add to it.</summary>
    public double OverBudget { get; init; } = 0.015;

    /// <summary>What the model's description says about its data.</summary>
    public string Source { get; init; } = "";
}

/// <summary>How far training is.</summary>
/// <param name="Phase">"thresholds" or "model".</param>
public sealed record TrainingProgress(string Phase, int Epoch, int Epochs);
