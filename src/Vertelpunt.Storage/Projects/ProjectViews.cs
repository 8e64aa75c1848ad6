using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Storage.Projects;

/// <summary>A project with its settings, as pages need it.</summary>
public sealed record Project(Guid Id, string Slug, string Name, int FormVersion, ProjectSettings Settings, bool IsDemo);

/// <summary>An invitation link as the team sees it.</summary>
public sealed record InvitationLink(Guid Id, Guid ProjectId, string Token, string Channel, bool IsTest, bool IsRevoked);

/// <summary>Where a link leads.</summary>
public sealed record LinkTarget(InvitationLink Link, Project Project, StoryForm Form);
