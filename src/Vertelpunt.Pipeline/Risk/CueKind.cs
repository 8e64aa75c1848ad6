namespace Vertelpunt.Pipeline.Risk;

/// <summary>What wording can hint at, whatever detection found: no level depends on one finding alone.</summary>
public enum CueKind
{
    /// <summary>Fire, explosion, drowning, robbery, disaster, ...</summary>
    Incident,

    /// <summary>Court, sentence, report to the police, disciplinary case, a hidden address.</summary>
    Court,

    /// <summary>Newspaper, television, gone viral.</summary>
    News,

    /// <summary>'de enige vrouwelijke ...', 'de eerste ... van het dorp', 'iedereen in het dorp weet'.</summary>
    Only,

    /// <summary>Burgemeester, dominee, dirigent, schipper: an office or function that a place has one of.</summary>
    Office,
}
