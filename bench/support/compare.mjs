// Ratios: two things taken in turn, A B A B, on one machine in one run. A figure of its own would say more about the
// machine than about the program.
import autocannon from 'autocannon';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { compareWithBaseline } from './baseline.mjs';
import { sizeOf } from './size.mjs';

export const PAIRS = sizeOf('BENCH_PAIRS', 5, 1);
export const SECONDS = sizeOf('BENCH_SECONDS', 3, 1);

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
}

/** Takes `a` and `b` in turn; each answers a number. Answers the ratios a/b of the pairs and the medians of each side. */
export async function pairs(a, b, count = PAIRS) {
  const seen = { ratios: [], a: [], b: [] };
  for (let i = 0; i < count; i++) {
    const [first, second] = [await a(), await b()];
    seen.ratios.push(first / second);
    seen.a.push(first);
    seen.b.push(second);
  }
  return seen;
}

const digits = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** One line: what, ratio, range, aim; the two sides in small print. */
export function line(what, { ratios, a, b }, aim, unit) {
  const ratio = median(ratios);
  const before = compareWithBaseline(what, { ratio, a: median(a), b: median(b), unit });
  console.log(
    `${what.padEnd(62)} ${digits(ratio).padStart(6)} x  (${digits(Math.min(...ratios))} to ${digits(Math.max(...ratios))}, ${ratios.length} pairs)  aim: ${aim}   [${digits(median(a))} against ${digits(median(b))} ${unit}]${before === null ? '' : `   baseline: ${digits(before)} x`}`,
  );
}

/** A figure that is no ratio. */
export function note(what, value) {
  console.log(`${what.padEnd(62)} ${value}`);
}

export function heading(text) {
  console.log(`\n${text}`);
}

/** Requests a second of a server under ten connections; throws when one is answered with anything but 200. */
export async function throughput(address, requests, { seconds = SECONDS, connections = 10 } = {}) {
  const result = await autocannon({ url: address, connections, duration: seconds, requests });
  if (result.non2xx || result.errors) throw new Error(`${address}: ${result.non2xx} refused, ${result.errors} failed`);
  return result['2xx'] / result.duration;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds of one request, the whole answer read. */
export function latency(address, { method, path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(
      `${address}${path}`,
      { method, headers: { ...headers, ...(body ? { 'content-length': Buffer.byteLength(body) } : {}) }, agent },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(performance.now() - began)
            : reject(new Error(`${path}: ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
