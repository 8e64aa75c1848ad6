using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Cli.Hosting;
using Vertelpunt.Cli.Settings;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Cli.Commands;

/// <summary>Makes and renews keys.</summary>
internal static class KeysCommand
{
    public static Command Build() => new VertelpuntCommand("keys", "Makes and renews keys. Back the key files up apart from the databases.") { Create(), Rotate(), RotateStaff() };

    private static VertelpuntCommand Create()
    {
        var role = new Option<string>("--for") { Description = "site, staff, or both: a machine that runs only one needs only its own", DefaultValueFactory = _ => "both" };
        role.AcceptOnlyFromAmong("site", "staff", "both");
        var command = new VertelpuntCommand("create", "Makes the key files of a new installation; those that exist are left as they are.", "vertelpunt keys create", "vertelpunt keys create --for site") { role };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, _) =>
        {
            var settings = InstanceSettings.Read(parsed);
            var which = parsed.GetValue(role);
            Installation.CreateKeys(settings, site: which != "staff", staff: which != "site");
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The key files are in the folder 'secrets'. Without them nothing that was told can be read: back them up now, apart from the databases.");
            return ExitCode.Ok;
        });
    }

    private static VertelpuntCommand RotateStaff()
    {
        var command = new VertelpuntCommand(
            "rotate-staff", "Makes a new staff key and puts project keys and second steps under it. Stop dashboard and workers first.", "vertelpunt keys rotate-staff");
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Worker }, cancellationToken);
            var folder = settings.StaffSecretsFolder;
            var (old, next) = (StaffSecrets.Read(folder), StaffSecrets.CreateOrReadNext(folder));
            await using var services = Installation.StaffServices(settings);
            await services.GetRequiredService<ProjectKeys>().RewrapAsync(next, cancellationToken);
            await StaffRoles.ResealAccountsAsync(settings, old, next, cancellationToken);

            // Last: until here the command can be run again, and goes on where it was.
            StaffSecrets.PutNextInPlace(folder);
            await services.GetRequiredService<AuditLog>().AppendAsync("cli", "keys.rotate-staff", "installation", null, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                "The staff key is a new one. Back the file 'staff-key' up now, apart from the databases. Keep the old one only as long as backups from before today.");
            return ExitCode.Ok;
        });
    }

    private static VertelpuntCommand Rotate()
    {
        var project = new Argument<string>("project") { Description = "The project's short name" };
        var command = new VertelpuntCommand("rotate", "Makes a new key pair for a project: new stories are sealed to it, older ones stay readable.", "vertelpunt keys rotate buurthulp") { project };
        InstanceSettings.AddTo(command, InstanceSettings.ForDatabases);
        return command.Does(async (parsed, cancellationToken) =>
        {
            var settings = InstanceSettings.Read(parsed);
            await Installation.PrepareAsync(settings, new HashSet<Role> { Role.Worker }, cancellationToken);
            await using var services = Installation.StaffServices(settings);
            var found = await Installation.ProjectAsync(services, parsed.GetValue(project)!, cancellationToken); // required
            await services.GetRequiredService<ProjectKeys>().CreateAsync(found.Id, cancellationToken);
            await services.GetRequiredService<AuditLog>().AppendAsync("cli", "keys.rotate", $"project:{found.Id:N}", null, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The project has a new key pair.");
            return ExitCode.Ok;
        });
    }
}
