import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceKm } from './distance.rules.js';

const LAUSANNE = { lat: 46.52, lon: 6.6301 };
const ZURICH = { lat: 47.3769, lon: 8.5417 };
const GENEVA = { lat: 46.2044, lon: 6.1432 };

const inSwitzerland = fc.record({
  lat: fc.double({ min: 45.8, max: 47.9, noNaN: true }),
  lon: fc.double({ min: 5.9, max: 10.5, noNaN: true }),
});

describe('the distance between two communes', () => {
  it('is what the map says', () => {
    expect(distanceKm(LAUSANNE, GENEVA)).toBeCloseTo(51.2, 0);
    expect(distanceKm(LAUSANNE, ZURICH)).toBeCloseTo(173.5, 0);
    // A degree of latitude is 111.2 km on the mean sphere.
    expect(distanceKm({ lat: 46, lon: 8 }, { lat: 47, lon: 8 })).toBeCloseTo(111.195, 2);
  });

  it('is nothing from a place to itself, also at the other end of the earth', () => {
    expect(distanceKm(ZURICH, ZURICH)).toBe(0);
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6371.0088, 6);
  });

  it('is the same there and back, and never longer than by way of a third place', () => {
    fc.assert(
      fc.property(inSwitzerland, inSwitzerland, inSwitzerland, (a, b, c) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-9);
      }),
    );
  });
});
