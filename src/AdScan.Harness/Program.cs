using AdScan.Harness;

return await Tool.RunAsync(args);
