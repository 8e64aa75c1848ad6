namespace Vertelpunt.Pipeline.Risk;

/// <summary>Who a fact is about.</summary>
public enum FactSubject
{
    Teller,

    /// <summary>Someone of the teller's family: found through the relative, the teller is found too.</summary>
    Relative,

    /// <summary>Anybody else in the story. Scored only where an office or event points to a case.</summary>
    Other,
}
