namespace Vertelpunt.Storage.Team;

/// <summary>What the team answered about one version of a story; sealed under the story's data key.</summary>
public sealed class TeamAnswerRecord
{
    public Guid StoryId { get; set; }
    public int StoryVersion { get; set; }

    /// <summary>The version of the form whose team questions were answered.</summary>
    public int FormVersion { get; set; }

    /// <summary>1 when made, one more at each change: two people on one story see each other.</summary>
    public int Revision { get; set; }
    public required byte[] Sealed { get; set; }
}
