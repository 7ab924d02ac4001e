// Builds static/build: style sheets by Sass, scripts by esbuild, both small.

import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";
import { coastline } from "./coastline.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const source = join(here, "src");
const output = join(here, "build");
// What the style sheets name, by the folder they name it in.
const packages = join(root, "node_modules");
const folders = {
  fonts: join(packages, "@fontsource-variable/public-sans/files"),
  moj: join(packages, "@ministryofjustice/frontend/moj/assets/images"),
};

// MOJ configures GOV.UK's Sass a second time, so its patterns have an entry of their own.
const styleSheets = ["portal", "staff"];

async function buildStyleSheet(name) {
  const { css } = await sass.compileAsync(join(source, "scss", `${name}.scss`), {
    loadPaths: [root, packages],
    quietDeps: true,
    charset: false,
  });
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target });
  await writeFile(join(output, `${name}.css`), code);
  for (const [, folder, file] of code.matchAll(/url\((\w+)\/([^)]+)\)/g)) {
    await copyFile(join(folders[folder], file), join(output, folder, file));
  }
}

// The browsers that GOV.UK Frontend gives its scripts to.
const target = ["chrome109", "edge109", "firefox102", "safari15"];

await rm(output, { recursive: true, force: true });
for (const folder of Object.keys(folders)) {
  await mkdir(join(output, folder), { recursive: true });
}
await Promise.all([
  ...styleSheets.map(buildStyleSheet),
  coastline().then((picture) => writeFile(join(output, "coastline.svg"), picture)),
  esbuild.build({
    entryPoints: ["portal.js", "js-enabled.js"].map((name) => join(source, "js", name)),
    outdir: output,
    bundle: true,
    format: "esm",
    splitting: true,
    chunkNames: "part-[name]-[hash]",
    minify: true,
    target,
    legalComments: "none",
    logLevel: "warning",
  }),
]);
await writeFile(join(output, ".built"), "");
