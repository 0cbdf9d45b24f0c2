import { publicScreens } from './support/public-walk.js';

// The scripts with the tallest letters; those whose file of texts is there.
publicScreens({ ti: { width: 320, theme: 'dark' }, ta: { width: 1280, theme: 'light' } });
