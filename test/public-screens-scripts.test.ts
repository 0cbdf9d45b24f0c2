import { publicScreens } from './support/public-walk.js';

// The scripts with the tallest letters; those whose file of texts is there.
publicScreens({ ti: 'light', ta: 'dark' });
