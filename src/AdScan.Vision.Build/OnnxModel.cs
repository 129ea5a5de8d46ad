using System.Globalization;
using Google.Protobuf;
using Onnx;

namespace AdScan.Vision.Build;

/// <summary>Writes a TensorFlow.js model as ONNX. The weights stay bytes, a quarter of their size as numbers; the runtime multiplies them out when it loads the model.</summary>
/// <remarks>TensorFlow counts batch, height, width, channel; ONNX batch, channel, height, width: the picture is turned once on the way in, the weights here.</remarks>
internal sealed class OnnxModel
{
    private const int Opset = 13;

    private readonly GraphProto _graph = new();
    private readonly Dictionary<string, string> _names = [];
    private readonly TfjsModel _model;

    private OnnxModel(TfjsModel model) => _model = model;

    public static ModelProto Of(TfjsModel model, string name)
    {
        var onnx = new OnnxModel(model);
        onnx._graph.Name = name;
        foreach (var node in model.Nodes) onnx.Add(node);
        var result = new ModelProto { IrVersion = 7, ProducerName = "AdScan.Vision.Build", Graph = onnx._graph };
        result.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        return result;
    }

    private void Add(TfjsNode node)
    {
        string Input(int i) => _names[node.Inputs[i].Split(':')[0]];
        switch (node.Op)
        {
            case "Placeholder":
                _graph.Input.Add(Value("picture", 1, 224, 224, 3));
                _names[node.Name] = Operation("Transpose", ["picture"], Numbers("perm", 0, 3, 1, 2));
                break;
            case "Const":
                break; // written where it is used, in the order of dimensions that is needed there
            case "Mul" or "Sub":
                _names[node.Name] = Operation(node.Op, node.Inputs.Select(input => _model.Weights.TryGetValue(input, out var weight) ? Weight(weight) : _names[input]));
                break;
            case "AddV2":
                _names[node.Name] = Operation("Add", [Input(0), Input(1)]);
                break;
            case "_FusedConv2D":
                _names[node.Name] = Convolution(node, Input(0), _model.Weights[node.Inputs[1]].InOrder(3, 2, 0, 1), groups: 1);
                break;
            case "FusedDepthwiseConv2dNative":
                var filters = _model.Weights[node.Inputs[1]].InOrder(2, 3, 0, 1);
                _names[node.Name] = Convolution(node, Input(0), filters, groups: filters.Shape[0]);
                break;
            case "AvgPool":
                _names[node.Name] = Operation("AveragePool", [Input(0)], Numbers("kernel_shape", node.HeightAndWidth("ksize")), Numbers("strides", node.HeightAndWidth("strides")), Padding(node));
                break;
            case "Squeeze":
                _names[node.Name] = Operation("Flatten", [Input(0)]); // of height and width 1
                break;
            case "_FusedMatMul":
                _names[node.Name] = Activated(node, Operation("Gemm", [Input(0), Weight(_model.Weights[node.Inputs[1]]), Weight(_model.Weights[node.Inputs[2]])]));
                break;
            case "Softmax":
                _names[node.Name] = Operation("Softmax", [Input(0)]);
                break;
            case "Identity":
                _graph.Node.Add(new NodeProto { OpType = "Identity", Input = { Input(0) }, Output = { "probabilities" } });
                _graph.Output.Add(Value("probabilities", 1, 5));
                break;
            default:
                throw new InvalidDataException($"The model has an operation {node.Op} ({node.Name}), which this tool cannot write as ONNX.");
        }
    }

    private string Convolution(TfjsNode node, string input, TfjsWeight filters, int groups) => Activated(node, Operation(
        "Conv",
        [input, Weight(filters), Weight(_model.Weights[node.Inputs[2]])],
        Numbers("strides", node.HeightAndWidth("strides")),
        Padding(node),
        new AttributeProto { Name = "group", Type = AttributeProto.Types.AttributeType.Int, I = groups }));

    /// <summary>What is fused with an operation: the bias, which is an input of it, and the activation.</summary>
    private string Activated(TfjsNode node, string result) => node.Texts("fused_ops") switch
    {
        ["BiasAdd"] => result,
        ["BiasAdd", "Relu6"] => Operation("Clip", [result, Number(0), Number(6)]),
        var fused => throw new InvalidDataException($"{node.Name} is fused with {string.Join(", ", fused)}, which this tool cannot write as ONNX."),
    };

    /// <summary>A byte less the one that stands for zero, times the scale: rounded once, as TensorFlow.js does. The few weights without such a byte are written as numbers.</summary>
    private string Weight(TfjsWeight weight)
    {
        if (weight.Zero is not { } zero) return Numbers(weight);
        var bytes = Name("bytes");
        _graph.Initializer.Add(new TensorProto { Name = bytes, DataType = (int)TensorProto.Types.DataType.Uint8, Dims = { Sizes(weight) }, RawData = ByteString.CopyFrom(weight.Values) });
        var numbers = Operation("Cast", [bytes], new AttributeProto { Name = "to", Type = AttributeProto.Types.AttributeType.Int, I = (long)TensorProto.Types.DataType.Float });
        return Operation("Mul", [Operation("Sub", [numbers, Number(zero)]), Number((float)weight.Scale)]);
    }

    private string Numbers(TfjsWeight weight)
    {
        var name = Name("numbers");
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, Dims = { Sizes(weight) }, FloatData = { weight.Numbers } });
        return name;
    }

    private static IEnumerable<long> Sizes(TfjsWeight weight) => weight.Shape.Select(size => (long)size);

    private string Number(float value)
    {
        var name = Name("number");
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, FloatData = { value } });
        return name;
    }

    private string Operation(string type, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        var result = Name(type);
        _graph.Node.Add(new NodeProto { OpType = type, Input = { inputs }, Output = { result }, Attribute = { attributes } });
        return result;
    }

    private string Name(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{_graph.Node.Count}.{_graph.Initializer.Count}");

    private static AttributeProto Padding(TfjsNode node) => new()
    {
        Name = "auto_pad",
        Type = AttributeProto.Types.AttributeType.String,
        S = ByteString.CopyFromUtf8(node.Text("padding") == "SAME" ? "SAME_UPPER" : "VALID"),
    };

    private static AttributeProto Numbers(string name, params long[] values) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };

    private static ValueInfoProto Value(string name, params long[] shape) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = (int)TensorProto.Types.DataType.Float,
                Shape = new TensorShapeProto { Dim = { shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }) } },
            },
        },
    };
}
