import { publicScreens } from './support/public-walk.js';

// Left to right, and right to left; those whose file of texts is there.
publicScreens({ de: { width: 320, theme: 'light' }, ar: { width: 1280, theme: 'dark' } });
