import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PlacesService } from '../src/places/places.service.js';
import { readPlaces } from '../src/places/places.loader.js';
import { placeFinder, placeName } from '../src/public/pages/place.form.js';
import { textsOf } from '../src/texts/texts.js';
import { TestServer } from './support/test-server.js';
import { Visitor } from './support/visitor.js';

const GERMAN = textsOf('de');
const HELP = { 'first-name': 'Selam', 'language-1': 'ti', phone: '079 000 00 07', safe: 'yes' };

describe('a place on the public pages', () => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());
  beforeEach(() => {
    visitor = new Visitor(server);
  });

  const homeIn = (page: string): string => /id="home"[^>]*value="([^"]*)"/.exec(page)?.[1] ?? '';
  const placeIn = (page: string): string => /id="place"[^>]*value="([^"]*)"/.exec(page)?.[1] ?? '';
  const choicesIn = (page: string): string[] =>
    [...page.matchAll(/name="(?:home|place)-choice"[^>]*><label[^>]*>([^<]+)/g)].map(([, label]) => label);
  const numberOf = (page: string, label: string): string =>
    new RegExp(`value="(\\d+)"[^>]*><label[^>]*>${label.replace(/[()]/g, '\\$&')}`).exec(page)![1];

  /** The form as it comes back with what is wrong in it, at once or by way of an address of its own. */
  const sentBack = async (path: string, fields: Record<string, string>) => {
    const answer = await visitor.send(path, fields);
    return answer.status === 303 ? visitor.get(answer.headers.get('location')!) : answer;
  };

  it('is understood as people say it', async () => {
    for (const [said, name] of [
      ['Genf', 'Genève (GE)'],
      ['Berne', 'Bern (BE)'],
      ['Bâle', 'Basel (BS)'],
      ['Zuerich 8050', 'Zürich (ZH)'],
      ['CH-8400', 'Winterthur (ZH)'],
      ['Lausanne VD', 'Lausanne (VD)'],
      ['Oerlikon', 'Zürich (ZH)'],
      ['Hirzel', 'Horgen (ZH)'],
      ['جنيف', 'Genève (GE)'],
      ['٨٤٠٠', 'Winterthur (ZH)'],
    ] as const) {
      expect([said, (await visitor.send('/de/check/place', { place: said })).status]).toEqual([said, 303]);
      expect([said, placeIn((await visitor.get('/de/check/place')).text)]).toEqual([said, name]);
    }
  });

  it('is remembered once it was chosen among several, while something else is still missing', async () => {
    const sendHelp = async (fields: Record<string, string>) => {
      const page = await visitor.get('/de/help');
      server.clock.forward({ minutes: 1 });
      return { shown: homeIn(page.text), answer: await visitor.sendPage({ ...HELP, ...fields }) };
    };
    const { answer: several } = await sendHelp({ 'first-name': '', home: 'Buchs' });
    expect(choicesIn(several.text).slice(0, 3)).toEqual(['Buchs (AG)', 'Buchs (SG)', 'Buchs (ZH)']);
    const { answer: chosen } = await sendHelp({
      'first-name': '',
      home: 'Buchs',
      'home-choice': numberOf(several.text, 'Buchs (SG)'),
    });
    expect(chosen.status).toBe(422);
    expect(homeIn(chosen.text)).toBe('Buchs (SG)');
    expect(choicesIn(chosen.text)).toEqual([]);
    const { answer: done } = await sendHelp({ home: homeIn(chosen.text) });
    expect(done.headers.get('location')).toBe('/de/help/review');
    expect((await visitor.get('/de/help/review')).text).toContain('Buchs (SG)');
    // "Change" leads back to the form, which then has to understand what it shows itself.
    const { shown, answer: again } = await sendHelp({ home: 'Buchs (SG)' });
    expect([shown, again.status]).toEqual(['Buchs (SG)', 303]);
  });

  it('goes from the self-check into the form for help without being asked again', async () => {
    const several = await visitor.send('/de/check/place', { place: 'Buchs', 'place-since-year': '3000' });
    const number = numberOf(several.text, 'Buchs (AG)');
    const wrongYear = await visitor.send('/de/check/place', {
      place: 'Buchs',
      'place-choice': number,
      'place-since-year': '3000',
    });
    expect([wrongYear.status, placeIn(wrongYear.text), choicesIn(wrongYear.text)]).toEqual([422, 'Buchs (AG)', []]);
    expect((await visitor.send('/de/check/place', { place: 'Buchs (AG)' })).status).toBe(303);
    expect(placeIn((await visitor.get('/de/check/place?back=1')).text)).toBe('Buchs (AG)');
    const form = await visitor.get('/de/help');
    expect(homeIn(form.text)).toBe('Buchs (AG)');
    server.clock.forward({ minutes: 1 });
    expect((await visitor.sendPage({ ...HELP, home: homeIn(form.text) })).status).toBe(303);
  });

  it('is remembered in testimonies and by volunteers too', async () => {
    const told = await sentBack('/de/testimony', { place: 'Buchs SG' });
    expect([told.status, placeIn(told.text), choicesIn(told.text)]).toEqual([422, 'Buchs (SG)', []]);
    const volunteer = await sentBack('/de/volunteer', { home: '9470 Buchs' });
    expect([volunteer.status, homeIn(volunteer.text), choicesIn(volunteer.text)]).toEqual([422, 'Buchs (SG)', []]);
  });

  it('always has a way on where none of those offered is right', async () => {
    const none = GERMAN.t('check.place.none');
    for (const [path, field] of [
      ['/de/help', 'home'],
      ['/de/check/place', 'place'],
      ['/de/testimony', 'place'],
      ['/de/volunteer', 'home'],
    ] as const) {
      const several = await sentBack(path, { [field]: 'Buchs' });
      expect([path, choicesIn(several.text).at(-1)]).toEqual([path, none]);
      const other = await sentBack(path, { [field]: 'Buchs', [`${field}-choice`]: 'none' });
      expect([path, other.status, choicesIn(other.text)]).toEqual([path, 422, []]);
      expect(other.text).toContain(GERMAN.t('error.place.other'));
    }
    // More places than fit are cut, never the way on.
    const many = choicesIn((await sentBack('/de/help', { home: 'ikon' })).text);
    expect([many.length, many.at(-1)]).toEqual([21, none]);
  });

  it('is asked back when only a part of what was written is a name', async () => {
    const guess = await visitor.send('/de/check/place', { place: 'Wädensw' });
    expect(guess.text).toContain(GERMAN.t('error.place.perhaps'));
    expect(choicesIn(guess.text)).toEqual(['Wädenswil (ZH)', GERMAN.t('check.place.none')]);
    expect((await visitor.send('/de/check/place', { place: 'Wädensw', 'place-choice': '293' })).status).toBe(303);
    expect((await visitor.send('/de/check/place', { place: 'Xyzzy' })).text).toContain(GERMAN.t('error.place.unknown'));
  });

  it('says by which old commune or quarter it was found', async () => {
    const { text } = await visitor.send('/de/check/place', { place: 'Hauterive' });
    expect(choicesIn(text)).toEqual(['Hauterive (FR)', 'Laténa (NE)', GERMAN.t('check.place.none')]);
    expect(text).toMatch(/Laténa \(NE\)<span class="hint">Hauterive \(NE\)<\/span>/);
  });

  it('is understood again as the pages themselves write it, each of the 2,110', async () => {
    const find = placeFinder(server.app.get(PlacesService));
    const lost: string[] = [];
    for (const [bfs, name, canton] of (await readPlaces()).communes) {
      const shown = placeName({ bfs, name: name.replace(/ \([A-Z]{2}\)$/, ''), canton });
      const { places, certain } = await find(shown);
      if (!certain || places.length !== 1 || places[0].bfs !== bfs || placeName(places[0]) !== shown)
        lost.push(`${shown}: ${places.map(placeName).join(', ')}`);
    }
    expect(lost).toEqual([]);
  });
});
