// What nsfwjs's own model says of three made-up pictures, by TensorFlow.js: the figures that PictureClassifierTests hold the converted model against.
// In a folder outside the repository:
//   npm install --ignore-scripts nsfwjs@4.4.0 @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-converter@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
//   cp …/reference.mjs . && node reference.mjs
import { createRequire } from "module";
import path from "path";

const require = createRequire(import.meta.url);
const tf = require("@tensorflow/tfjs-core");
const { loadGraphModel } = require("@tensorflow/tfjs-converter");
require("@tensorflow/tfjs-backend-cpu");

const folder = path.join(process.argv[2] ?? "node_modules/nsfwjs", "dist/models/mobilenet_v2_mid");
const artifacts = require(path.resolve(folder, "model.min.js"));
const weights = Buffer.concat(artifacts.weightsManifest[0].paths.map(p => Buffer.from(require(path.resolve(folder, `${p}.min.js`)), "base64")));
const model = await loadGraphModel({
  load: async () => ({
    modelTopology: artifacts.modelTopology,
    userDefinedMetadata: artifacts.userDefinedMetadata,
    weightSpecs: artifacts.weightsManifest[0].weights,
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  }),
});

const pictures = {
  slope: (x, y, c) => [x, y, 223 - x][c] / 255,
  weave: (x, y, c) => ((x * 7 + y * 13 + c * 29) % 256) / 255,
  rings: (x, y, c) => ((((x - 112) * (x - 112) + (y - 112) * (y - 112)) >> (4 + c)) % 256) / 255,
};

for (const [name, shade] of Object.entries(pictures)) {
  const pixels = Float32Array.from({ length: 224 * 224 * 3 }, (_, i) => shade(Math.floor(i / 3) % 224, Math.floor(i / 672), i % 3));
  const classes = await model.predict(tf.tensor(pixels, [1, 224, 224, 3])).data();
  console.log(name, Array.from(classes, p => p.toFixed(6)).join(", "));
}
