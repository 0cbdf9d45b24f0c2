import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { addDays } from '../common/day.js';
import { newId, newReference } from '../common/id.js';
import { IRREGULARITIES } from '../examples/index.js';
import { Irregularity, IrregularityEvent } from '../irregularities/irregularity.entity.js';
import { TAXONOMY_VERSION } from '../irregularities/taxonomy.js';
import { DemoTimeline } from './demo-timeline.js';

@Injectable()
export class DemoIrregularitiesLoader {
  constructor(private readonly timeline: DemoTimeline) {}

  async load(tx: EntityManager): Promise<void> {
    const accounts = new Map(
      (await tx.findBy(Account, {}))
        .filter((account) => account.adviserId)
        .map((account) => [account.adviserId, account.id]),
    );
    const [staff] = await tx.findBy(Account, { role: 'staff' });
    for (const example of IRREGULARITIES) {
      const id = this.timeline.id('irregularity', example.key);
      const daysAgo = 'daysAgo' in example.occurred ? example.occurred.daysAgo : example.occurred.monthsAgo * 30;
      const occurred = this.timeline.day(daysAgo);
      const month = 'monthsAgo' in example.occurred;
      const reviewed = ['confirmed', 'rejected', 'in-follow-up', 'resolved'].includes(example.status);
      const logged = this.timeline.at(Math.max(0, daysAgo - 3));
      await tx.insert(Irregularity, {
        id,
        reference: newReference('I'),
        code: example.code,
        kind: example.kind ?? null,
        level: example.authority.level,
        canton: example.authority.canton,
        commune: example.authority.commune ?? null,
        organ: example.authority.organ ?? null,
        occurredFrom: month ? `${occurred.slice(0, 7)}-01` : occurred,
        occurredTo: month ? lastOfMonth(occurred) : occurred,
        description: example.description,
        consent: example.consent,
        origin: 'network',
        status: example.status,
        scale: example.severity?.scale ?? null,
        scope: example.severity?.scope ?? null,
        remediable: example.severity?.remediable ?? null,
        evidenceLevel: example.evidenceLevel ?? 'alleged',
        caseId: example.case ? this.timeline.id('case', example.case) : null,
        loggedBy: accounts.get(this.timeline.id('adviser', example.loggedBy)) ?? null,
        reviewedBy: reviewed ? (staff?.id ?? null) : null,
        rejectedBecause: example.status === 'rejected' ? (example.rejectedBecause ?? 'Nicht belegt.') : null,
        duplicateOf: null,
        citation: null,
        taxonomyVersion: TAXONOMY_VERSION,
        createdAt: logged,
        version: 1,
      });
      await tx.insert(IrregularityEvent, {
        id: newId(),
        irregularityId: id,
        at: logged,
        actor: null,
        fromStatus: null,
        toStatus: 'reported',
        changed: [],
        text: null,
      });
    }
  }
}

function lastOfMonth(day: string): string {
  const next = addDays(`${day.slice(0, 7)}-28`, 4);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}
