using AdScan.Vision.Build;
using Google.Protobuf;

if (args is not [var package, var folder, var name, var output])
{
    Console.Error.WriteLine("Usage: AdScan.Vision.Build PACKAGE.tgz FOLDER NAME OUT.onnx, where FOLDER is the model's folder in the npm package and NAME what the model will be called.");
    return 2;
}

var model = OnnxModel.Of(TfjsModel.Read(package, folder), name);
var unfinished = $"{output}.{Environment.ProcessId}";
File.WriteAllBytes(unfinished, model.ToByteArray());
File.Move(unfinished, output, overwrite: true);
return 0;
