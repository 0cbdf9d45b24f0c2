import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../../access/guard.js';
import { Case } from '../../cases/case.entity.js';
import { CaseLetters, RECEIPT } from '../../cases/case.letters.js';
import { ENDED } from '../../cases/case.rules.js';
import type { Letter } from '../../mail/letter.js';
import { MailService } from '../../mail/mail.service.js';
import { languageToWriteIn } from '../../people/language.rules.js';
import { Person } from '../../people/person.entity.js';
import { PlacesService } from '../../places/places.service.js';
import type { Language } from '../../texts/languages.js';
import { textsOf } from '../../texts/texts.js';

@Injectable()
export class ReceiptLetter implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly letters: CaseLetters,
    private readonly places: PlacesService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(RECEIPT, (tx, params) => this.write(tx, params.case));
  }

  private async write(tx: EntityManager, id: string): Promise<Letter | null> {
    const theCase = await tx.findOneBy(Case, { id });
    if (!theCase || ENDED.includes(theCase.stage)) return null;
    const person = await tx.findOneByOrFail(Person, { id: theCase.personId });
    if (!person.email || person.emailFailedOn) return null;
    const texts = textsOf(await this.languageFor(tx, person, theCase));
    return {
      to: person.email,
      language: texts.language,
      subject: texts.t('letter.receipt.subject'),
      paragraphs: [
        texts.t('letter.hello'),
        texts.t('letter.receipt.text'),
        texts.t('letter.receipt.number', { reference: theCase.reference }),
      ],
      link: {
        label: texts.t('letter.receipt.link'),
        url: `${this.origin.origin}/requests/${this.letters.trackingOf(theCase.id)}?lang=${texts.language}`,
      },
    };
  }

  private async languageFor(tx: EntityManager, person: Person, theCase: Case): Promise<Language> {
    const { language } = await this.places.communeOf(tx, theCase.commune);
    return languageToWriteIn(person.languages, language);
  }
}
