import { expect, it } from '@jest/globals';
import { auditActionOf } from './audit-log.rules.js';

it.each([
  ['GET /api/cases/:id', 'read', 'cases', null],
  ['GET /api/cases', 'read', 'cases', null],
  ['GET /api/cases/:id/events', 'read', 'cases', 'events'],
  ['GET /api/exports/:id/file', 'read', 'exports', 'file'],
  ['HEAD /api/cases', 'read', 'cases', null],
  ['OPTIONS /api/cases', 'did', 'cases', null],
  ['GET /', 'read', 'home', null],
  ['GET /api/search', 'read', 'search', null],
  ['GET /api/people/search', 'read', 'people', 'search'],
  ['POST /api/search/again', 'searched', 'everything', null],
  ['POST /api/cases/:id/offers', 'made', 'cases', 'offers'],
  ['POST /api/cases/:id/follow-ups', 'made', 'cases', 'follow-ups'],
  ['POST /api/irregularities/:id/evidence', 'made', 'irregularities', 'evidence'],
  ['POST /api/advisers/:id/absences', 'made', 'advisers', 'absences'],
  ['POST /api/cases', 'made', 'cases', null],
  ['POST /api/cases/:id/notes', 'made', 'cases', 'notes'],
  ['POST /api/offers/:id/accept', 'did', 'offers', 'accept'],
  ['POST /requests/:tracking', 'did', 'requests', null],
  ['PUT /api/cases/:id/stage', 'changed', 'cases', 'stage'],
  ['PATCH /api/people/:id', 'changed', 'people', null],
  ['PUT /api/cases/:id/checklist/:item', 'changed', 'cases', 'checklist'],
  ['DELETE /api/advisers/:id/absences/:absence', 'removed', 'advisers', 'absences'],
  ['POST /api/people/search', 'searched', 'people', null],
  ['POST /api/search', 'searched', 'everything', null],
  ['job reminder-hand-over', 'worked', 'reminder-hand-over', null],
  ['sweep', 'worked', 'sweep', null],
  ['', 'worked', '', null],
  ['sweep people waiting', 'worked', 'people waiting', null],
])('The line of %s says: %s %s %s', (route, action, on, step) => {
  expect(auditActionOf(route)).toEqual({ action, on, step });
});
