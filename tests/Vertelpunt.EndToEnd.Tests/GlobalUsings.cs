global using Microsoft.Playwright;
global using Vertelpunt.Testing;
global using Xunit;
global using static Microsoft.Playwright.Assertions;
