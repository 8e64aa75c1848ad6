using Vertelpunt.Cli;

using var stop = new StopSignal();
return await CommandLine.RunAsync(args, Console.Out, Console.Error, stop.Token);
