// Permissions of files are tested as Unix has them.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
