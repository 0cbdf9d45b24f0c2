/** A point on the earth, WGS 84, in degrees. */
export interface Point {
  lat: number;
  lon: number;
}

const EARTH_RADIUS = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres as the crow flies (haversine); by road it is about a third more, over a pass far more. */
export function distanceKm(a: Point, b: Point): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const east = Math.sin(radians(b.lon - a.lon) / 2) ** 2 * Math.cos(radians(a.lat)) * Math.cos(radians(b.lat));
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(north + east)));
}
