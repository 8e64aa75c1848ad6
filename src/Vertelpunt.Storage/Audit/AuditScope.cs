namespace Vertelpunt.Storage.Audit;

/// <summary>Says that what happens from here on belongs to a project, so that no call of <see cref="AuditLog"/> can forget to name it.</summary>
/// <remarks>Follows the flow of the code (AsyncLocal), not the thread.</remarks>
public sealed class AuditScope : IDisposable
{
    private static readonly AsyncLocal<AuditScope?> Now = new();
    private readonly AuditScope? _outer;
    private int _entries;

    private AuditScope(Guid projectId, AuditScope? outer)
    {
        ProjectId = projectId;
        _outer = outer;
    }

    public Guid ProjectId { get; }

    /// <summary>How many entries were added within it.</summary>
    public int Entries => _entries;

    internal static AuditScope? Current => Now.Value;

    /// <summary>Begins the scope; it ends when disposed, by the same method.</summary>
    public static AuditScope Enter(Guid projectId) => Now.Value = new(projectId, Now.Value);

    public void Dispose() => Now.Value = _outer;

    internal void Count() => Interlocked.Increment(ref _entries);
}
