import { describe, expect, it } from '@jest/globals';
import { Registry } from './registry.js';

describe('a registry', () => {
  it('has one handler for each name, and says which are missing', () => {
    const registry = new Registry<() => string>('jobs of the kind');
    registry.register('remind', () => 'reminded');
    expect(registry.get('remind')()).toBe('reminded');
    expect(registry.entries().map(([name]) => name)).toEqual(['remind']);
    expect(() => registry.register('remind', () => '')).toThrow('jobs of the kind remind: there are two handlers');
    expect(() => registry.get('deliver')).toThrow('jobs of the kind deliver: there is no handler');
    expect(() => registry.requireAll(['remind'])).not.toThrow();
    expect(() => registry.requireAll(['deliver', 'remind', 'seal'])).toThrow(
      'jobs of the kind deliver, seal: there is no handler',
    );
  });
});
