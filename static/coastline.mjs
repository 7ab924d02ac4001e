// The coast under the map of the hubs, as a picture in the frame of hubs/rules/map.py.

import { readFile } from "node:fs/promises";
import proj4 from "proj4";
import { feature } from "topojson-client";

// Natural Earth's land at 1:10 million, in the public domain.
const land = new URL(import.meta.resolve("world-atlas/land-10m.json"));

// The Ordnance Survey's national grid, in metres.
const grid =
  "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy " +
  "+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m";

const metres = 500;
const near = 2000 / metres;
const west = 80_000;
const north = 660_000;
const width = (660_000 - west) / metres;
const height = (north - 4_000) / metres;

// The British Isles: each island that lies in here whole, and so not the continent.
const isOurs = ([longitude, latitude]) =>
  longitude > -11 && longitude < 3 && latitude > 49 && latitude < 62;
const isInFrame = ([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height;

function toFrame(point) {
  const [easting, northing] = proj4(grid, point);
  return [Math.round((easting - west) / metres), Math.round((north - northing) / metres)];
}

// Without the points within two kilometres of the last, which nobody sees on a screen.
function toPath(shore) {
  const points = [];
  for (const point of shore.map(toFrame)) {
    const [x, y] = points.at(-1) ?? [Infinity, Infinity];
    if (Math.hypot(point[0] - x, point[1] - y) >= near) points.push(point);
  }
  return points.some(isInFrame) ? `M${points.map((point) => point.join(" ")).join("L")}Z` : "";
}

export async function coastline() {
  const world = JSON.parse(await readFile(land));
  const [{ geometry }] = feature(world, world.objects.land).features;
  const shores = geometry.coordinates.map(([shore]) => shore).filter((shore) => shore.every(isOurs));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
    `<path fill="#eef2f2" stroke="#8a9a9b" stroke-width="2" d="${shores.map(toPath).join("")}"/></svg>`
  );
}
