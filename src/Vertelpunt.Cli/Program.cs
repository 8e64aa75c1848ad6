Console.WriteLine("vertelpunt");
