Console.WriteLine("adscan");
