global using Vertelpunt.Domain.Stories;
global using Vertelpunt.Storage.Schema;
global using Vertelpunt.Testing;
global using Xunit;
