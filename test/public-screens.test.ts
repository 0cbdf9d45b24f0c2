import { publicScreens } from './support/public-walk.js';

// Left to right, and right to left; those whose file of texts is there.
publicScreens({ de: 'light', ar: 'dark' });
