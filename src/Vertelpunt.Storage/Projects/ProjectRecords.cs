namespace Vertelpunt.Storage.Projects;

/// <summary>A project as stored; read it through <see cref="ProjectStore"/>.</summary>
public sealed class ProjectRecord
{
    public Guid Id { get; set; }
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>The version of the form that new tellers get.</summary>
    public int FormVersion { get; set; }

    /// <summary><see cref="Domain.Stories.ProjectSettings"/> as JSON.</summary>
    public required string Settings { get; set; }
    public bool IsDemo { get; set; }
    public long CreatedAt { get; set; }
}

/// <summary>One version of a project's form; never changed once stored.</summary>
public sealed class FormVersionRecord
{
    public Guid ProjectId { get; set; }
    public int Version { get; set; }

    /// <summary><see cref="Domain.Stories.StoryForm"/> as JSON.</summary>
    public required string Form { get; set; }
}

/// <summary>A project's form while it is changed; tellers do not get it yet.</summary>
public sealed class FormDraftRecord
{
    public Guid ProjectId { get; set; }

    /// <summary>The version in use when the change began.</summary>
    public int BasedOn { get; set; }

    /// <summary>1 at the first save, one more at each: two designers see each other.</summary>
    public int Revision { get; set; }

    /// <summary><see cref="Domain.Stories.StoryForm"/> as JSON.</summary>
    public required string Form { get; set; }
}

/// <summary>An invitation link: one per channel, never one per person.</summary>
public sealed class InvitationLinkRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>The part of the address after /v/.</summary>
    public required string Token { get; set; }

    /// <summary>Where the link is spread, for the team: "nieuwsbrief", "poster".</summary>
    public required string Channel { get; set; }

    /// <summary>Stories told through it never count.</summary>
    public bool IsTest { get; set; }
    public long CreatedAt { get; set; }
    public long? RevokedAt { get; set; }
}

/// <summary>The public half of a project's key; the site seals stories to the newest one that is not retired.</summary>
public sealed class ProjectKeyRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required byte[] PublicKey { get; set; }
    public long CreatedAt { get; set; }
    public long? RetiredAt { get; set; }
}

/// <summary>The private half, wrapped under the staff key; in the key database.</summary>
public sealed class ProjectPrivateKeyRecord
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public required byte[] Wrapped { get; set; }
    public long CreatedAt { get; set; }
}

/// <summary>What remains of erased stories: how many had a theme.</summary>
public sealed class ThemeCounterRecord
{
    public Guid ProjectId { get; set; }
    public required string Theme { get; set; }
    public int Stories { get; set; }
}
